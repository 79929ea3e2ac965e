using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Where a draft of a contract's next terms begins: a version, another contract's terms, a real scheme, or nothing.</summary>
[Needs(Permission.WriteTerms)]
public sealed class NewDraftPage(CylchDb db, Ties ties, StartDraft start) : CylchPage
{
    [BindProperty(Name = "begin")]
    public string? Begin { get; set; }

    [BindProperty(Name = "version")]
    public long? Version { get; set; }

    [BindProperty(Name = "other")]
    public long? Other { get; set; }

    [BindProperty(Name = "named")]
    public NamedScheme? Named { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    public Contract Contract { get; private set; } = null!;

    public IReadOnlyList<GovukChoice> Versions { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Others { get; private set; } = [];

    public LocalDate NextPeriod => ContractYear.PeriodHolding(Contract.YearStartsOn, Today).End.PlusDays(1);

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        Begin ??= Versions.Count > 0 ? "version" : "nothing";
        From ??= LocalDatePattern.Iso.Format(NextPeriod);
    }

    public async Task<IActionResult> OnPostAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        var source = Source();
        var from = TypedParameter.Day(From);
        if (from is null && !string.IsNullOrWhiteSpace(From))
        {
            Wrong("from", "contracts.draft.day-unreadable");
        }

        if (source is null || !ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await start.RunAsync(Doing, new StartDraftInput(contractId, source, from), "", cancellationToken);
        return decision.Refusal is { } refusal ? Refused(refusal) : LocalRedirect(ContractsLinks.Draft(contractId, decision.Value));
    }

    private DraftSource? Source()
    {
        switch (Begin)
        {
            case "version" when Version is { } version:
                return new DraftSource.OfVersion(version);
            case "other" when Other is { } other && Others.Any(choice => choice.Value == other.ToString(CultureInfo.InvariantCulture)):
                return new DraftSource.OfVersion(other);
            case "named" when Named is { } named && Enum.IsDefined(named):
                return new DraftSource.OfNamed(named);
            case "nothing":
                return new DraftSource.Nothing();
            default:
                var asked = Begin is "version" or "other" or "named" ? Begin : "begin";
                ModelState.AddModelError(asked, W["contracts.start.choose-" + asked]);
                return null;
        }
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var rows = await VersionRow.ReadAsync(db, contractId, Today, cancellationToken);
        Versions =
        [
            .. rows.OrderBy(row => row.State != SchemeState.InForce).ThenByDescending(row => row.Saved.Number).Select(row => new GovukChoice(
                Id(row.Saved.Id), W["contracts.start.version-choice", row.Saved.Number, W["contracts.version-state." + row.State]])),
        ];
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.WriteTerms));
        var others = await (
            from c in visible
            join s in db.ContractSchemes on c.Id equals s.ContractId
            join p in db.Organisations on c.ProviderId equals p.Id
            where c.Id != contractId && c.AuthorityId == Contract.AuthorityId
                && s.Number == db.ContractSchemes.Where(x => x.ContractId == c.Id && x.AcknowledgedAt != null).Max(x => (int?)x.Number)
            orderby c.Number
            select new { s.Id, c.Number, c.TitleEn, c.TitleCy, p.NameEn, p.NameCy }).ToListAsync(cancellationToken);
        Others =
        [
            new GovukChoice("", W["contracts.start.choose-contract"]),
            .. others.Select(o => new GovukChoice(Id(o.Id), string.Join(", ", o.Number, W.Either(o.TitleEn, o.TitleCy), W.Either(o.NameEn, o.NameCy)))),
        ];
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
