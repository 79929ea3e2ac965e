using Cylch.Rules;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="ContractId">Null when it is for every contract that has none of its own.</param>
public sealed record SetSettlementPolicyInput(long OrganisationId, long? ContractId, LocalDate InForceFrom, RunPolicy Policy);

/// <summary>Writes down how settlement is run, from a day on that is not past. What was asked and shown before keeps its dates.</summary>
public sealed class SetSettlementPolicy(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SetSettlementPolicyInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SetSettlementPolicy), cancellationToken) is { } done)
        {
            return done;
        }

        if (input.Policy.Wrong().Any())
        {
            return new Refusal("settlement.policy-out-of-range", RunPolicy.LongestPaymentDays);
        }

        if (doing.AccountId is not null && input.InForceFrom < doing.Today)
        {
            return new Refusal("settlement.policy-in-the-past", input.InForceFrom);
        }

        var policy = new SettlementPolicy
        {
            OrganisationId = input.OrganisationId,
            ContractId = input.ContractId,
            InForceFrom = input.InForceFrom,
            ReviewRequired = input.Policy.ReviewRequired,
            ReviewerMayApprove = input.Policy.ReviewerMayApprove,
            QueryDays = input.Policy.QueryDays,
            AnswerDays = input.Policy.AnswerDays,
            EscalatesTo = input.Policy.EscalatesTo,
            PaymentDays = input.Policy.PaymentDays,
            VerifyDays = input.Policy.VerifyDays,
            SetByAccountId = doing.AccountId,
            SetAt = doing.At,
            Reason = reason,
        };
        db.SettlementPolicies.Add(policy);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SetSettlementPolicy), "settlement-policy", reason, ContractId: input.ContractId), () => policy.Id, cancellationToken);
    }
}
