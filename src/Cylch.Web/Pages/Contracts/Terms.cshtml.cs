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

    [BindProperty(Name = "hash")]
    public string? Hash { get; set; }

    public Contract Contract { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public VersionRow? Row { get; private set; }

    public ContractScheme? Saved => Row?.Saved;

    public Decision<TriedView>? Tried { get; private set; }

    public int NextNumber => Versions.Count == 0 ? 1 : Versions[0].Saved.Number + 1;

    public PaymentScheme? Scheme { get; private set; }

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

        var decision = await acknowledge.RunAsync(Doing, new AcknowledgeSchemeInput(Saved.Id, W.Language.Code, Hash), "", cancellationToken);
        return Done(decision, W["contracts.acknowledged-notice", Saved.Number], Saved.Number);
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostSaveAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Scheme is null || !MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var (from, until) = (TypedParameter.Day(From), TypedParameter.Day(RatesUntil));
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
        var refusals = SaveScheme.AllRefusals(Contract, new PaymentScheme(contractId, NextNumber, from.Value, terms));
        foreach (var gap in refusals.Skip(1))
        {
            ModelState.AddModelError("", W.Refusal(gap));
        }

        var decision = await save.RunAsync(Doing, new SaveSchemeInput(contractId, from.Value, terms), Why!.Trim(), cancellationToken);
        return Done(decision, W["contracts.saved-notice", NextNumber, W.Say.Date(from.Value)], NextNumber);
    }

    private IActionResult Done(Decision<long> decision, string notice, int number)
    {
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(notice);
        return LocalRedirect(ContractsLinks.Terms(Contract.Id, number));
    }

    private void Check(LocalDate? from, LocalDate? until)
    {
        (string Field, string Key, bool IsWrong)[] asked =
        [
            ("from", "contracts.field.from-wrong", from is null), ("rates-until", "contracts.field.until-wrong", until is null),
            ("why", "contracts.field.why-empty", string.IsNullOrWhiteSpace(Why)),
        ];
        foreach (var (field, key, _) in asked.Where(a => a.IsWrong))
        {
            Wrong(field, key);
        }
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Versions = await VersionRow.ReadAsync(db, contractId, Today, cancellationToken);
        var standing = Versions.Where(v => v.State != SchemeState.Withdrawn).ToList();
        var subject = new Subject(ContractId: contractId);
        // What waits for the reader comes before what is in force.
        var acknowledges = await MayAsync(Permission.AcknowledgeTerms, subject);
        Row = Versions.FirstOrDefault(v => v.Saved.Number == Version) ?? standing.Find(v => acknowledges && v.Saved.AcknowledgedAt is null)
            ?? standing.Find(v => v.Saved.InForceFrom <= Today) ?? (standing.Count > 0 ? standing[0] : null);
        Scheme = Saved is null ? null : SchemeText.Read(Saved);
        MayAcknowledge = acknowledges && Saved is { AcknowledgedAt: null, WithdrawnAt: null };
        if (MayAcknowledge)
        {
            Tried = await TriedView.ReadAsync(db, contractId, null, Scheme!, cancellationToken);
        }
        MayWrite = await MayAsync(Permission.WriteTerms, subject);
        Fields = Scheme is null ? [] : [.. TermFields.Of(Scheme, Today > Scheme.InForceFrom ? Today : Scheme.InForceFrom)];
        From ??= LocalDatePattern.Iso.Format(ContractYear.PeriodHolding(Contract.YearStartsOn, Today).End.PlusDays(1));
        RatesUntil ??= LocalDatePattern.Iso.Format(ContractYear.EndOfYear(Contract.YearStartsOn, Today));
    }
}
