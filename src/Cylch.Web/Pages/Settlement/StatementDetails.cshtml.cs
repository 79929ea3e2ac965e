using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What e-invoices say about one's own organisation, by the day it holds from.</summary>
[Needs(Permission.WriteInvoiceDetails)]
public sealed class StatementDetailsPage(CylchDb db, SaveInvoiceDetails save) : CylchPage
{
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? LegalName { get; set; }

    [BindProperty]
    public string? CompanyNumber { get; set; }

    [BindProperty]
    public string? Street { get; set; }

    [BindProperty]
    public string? Town { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? VatNumber { get; set; }

    [BindProperty]
    public string? TaxRegistration { get; set; }

    [BindProperty]
    public string? ExemptionReason { get; set; }

    [BindProperty]
    public string? ExemptionCode { get; set; }

    public string Organisation { get; private set; } = "";

    public bool IsProvider { get; private set; }

    public IReadOnlyList<InvoiceDetails> Versions { get; private set; } = [];

    public IEnumerable<GovukChoice> Codes => [new("", W["settlement.details.no-code"]), .. InvoiceNumbers.ExemptionCodes.Select(code => new GovukChoice(code, code))];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var organisationId = await LoadAsync(cancellationToken);
        var from = LocalDatePattern.Iso.Parse(From?.Trim() ?? "");
        if (!from.Success)
        {
            Wrong(nameof(From), "settlement.details.from-wrong");
        }

        foreach (var (field, text) in new[] { (nameof(LegalName), LegalName), (nameof(Street), Street), (nameof(Town), Town), (nameof(Postcode), Postcode) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Wrong(field, "settlement.details.empty");
            }
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await save.RunAsync(Doing, new SaveInvoiceDetailsInput(
            organisationId, from.Value, LegalName!, CompanyNumber, Street!, Town!, Postcode!, VatNumber, TaxRegistration,
            IsProvider ? ExemptionCode : null, IsProvider ? ExemptionReason : null), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["settlement.details.saved"]);
        return LocalRedirect(SettlementLinks.InvoiceDetails);
    }

    private async Task<long> LoadAsync(CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.WriteInvoiceDetails);
        var organisationId = reach.OrganisationIds.First();
        IsProvider = reach.ProviderIds.Contains(organisationId);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisationId, cancellationToken);
        Organisation = W.Either(organisation.NameEn, organisation.NameCy);
        Versions = await db.InvoiceDetails.AsNoTracking().Where(d => d.OrganisationId == organisationId).OrderByDescending(d => d.InForceFrom).ToListAsync(cancellationToken);
        From ??= LocalDatePattern.Iso.Format(Today);
        return organisationId;
    }
}
