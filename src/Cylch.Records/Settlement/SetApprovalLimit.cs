using Cylch.Rules;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Role">For everybody who holds it, or else <paramref name="AccountId"/> for one account.</param>
/// <param name="LimitPence">Of one run; 0 takes the limit away, so that nothing may be approved.</param>
public sealed record SetApprovalLimitInput(long OrganisationId, Role? Role, long? AccountId, LocalDate InForceFrom, long LimitPence);

/// <summary>Writes down how much a role or an account may approve, from a day on that is not past. Nobody sets their own.</summary>
public sealed class SetApprovalLimit(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SetApprovalLimitInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SetApprovalLimit), cancellationToken) is { } done)
        {
            return done;
        }

        if (input.AccountId is { } account && account == doing.AccountId)
        {
            return new Refusal("settlement.own-limit");
        }

        if (doing.AccountId is not null && input.InForceFrom < doing.Today)
        {
            return new Refusal("settlement.limit-in-the-past", input.InForceFrom);
        }

        var limit = new ApprovalLimit
        {
            OrganisationId = input.OrganisationId,
            Role = input.Role,
            AccountId = input.AccountId,
            InForceFrom = input.InForceFrom,
            LimitPence = input.LimitPence,
            SetByAccountId = doing.AccountId,
            SetAt = doing.At,
            Reason = reason,
        };
        db.ApprovalLimits.Add(limit);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(SetApprovalLimit), "approval-limit", reason), () => limit.Id, cancellationToken);
    }
}
