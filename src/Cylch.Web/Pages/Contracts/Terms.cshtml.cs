using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A contract's payment terms as the sentences people sign, in either language or both; acknowledged and renewed here.</summary>
[Needs(Permission.ReadContract)]
public sealed class TermsPage(CylchDb db, AcknowledgeScheme acknowledge, SaveScheme save) : CylchPage
{
    [BindProperty(Name = "version", SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "rates-until")]
    public string? RatesUntil { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public Contract Contract { get; private set; } = null!;

    public IReadOnlyList<ContractScheme> Versions { get; private set; } = [];

    public ContractScheme? Saved { get; private set; }

    public PaymentScheme? Scheme { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    public bool MayAcknowledge { get; private set; }

    public bool MayWrite { get; private set; }

    public IReadOnlyList<TermField> Fields { get; private set; } = [];

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public Task OnGetAsync(long contractId, CancellationToken cancellationToken) => LoadAsync(contractId, cancellationToken);

    [Needs(Permission.AcknowledgeTerms)]
    public async Task<IActionResult> OnPostAcknowledgeAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Saved is null || !await MayAsync(Permission.AcknowledgeTerms, new Subject(ContractId: contractId)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var decision = await acknowledge.RunAsync(Doing, new AcknowledgeSchemeInput(Saved.Id, W.Language.Code), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        TempData["notice"] = W["contracts.acknowledged-notice", Saved.Number];
        return LocalRedirect(ContractsLinks.Terms(contractId, Saved.Number));
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostSaveAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Scheme is null || !MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var (from, until) = (Day(From), Day(RatesUntil));
        Check(from, until);
        var values = Fields.ToDictionary(f => f.Key, f => TermField.Read(f.Kind, Request.Form[f.Key]));
        foreach (var field in Fields.Where(f => values[f.Key] is null && (!f.Label.StartsWith("rate.", StringComparison.Ordinal) || !string.IsNullOrWhiteSpace(Request.Form[f.Key]))))
        {
            Wrong(field.Key, "contracts.field.not-a-number", W["contracts.field." + field.Label], field.TermNumber);
        }

        Fields = [.. Fields.Select(f => f with { Value = Request.Form[f.Key].ToString() })];
        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var terms = TermFields.Changed(Scheme, from!.Value, until!.Value, values);
        var refusals = SaveScheme.AllRefusals(Contract, new PaymentScheme(contractId, Versions[^1].Number + 1, from.Value, terms));
        foreach (var gap in refusals.Skip(1))
        {
            ModelState.AddModelError("", W.Refusal(gap));
        }

        var decision = await save.RunAsync(Doing, new SaveSchemeInput(contractId, from.Value, terms), Why!.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        TempData["notice"] = W["contracts.saved-notice", Versions[^1].Number + 1, W.Say.Date(from.Value)];
        return LocalRedirect(ContractsLinks.Terms(contractId, Versions[^1].Number + 1));
    }

    private static LocalDate? Day(string? typed) => LocalDatePattern.Iso.Parse(typed?.Trim() ?? "") is { Success: true } day ? day.Value : null;

    private void Check(LocalDate? from, LocalDate? until)
    {
        if (from is null)
        {
            Wrong("from", "contracts.field.from-wrong");
        }

        if (until is null)
        {
            Wrong("rates-until", "contracts.field.until-wrong");
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "contracts.field.why-empty");
        }
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Versions = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        Saved = Versions.FirstOrDefault(s => s.Number == Version) ?? Versions.LastOrDefault(s => s.InForceFrom <= Today)
            ?? (Versions.Count > 0 ? Versions[^1] : null);
        Scheme = Saved is null ? null : SchemeText.Read(Saved);
        AcknowledgedBy = Saved?.AcknowledgedByAccountId is { } id
            ? await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).SingleAsync(cancellationToken)
            : null;
        var subject = new Subject(ContractId: contractId);
        MayAcknowledge = Saved is { AcknowledgedAt: null } && await MayAsync(Permission.AcknowledgeTerms, subject);
        MayWrite = await MayAsync(Permission.WriteTerms, subject);
        Fields = Scheme is null ? [] : [.. TermFields.Of(Scheme, Today > Scheme.InForceFrom ? Today : Scheme.InForceFrom)];
        From ??= LocalDatePattern.Iso.Format(ContractYear.PeriodHolding(Contract.YearStartsOn, Today).End.PlusDays(1));
        RatesUntil ??= LocalDatePattern.Iso.Format(ContractYear.EndOfYear(Contract.YearStartsOn, Today));
    }
}
