using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A draft of a contract's next terms: read aloud as it is composed, with all that is missing beside the sentence it concerns.</summary>
[Needs(Permission.ReadContract)]
public sealed class DraftPage(CylchDb db, ChangeDraft change, ShowDraft show, GiveUpDraft giveUp) : OpenedDraftPage(db)
{
    [BindProperty(Name = "places")]
    public int Places { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public IReadOnlyList<DraftEdition> History { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Changers { get; private set; } = new Dictionary<long, string>();

    /// <summary>The first day of the next payment period, as an example of a day terms can begin.</summary>
    public LocalDate NextPeriod => ContractYear.PeriodHolding(Contract.YearStartsOn, Today).End.PlusDays(1);

    public async Task<IActionResult> OnGetAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    [Needs(Permission.WriteTerms)]
    public Task<IActionResult> OnPostMoveAsync(long contractId, long draftId, CancellationToken cancellationToken) =>
        ChangeAsync(contractId, draftId, () => new DraftChange.Move(Term ?? 0, Math.Sign(Places)), cancellationToken);

    [Needs(Permission.WriteTerms)]
    public Task<IActionResult> OnPostRenumberAsync(long contractId, long draftId, CancellationToken cancellationToken) =>
        ChangeAsync(contractId, draftId, () => new DraftChange.Renumber(), cancellationToken);

    [Needs(Permission.WriteTerms)]
    public Task<IActionResult> OnPostDateAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        var day = TypedParameter.Day(From);
        if (day is null && !string.IsNullOrWhiteSpace(From))
        {
            Wrong("from", "contracts.draft.day-unreadable");
        }

        return ChangeAsync(contractId, draftId, () => new DraftChange.Date(day), cancellationToken);
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostShowAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        await OpenAsync(contractId, draftId, cancellationToken);
        return await DoneAsync(
            await show.RunAsync(Doing, new ShowDraftInput(draftId), "", cancellationToken), W["contracts.draft.shown-notice"],
            ContractsLinks.Draft(contractId, draftId), cancellationToken);
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostGiveUpAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        await OpenAsync(contractId, draftId, cancellationToken);
        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "contracts.draft.why-empty");
            await LoadAsync(cancellationToken);
            return AskAgain();
        }

        return await DoneAsync(
            await giveUp.RunAsync(Doing, new GiveUpDraftInput(draftId), Why.Trim(), cancellationToken), W["contracts.draft.given-up-notice"],
            ContractsLinks.Versions(contractId), cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(long contractId, long draftId, Func<DraftChange> made, CancellationToken cancellationToken)
    {
        await OpenAsync(contractId, draftId, cancellationToken);
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return AskAgain();
        }

        var decision = await change.RunAsync(Doing, new ChangeDraftInput(draftId, Edition, made()), "", cancellationToken);
        var back = Term is { } term ? ContractsLinks.Draft(contractId, draftId, term) : ContractsLinks.Draft(contractId, draftId);
        return await DoneAsync(decision, null, back, cancellationToken);
    }

    private async Task<IActionResult> DoneAsync(Decision<long> decision, string? notice, string next, CancellationToken cancellationToken)
    {
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(cancellationToken);
            return await RefusedAsync(refusal, cancellationToken);
        }

        if (notice is not null)
        {
            Tell(notice);
        }

        return LocalRedirect(next);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        From ??= Draft.Newest.InForceFrom is { } from ? LocalDatePattern.Iso.Format(from) : "";
        History = SeesAll
            ? await Db.DraftEditions.AsNoTracking().Where(e => e.DraftId == Draft.Draft.Id).OrderByDescending(e => e.Number).Take(100).ToListAsync(cancellationToken)
            : [];
        var people = History.Select(e => e.ChangedByAccountId ?? 0).Distinct().ToArray();
        Changers = await Db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }
}
