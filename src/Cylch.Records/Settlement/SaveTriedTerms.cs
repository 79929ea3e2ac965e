using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="SchemeId">The version of the terms that was changed.</param>
/// <param name="PaidPence">Booked for the closed periods.</param>
/// <param name="TriedPence">What they would have come to.</param>
public sealed record SaveTriedTermsInput(
    long ContractId, long SchemeId, string Name, IReadOnlyList<PaymentTerm> Terms, long PaidPence, long TriedPence, int Periods);

/// <summary>Keeps terms that were tried, with what they would have come to, so that tries can be held against each other.</summary>
public sealed class SaveTriedTerms(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SaveTriedTermsInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SaveTriedTerms), cancellationToken) is { } done)
        {
            return done;
        }

        if (await db.TriedTerms.AnyAsync(t => t.ContractId == input.ContractId && t.Name == input.Name && t.RemovedAt == null, cancellationToken))
        {
            return new Refusal("settlement.tried-name-taken", input.Name);
        }

        var tried = new TriedTerms
        {
            ContractId = input.ContractId,
            SchemeId = input.SchemeId,
            Name = input.Name,
            Reason = reason,
            Terms = SchemeText.Write(input.Terms),
            PaidPence = input.PaidPence,
            TriedPence = input.TriedPence,
            Periods = input.Periods,
            SavedByAccountId = doing.AccountId ?? throw new InvalidOperationException("Terms are tried by somebody."),
            SavedAt = doing.At,
        };
        db.TriedTerms.Add(tried);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SaveTriedTerms), "try", reason, ContractId: input.ContractId), () => tried.Id, cancellationToken);
    }
}
