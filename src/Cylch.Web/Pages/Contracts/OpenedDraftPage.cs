using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>What every page of a draft knows: the contract, the draft as it is now, and what is missing in it.</summary>
public abstract class OpenedDraftPage(CylchDb db) : CylchPage
{
    /// <summary>The edition the form was made from.</summary>
    [BindProperty(Name = "edition")]
    public int Edition { get; set; }

    [BindProperty(Name = "term", SupportsGet = true)]
    public int? Term { get; set; }

    public Contract Contract { get; private set; } = null!;

    public DraftRow Draft { get; private set; } = null!;

    public DraftScheme Terms { get; private set; } = DraftScheme.Empty;

    public DraftFindings Findings { get; private set; } = new([], []);

    public bool MayWrite { get; private set; }

    public bool SeesAll { get; private set; }

    /// <summary>What others changed after the form was made, when it was refused for that.</summary>
    public IReadOnlyList<DraftEdition> ChangedSince { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    protected CylchDb Db => db;

    /// <summary>Reads the draft; null when the reader may see it, otherwise what they get instead.</summary>
    protected async Task<IActionResult?> OpenAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        var subject = new Subject(ContractId: contractId);
        SeesAll = await MayAsync(Permission.ReadDraftTerms, subject);
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var row = (await DraftRow.ReadAsync(db, contractId, SeesAll, cancellationToken)).FirstOrDefault(d => d.Draft.Id == draftId);
        if (row is null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Draft = row;
        MayWrite = row.IsOpen && await MayAsync(Permission.WriteTerms, subject);
        Terms = DraftScheme.Read(row.Newest.Terms);
        Findings = await OpenDraft.FindingsAsync(db, Contract, row.Newest, cancellationToken);
        return null;
    }

    /// <summary>The draft again as it is now, with what was typed kept and what others changed told.</summary>
    protected async Task<IActionResult> RefusedAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var seen = Edition;
        await OpenAsync(Contract.Id, Draft.Draft.Id, cancellationToken);
        ChangedSince = await db.DraftEditions.AsNoTracking().Where(e => e.DraftId == Draft.Draft.Id && e.Number > seen).OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        var people = ChangedSince.Select(e => e.ChangedByAccountId ?? 0).Distinct().ToArray();
        Names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return Refused(refusal);
    }

    /// <summary>What an edition changed, in words.</summary>
    public string Said(DraftEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var kind = edition.TermKind is { } stored && TermShape.Kinds.TryGetValue(stored, out var type) ? TermKinds.Name(W, type) : "";
        return W["contracts.draft.step." + edition.Change, edition.TermNumber, kind];
    }
}
