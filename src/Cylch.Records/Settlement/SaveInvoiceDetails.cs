using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

public sealed record SaveInvoiceDetailsInput(
    long OrganisationId, LocalDate InForceFrom, string LegalName, string? CompanyNumber, string Street, string Town, string Postcode,
    string? VatNumber, string? TaxRegistration, string? ExemptionCode, string? ExemptionReason);

/// <summary>An organisation says what e-invoices in its name, or to it, have to say about it from a day on.</summary>
public sealed class SaveInvoiceDetails(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SaveInvoiceDetailsInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SaveInvoiceDetails), cancellationToken) is { } done)
        {
            return done;
        }

        var latest = await db.InvoiceDetails.AsNoTracking().Where(d => d.OrganisationId == input.OrganisationId)
            .OrderByDescending(d => d.InForceFrom).FirstOrDefaultAsync(cancellationToken);
        if (InvoiceNumbers.FirstRefusal(input.VatNumber, input.ExemptionCode) is { } refusal)
        {
            return refusal;
        }

        if (latest is not null && input.InForceFrom <= latest.InForceFrom)
        {
            return new Refusal("settlement.invoice-details-not-later", latest.InForceFrom);
        }

        var details = new InvoiceDetails
        {
            OrganisationId = input.OrganisationId,
            InForceFrom = input.InForceFrom,
            LegalName = input.LegalName.Trim(),
            CompanyNumber = Maybe(input.CompanyNumber),
            Street = input.Street.Trim(),
            Town = input.Town.Trim(),
            Postcode = input.Postcode.Trim(),
            VatNumber = Maybe(input.VatNumber),
            TaxRegistration = Maybe(input.TaxRegistration),
            ExemptionCode = Maybe(input.ExemptionCode),
            ExemptionReason = Maybe(input.ExemptionReason),
            SavedByAccountId = doing.AccountId,
            SavedAt = doing.At,
        };
        db.InvoiceDetails.Add(details);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SaveInvoiceDetails), "invoice-details", reason), () => details.Id, cancellationToken);
    }

    private static string? Maybe(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
