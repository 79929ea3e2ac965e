using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Any two sets of a contract's terms beside each other, in sentences, and what the difference comes to on its own last closed period.</summary>
[Needs(Permission.ReadContract)]
public sealed class ComparePage(CylchDb db) : CylchPage
{
    [BindProperty(Name = "before", SupportsGet = true)]
    public string? BeforeToken { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? AfterToken { get; set; }

    public Contract Contract { get; private set; } = null!;

    public TermsChosen? Before { get; private set; }

    public TermsChosen? After { get; private set; }

    public IReadOnlyList<GovukChoice> Choices { get; private set; } = [];

    /// <summary>Null for readers who may not see what a contract comes to.</summary>
    public Decision<TriedView>? Tried { get; private set; }

    public async Task<IActionResult> OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var subject = new Subject(ContractId: contractId);
        var seesDrafts = await MayAsync(Permission.ReadDraftTerms, subject);
        var versions = await VersionRow.ReadAsync(db, contractId, Today, cancellationToken);
        var drafts = await DraftRow.ReadAsync(db, contractId, seesDrafts, cancellationToken);
        Choices =
        [
            .. versions.Select(v => new GovukChoice(
                TermsChosen.Version(v.Saved.Number), W["contracts.start.version-choice", v.Saved.Number, W["contracts.version-state." + v.State]])),
            .. drafts.Where(d => d.ProposedAs is null).Select(d => new GovukChoice(
                TermsChosen.OfDraft(d.Draft.Id), TermsChosen.Of(Contract, d.Draft, d.Newest).Label(W))),
        ];
        var standing = versions.FirstOrDefault(v => v.State == SchemeState.InForce) ?? versions.FirstOrDefault(v => v.State != SchemeState.Withdrawn);
        AfterToken = string.IsNullOrEmpty(AfterToken) && Choices.Count > 0 ? Choices[0].Value : AfterToken;
        BeforeToken = string.IsNullOrEmpty(BeforeToken) ? Default(versions, standing) : BeforeToken;
        Before = await TermsChosen.FindAsync(db, Contract, BeforeToken, seesDrafts, cancellationToken);
        After = await TermsChosen.FindAsync(db, Contract, AfterToken, seesDrafts, cancellationToken);
        if (Before is not null && After is { Incomplete.Count: 0 } && Before.Incomplete.Count == 0 && await MayAsync(Permission.ReadStatement, subject))
        {
            Tried = await TriedView.ReadAsync(db, contractId, Before.Scheme, After.Scheme, cancellationToken);
        }

        return Page();
    }

    // What is in force, unless that is what is read: then the version before it.
    private string? Default(IReadOnlyList<VersionRow> versions, VersionRow? standing)
    {
        var other = standing is null || TermsChosen.Version(standing.Saved.Number) != AfterToken
            ? standing
            : versions.FirstOrDefault(v => v.Saved.Number < standing.Saved.Number && v.State != SchemeState.Withdrawn) ?? standing;
        return other is null ? null : TermsChosen.Version(other.Saved.Number);
    }
}
