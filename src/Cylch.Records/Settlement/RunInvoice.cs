using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>What an organisation's e-invoices say about it, from a day on. Never changed; a new version follows it.</summary>
public sealed class InvoiceDetails
{
    public long Id { get; init; }
    public required long OrganisationId { get; init; }
    public required LocalDate InForceFrom { get; init; }
    public required string LegalName { get; init; }

    /// <summary>At Companies House; null for a body that has none.</summary>
    public string? CompanyNumber { get; init; }
    public required string Street { get; init; }
    public required string Town { get; init; }
    public required string Postcode { get; init; }

    /// <summary>With its country prefix; null for whoever is not registered.</summary>
    public string? VatNumber { get; init; }
    public string? TaxRegistration { get; init; }

    /// <summary>From the VATEX list; only for whoever provides care.</summary>
    public string? ExemptionCode { get; init; }
    public string? ExemptionReason { get; init; }
    public long? SavedByAccountId { get; init; }
    public required Instant SavedAt { get; init; }
}

/// <summary>The e-invoice of a closed run, byte for byte as it was made.</summary>
public sealed class RunInvoice
{
    public long Id { get; init; }
    public required long RunId { get; init; }

    /// <summary>The reference under which a payment file pays the run.</summary>
    public required string Number { get; init; }

    /// <summary>389 for an invoice, 261 for a credit note.</summary>
    public required string TypeCode { get; init; }
    public required LocalDate IssuedOn { get; init; }
    public required LocalDate DueOn { get; init; }
    public required long TotalPence { get; init; }
    public required byte[] Content { get; init; }
    public required byte[] ContentHash { get; init; }
    public long? MadeByAccountId { get; init; }
    public required Instant MadeAt { get; init; }
}
