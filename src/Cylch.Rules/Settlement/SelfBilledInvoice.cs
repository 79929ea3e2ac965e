using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// The invoice that the authority writes in the provider's name for one statement, by the European standard EN 16931. It names
/// no person: its lines are the parts of the statement.
/// </summary>
/// <param name="Number">BT-1; the reference under which the payment file pays the statement.</param>
/// <param name="Period">BG-14: the days the statement is for.</param>
/// <param name="ContractNumber">BT-12.</param>
/// <param name="Seller">BG-4: the provider.</param>
/// <param name="Buyer">BG-7: the authority.</param>
/// <param name="Exemption">BG-23: why there is no VAT.</param>
/// <param name="Parts">BG-25; at least one.</param>
/// <param name="Corrected">BG-3: invoices of closed periods that lines of this one correct.</param>
public sealed record SelfBilledInvoice(
    string Number,
    LocalDate IssuedOn,
    LocalDate DueOn,
    DateRange Period,
    string ContractNumber,
    InvoiceParty Seller,
    InvoiceParty Buyer,
    VatExemption Exemption,
    IReadOnlyList<InvoicePart> Parts,
    IReadOnlyList<EarlierInvoice> Corrected)
{
    /// <summary>Days in which an invoice is paid: the Late Payment of Commercial Debts (Interest) Act 1998 and the Public Contracts rules for Wales.</summary>
    public const int DaysToPay = 30;

    /// <summary>UNTDID 1001: self-billed invoice.</summary>
    public const string InvoiceType = "389";

    /// <summary>UNTDID 1001: self-billed credit note.</summary>
    public const string CreditNoteType = "261";

    public Money Total => new(Parts.Sum(part => part.Amount.Pence));

    /// <summary>
    /// What comes to less than nothing is a credit note, whose lines have the other sign; everything else is an invoice, in
    /// which what is taken off or corrected downwards is a line below zero.
    /// </summary>
    public bool IsCreditNote => Total < Money.Zero;

    public string TypeCode => IsCreditNote ? CreditNoteType : InvoiceType;

    /// <summary>What is missing before the invoice may be written, by its name; null when nothing is.</summary>
    public Refusal? FirstRefusal()
    {
        if (Parts.Count == 0)
        {
            return new Refusal("settlement.invoice-without-lines", Number);
        }

        if (string.IsNullOrWhiteSpace(Seller.Name) || string.IsNullOrWhiteSpace(Buyer.Name))
        {
            return new Refusal("settlement.invoice-without-name", Number);
        }

        // BR-E-2: an exempt line needs the seller's VAT number or tax registration.
        if (string.IsNullOrWhiteSpace(Seller.VatNumber) && string.IsNullOrWhiteSpace(Seller.TaxRegistration))
        {
            return new Refusal("settlement.invoice-without-tax-number", Seller.Name);
        }

        return string.IsNullOrWhiteSpace(Exemption.Reason) && string.IsNullOrWhiteSpace(Exemption.Code)
            ? new Refusal("settlement.invoice-without-exemption", Seller.Name)
            : null;
    }
}

/// <param name="Identifier">BT-29 or BT-46: the reference councils and providers use.</param>
/// <param name="CompanyNumber">BT-30 or BT-47: the number at Companies House; null where there is none.</param>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="VatNumber">BT-31 or BT-48 with its country prefix; null for whoever is not registered.</param>
/// <param name="TaxRegistration">BT-32: what shows the tax status of a seller without a VAT number.</param>
public sealed record InvoiceParty(
    string Name, string Identifier, string? CompanyNumber, string? Street, string? Town, string? Postcode, string CountryCode,
    string? VatNumber, string? TaxRegistration);

/// <summary>Category E of UNCL 5305: exempt from VAT, at 0 %.</summary>
/// <param name="Code">BT-121, from the VATEX list; null when only words are given.</param>
/// <param name="Reason">BT-120, in words.</param>
public sealed record VatExemption(string? Code, string? Reason);

/// <param name="Name">BT-153, in both languages.</param>
/// <param name="Note">BT-127: what it is about, such as the period it corrects; null for none.</param>
public sealed record InvoicePart(string Name, string? Note, Money Amount);

/// <summary>An invoice that a line corrects.</summary>
public sealed record EarlierInvoice(string Number, LocalDate? IssuedOn);
