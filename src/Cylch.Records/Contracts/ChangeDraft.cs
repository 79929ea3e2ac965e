using System.Text.Json.Nodes;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>One change of a draft.</summary>
public abstract record DraftChange
{
    /// <param name="Kind">The stored name of a kind of term.</param>
    public sealed record Add(string Kind) : DraftChange;

    /// <param name="Values">Everything said of the term, by the stored names of its parameters.</param>
    public sealed record Fill(int Number, JsonObject Values) : DraftChange;

    public sealed record Remove(int Number) : DraftChange;

    /// <param name="Places">−1 is one up.</param>
    public sealed record Move(int Number, int Places) : DraftChange;

    public sealed record Renumber : DraftChange;

    public sealed record Date(LocalDate? InForceFrom) : DraftChange;
}

/// <param name="SeenEdition">The edition that the form was made from.</param>
public sealed record ChangeDraftInput(long DraftId, int SeenEdition, DraftChange Change);

/// <summary>Changes one thing in a draft and keeps it as the next edition; the one before stays. The result is the edition.</summary>
public sealed class ChangeDraft(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ChangeDraftInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ChangeDraft), cancellationToken) is { } done)
        {
            return done;
        }

        var draft = await db.SchemeDrafts.SingleAsync(d => d.Id == input.DraftId, cancellationToken);
        var newest = await db.DraftEditions.AsNoTracking().SingleAsync(e => e.DraftId == draft.Id && e.Number == draft.NewestEdition, cancellationToken);
        if (await OpenDraft.RefusalAsync(db, draft, input.SeenEdition, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var terms = DraftScheme.Read(newest.Terms);
        if (Target(input.Change) is { } number && terms.Numbered(number) is null)
        {
            return new Refusal("contracts.no-such-term", number);
        }

        var edition = Next(doing, newest, terms, input.Change);
        draft.NewestEdition = edition.Number;
        db.DraftEditions.Add(edition);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ChangeDraft), "draft", reason, ContractId: draft.ContractId), () => edition.Id, cancellationToken);
    }

    private static int? Target(DraftChange change) => change switch
    {
        DraftChange.Fill fill => fill.Number,
        DraftChange.Remove remove => remove.Number,
        DraftChange.Move move => move.Number,
        _ => null,
    };

    private static DraftEdition Next(Doing doing, DraftEdition newest, DraftScheme terms, DraftChange change)
    {
        var number = Target(change) ?? 0;
        var (step, changed) = change switch
        {
            DraftChange.Add add => (DraftStep.Added, terms.WithAdded(add.Kind, out number)),
            DraftChange.Fill fill => (DraftStep.Changed, terms.With(terms.Numbered(fill.Number)!.With(fill.Values))),
            DraftChange.Remove remove => (DraftStep.Removed, terms.Without(remove.Number)),
            DraftChange.Move move => (DraftStep.Moved, terms.Moved(move.Number, move.Places)),
            DraftChange.Renumber => (DraftStep.Renumbered, terms.Renumbered()),
            DraftChange.Date => (DraftStep.Dated, terms),
            _ => throw new InvalidOperationException($"A draft cannot be changed by {change.GetType().Name}."),
        };
        return new DraftEdition
        {
            DraftId = newest.DraftId,
            Number = newest.Number + 1,
            InForceFrom = change is DraftChange.Date date ? date.InForceFrom : newest.InForceFrom,
            Terms = changed.Text(),
            Change = step,
            TermNumber = number == 0 ? null : number,
            TermKind = (changed.Numbered(number) ?? terms.Numbered(number))?.Kind,
            ChangedAt = doing.At,
            ChangedByAccountId = doing.AccountId,
        };
    }
}
