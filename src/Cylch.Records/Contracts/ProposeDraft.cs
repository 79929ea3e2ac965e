using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <param name="SeenEdition">The edition that was looked over before it was proposed.</param>
public sealed record ProposeDraftInput(long DraftId, int SeenEdition);

/// <summary>
/// Puts a draft to the provider as the next version of the terms, when nothing is missing in it. It comes into force on its day once the
/// provider has said that it has read it. The result is the version.
/// </summary>
public sealed class ProposeDraft(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ProposeDraftInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ProposeDraft), cancellationToken) is { } done)
        {
            return done;
        }

        var draft = await db.SchemeDrafts.SingleAsync(d => d.Id == input.DraftId, cancellationToken);
        if (await OpenDraft.RefusalAsync(db, draft, input.SeenEdition, cancellationToken) is { } closed)
        {
            return closed;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == draft.ContractId, cancellationToken);
        var edition = await db.DraftEditions.AsNoTracking().SingleAsync(e => e.DraftId == draft.Id && e.Number == draft.NewestEdition, cancellationToken);
        var findings = await OpenDraft.FindingsAsync(db, contract, edition, cancellationToken);
        if (findings.Complete is not { } terms || edition.InForceFrom is not { } from)
        {
            return findings.Terms.FirstOrDefault(t => t.Missing.Count > 0) is { } incomplete
                ? new Refusal("contracts.draft-incomplete", incomplete.Draft.Number)
                : findings.Whole[0];
        }

        var made = await new NewVersion(db, cancellationToken).OfAsync(doing, contract, from, terms, reason, draft.Id);
        if (made.Refusal is { } refusal)
        {
            return refusal;
        }

        // The draft counts as changed, so that two who propose it at once are told of each other.
        db.Entry(draft).Property(d => d.Version).IsModified = true;
        db.ContractSchemes.Add(made.Value);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ProposeDraft), "scheme", reason, ContractId: contract.Id), () => made.Value.Id, cancellationToken);
    }
}
