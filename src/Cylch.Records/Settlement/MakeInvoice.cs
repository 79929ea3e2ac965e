using System.Security.Cryptography;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

public sealed record MakeInvoiceInput(long RunId);

/// <summary>Writes the self-billed e-invoice of a closed run, once, and keeps it byte for byte with its hash.</summary>
public sealed class MakeInvoice(CylchDb db, Recorder recorder)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public async Task<Decision<long>> RunAsync(Doing doing, MakeInvoiceInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(MakeInvoice), cancellationToken) is { } done)
        {
            return done;
        }

        var run = await db.SettlementRuns.AsNoTracking().Include(r => r.Lines).SingleAsync(r => r.Id == input.RunId, cancellationToken);
        if (run.ApprovedAt is not { } approved || run.ReplacedAt is not null)
        {
            return new Refusal("settlement.invoice-not-approved", run.PeriodNumber);
        }

        if (await db.RunInvoices.AnyAsync(i => i.RunId == run.Id, cancellationToken))
        {
            return new Refusal("settlement.invoice-made-before", run.PeriodNumber);
        }

        var made = await InvoiceAsync(run, approved.InZone(London).Date, cancellationToken);
        if (made.Refusal is { } refusal)
        {
            return refusal;
        }

        return await KeepAsync(doing, run, made.Value, reason, cancellationToken);
    }

    private async Task<Decision<long>> KeepAsync(
        Doing doing, SettlementRun run, SelfBilledInvoice invoice, string reason, CancellationToken cancellationToken)
    {
        var content = SelfBilledInvoiceXml.Write(invoice);
        var kept = new RunInvoice
        {
            RunId = run.Id,
            Number = invoice.Number,
            TypeCode = invoice.TypeCode,
            IssuedOn = invoice.IssuedOn,
            DueOn = invoice.DueOn,
            TotalPence = invoice.Total.Pence,
            Content = content,
            ContentHash = SHA256.HashData(content),
            MadeByAccountId = doing.AccountId,
            MadeAt = doing.At,
        };
        db.RunInvoices.Add(kept);
        try
        {
            return await recorder.SaveAsync(
                doing, new RecordedAs(nameof(MakeInvoice), "invoice", reason, ContractId: run.ContractId), () => kept.Id, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The database keeps one invoice of a run: if there is one now, somebody else made it at the same moment.
            db.ChangeTracker.Clear();
            return await db.RunInvoices.AsNoTracking().AnyAsync(i => i.RunId == run.Id, cancellationToken)
                ? new Refusal("settlement.invoice-made-before", run.PeriodNumber)
                : throw new InvalidOperationException("An invoice was refused that nobody had made.");
        }
    }

    private async Task<Decision<SelfBilledInvoice>> InvoiceAsync(SettlementRun run, LocalDate approvedOn, CancellationToken cancellationToken)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == run.ContractId, cancellationToken);
        var seller = await DetailsAsync(contract.ProviderId, approvedOn, cancellationToken);
        var buyer = await DetailsAsync(contract.AuthorityId, approvedOn, cancellationToken);
        if (seller is null || buyer is null)
        {
            var missing = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == (seller == null ? contract.ProviderId : contract.AuthorityId), cancellationToken);
            return new Refusal("settlement.invoice-details-missing", missing.NameEn, approvedOn);
        }

        var invoice = new SelfBilledInvoice(
            RunReference.Of(run, contract.Number), approvedOn, approvedOn.PlusDays(SelfBilledInvoice.DaysToPay), new DateRange(run.FromOn, run.UntilOn), contract.Number,
            Party(seller.Value), Party(buyer.Value) with { TaxRegistration = null },
            new VatExemption(seller.Value.Details.ExemptionCode, seller.Value.Details.ExemptionReason),
            InvoiceParts.Of(run.Lines, await CorrectedAsync(run, cancellationToken)), await EarlierAsync(run, contract, cancellationToken));
        return invoice.FirstRefusal() is { } refusal ? refusal : invoice;
    }

    private async Task<(InvoiceDetails Details, string Reference)?> DetailsAsync(long organisationId, LocalDate on, CancellationToken cancellationToken)
    {
        var details = await db.InvoiceDetails.AsNoTracking().Where(d => d.OrganisationId == organisationId && d.InForceFrom <= on)
            .OrderByDescending(d => d.InForceFrom).FirstOrDefaultAsync(cancellationToken);
        return details is null
            ? null
            : (details, await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Reference).SingleAsync(cancellationToken));
    }

    private static InvoiceParty Party((InvoiceDetails Details, string Reference) party) => new(
        party.Details.LegalName, party.Reference, party.Details.CompanyNumber, party.Details.Street, party.Details.Town, party.Details.Postcode, "GB",
        party.Details.VatNumber, party.Details.VatNumber is null ? party.Details.TaxRegistration : null);

    private async Task<Dictionary<long, int>> CorrectedAsync(SettlementRun run, CancellationToken cancellationToken)
    {
        var corrected = run.Lines.Where(l => l.CorrectsRunId is not null).Select(l => l.CorrectsRunId!.Value).ToHashSet();
        return await db.SettlementRuns.AsNoTracking().Where(r => corrected.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.PeriodNumber, cancellationToken);
    }

    private async Task<IReadOnlyList<EarlierInvoice>> EarlierAsync(SettlementRun run, Contract contract, CancellationToken cancellationToken)
    {
        var corrected = run.Lines.Where(l => l.CorrectsRunId is not null).Select(l => l.CorrectsRunId!.Value).ToHashSet();
        var runs = await db.SettlementRuns.AsNoTracking().Where(r => corrected.Contains(r.Id)).OrderBy(r => r.FromOn).ToListAsync(cancellationToken);
        var issued = await db.RunInvoices.AsNoTracking().Where(i => corrected.Contains(i.RunId)).ToDictionaryAsync(i => i.RunId, i => i.IssuedOn, cancellationToken);
        return [.. runs.Select(r => new EarlierInvoice(RunReference.Of(r, contract.Number), issued.TryGetValue(r.Id, out var on) ? on : null))];
    }
}
