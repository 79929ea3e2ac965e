using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class SelfBilledInvoiceXmlTests
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>Each rule with a change of a sound document that breaks it, and the rule that must catch it.</summary>
    public static TheoryData<string, string, string?> Violations { get; } = new()
    {
        { "BR-01", "cbc:CustomizationID", "urn:something" }, { "BR-02", "cbc:ID", "" }, { "BR-03", "cbc:IssueDate", "16/11/2026" },
        { "BR-04", "cbc:InvoiceTypeCode", "" }, { "BR-CL-01", "cbc:InvoiceTypeCode", "261" }, { "BR-05", "cbc:DocumentCurrencyCode", "" },
        { "BR-CL-04", "cbc:DocumentCurrencyCode", "ZZZ" }, { "BR-29", "cac:InvoicePeriod/cbc:EndDate", "2026-01-01" },
        { "BR-06", "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName", "" },
        { "BR-07", "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName", "" },
        { "BR-08", "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress", null },
        { "BR-09", "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode", "" },
        { "BR-10", "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress", null },
        { "BR-11", "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode", "" },
        { "BR-CL-14", "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode", "XX" },
        { "BR-CO-09", "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID", "123456789" },
        { "BR-12", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "" }, { "BR-13", "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "" },
        { "BR-14", "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "" }, { "BR-15", "cac:LegalMonetaryTotal/cbc:PayableAmount", "" },
        { "BR-CO-10", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "963.69" }, { "BR-CO-13", "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "963.69" },
        { "BR-CO-14", "cac:TaxTotal/cbc:TaxAmount", "1.00" }, { "BR-CO-15", "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "963.69" },
        { "BR-CO-16", "cac:LegalMonetaryTotal/cbc:PayableAmount", "963.69" }, { "BR-CO-18", "cac:TaxTotal", null },
        { "BR-E-01", "cac:TaxTotal/cac:TaxSubtotal", null }, { "BR-E-02", "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme", null },
        { "BR-E-05", "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent", "20" },
        { "BR-E-08", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount", "1.00" }, { "BR-E-09", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount", "1.00" },
        { "BR-E-10", "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason", "" }, { "BR-45", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount", "" },
        { "BR-46", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount", "" }, { "BR-47", "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID", "" },
        { "BR-48", "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent", "" }, { "BR-CL-17", "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID", "Q" },
        { "BR-21", "cac:InvoiceLine/cbc:ID", "" }, { "BR-22", "cac:InvoiceLine/cbc:InvoicedQuantity", "" }, { "BR-24", "cac:InvoiceLine/cbc:LineExtensionAmount", "" },
        { "BR-25", "cac:InvoiceLine/cac:Item/cbc:Name", "" }, { "BR-26", "cac:InvoiceLine/cac:Price/cbc:PriceAmount", "" },
        { "BR-27", "cac:InvoiceLine/cac:Price/cbc:PriceAmount", "-910.00" }, { "BR-CO-04", "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID", "" },
        { "NET", "cac:InvoiceLine/cac:Price/cbc:PriceAmount", "9.10" }, { "UBL-DEC", "cac:LegalMonetaryTotal/cbc:PayableAmount", "953.682" },
        { "UBL-EMPTY", "cbc:Note", "" }, { "BR-55", "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", "" },
    };

    [Fact]
    public void A_self_billed_invoice_keeps_every_rule_of_the_standard()
    {
        var document = Written(Invoice());

        InvoiceRules.Broken(document).ShouldBeEmpty();
        document.Root!.Element(Cbc + "InvoiceTypeCode")!.Value.ShouldBe("389");
        document.Root.Element(Cac + "LegalMonetaryTotal")!.Element(Cbc + "PayableAmount")!.Value.ShouldBe("953.68");
        document.Root.Element(Cbc + "DueDate")!.Value.ShouldBe("2026-12-16");
        document.Root.Elements(Cac + "InvoiceLine").Select(l => (l.Element(Cbc + "InvoicedQuantity")!.Value, l.Element(Cbc + "LineExtensionAmount")!.Value))
            .ShouldBe([("1", "910.00"), ("-1", "-54.60"), ("1", "98.28")]);
    }

    [Fact]
    public void What_comes_to_less_than_nothing_is_a_credit_note_with_the_other_sign()
    {
        var document = Written(Invoice() with { Parts = [new InvoicePart("Corrections", null, new Money(-120_05)), new InvoicePart("Time", null, new Money(20_00))] });

        InvoiceRules.Broken(document).ShouldBeEmpty();
        document.Root!.Name.LocalName.ShouldBe("CreditNote");
        document.Root.Element(Cbc + "CreditNoteTypeCode")!.Value.ShouldBe("261");
        document.Root.Element(Cac + "LegalMonetaryTotal")!.Element(Cbc + "PayableAmount")!.Value.ShouldBe("100.05");
        document.Root.Elements(Cac + "CreditNoteLine").Select(l => l.Element(Cbc + "LineExtensionAmount")!.Value).ShouldBe(["120.05", "-20.00"]);
    }

    [Fact]
    public void An_invoice_of_nothing_at_all_is_sound_too() =>
        InvoiceRules.Broken(Written(Invoice() with { Parts = [new InvoicePart("Statement", null, Money.Zero)] })).ShouldBeEmpty();

    [Fact]
    public void Any_parts_add_up_in_the_written_document()
    {
        for (var seed = 1UL; seed <= 300; seed++)
        {
            var numbers = SeededNumbers.For(seed, "invoice");
            var parts = new List<InvoicePart>();
            for (var left = numbers.Between(1, 9); left > 0; left--)
            {
                parts.Add(new InvoicePart("Part " + left.ToString(CultureInfo.InvariantCulture), null, new Money(numbers.Between(-500_000_00, 500_000_00))));
            }

            InvoiceRules.Broken(Written(Invoice() with { Parts = parts })).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void The_bytes_are_the_same_in_every_culture()
    {
        var once = SelfBilledInvoiceXml.Write(Invoice());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            SelfBilledInvoiceXml.Write(Invoice()).ShouldBe(once);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        once[0].ShouldBe((byte)'<', "no byte order mark");
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_planted_violation_is_caught(string rule, string path, string? value)
    {
        var document = Written(Invoice());
        var element = Find(document, path);
        if (value is null)
        {
            element.Remove();
        }
        else
        {
            element.Value = value;
        }

        InvoiceRules.Broken(document).ShouldContain(rule);
    }

    [Fact]
    public void Elements_out_of_order_unknown_codes_units_and_currencies_are_caught()
    {
        var swapped = Written(Invoice());
        var due = Find(swapped, "cbc:DueDate");
        due.Remove();
        swapped.Root!.AddFirst(due);
        InvoiceRules.Broken(swapped).ShouldContain("UBL-ORDER");

        var currency = Written(Invoice());
        Find(currency, "cac:LegalMonetaryTotal/cbc:PayableAmount").SetAttributeValue("currencyID", "EUR");
        InvoiceRules.Broken(currency).ShouldContain("BR-CL-03");

        var unit = Written(Invoice());
        Find(unit, "cac:InvoiceLine/cbc:InvoicedQuantity").SetAttributeValue("unitCode", null);
        InvoiceRules.Broken(unit).ShouldContain("BR-23");
        InvoiceRules.Broken(Written(Invoice() with { Exemption = new VatExemption("VATEX-EU-999", null) })).ShouldContain("BR-CL-22");

        var late = Written(Invoice());
        Find(late, "cbc:DueDate").Remove();
        Find(late, "cac:PaymentTerms").Remove();
        InvoiceRules.Broken(late).ShouldContain("BR-CO-25");

        var nobody = Written(Invoice());
        Find(nobody, "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification").Remove();
        Find(nobody, "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme").Remove();
        Find(nobody, "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID").Remove();
        InvoiceRules.Broken(nobody).ShouldContain("BR-CO-26");

        var empty = Written(Invoice());
        empty.Root!.Elements(Cac + "InvoiceLine").Remove();
        InvoiceRules.Broken(empty).ShouldContain("BR-16");
    }

    [Fact]
    public void What_is_missing_is_refused_by_name_before_a_byte_is_written()
    {
        (Invoice() with { Parts = [] }).FirstRefusal()!.Code.ShouldBe("settlement.invoice-without-lines");
        (Invoice() with { Seller = Invoice().Seller with { Name = " " } }).FirstRefusal()!.Code.ShouldBe("settlement.invoice-without-name");
        (Invoice() with { Seller = Invoice().Seller with { VatNumber = null } }).FirstRefusal()!.Code.ShouldBe("settlement.invoice-without-tax-number");
        (Invoice() with { Exemption = new VatExemption(null, "") }).FirstRefusal()!.Code.ShouldBe("settlement.invoice-without-exemption");
        Should.Throw<InvalidOperationException>(() => SelfBilledInvoiceXml.Write(Invoice() with { Parts = [] }));
        InvoiceNumbers.FirstRefusal("123456789", null)!.Code.ShouldBe("settlement.invoice-vat-number");
        InvoiceNumbers.FirstRefusal("GB123456789", "VATEX-EU-999")!.Code.ShouldBe("settlement.invoice-exemption-code");
        InvoiceNumbers.FirstRefusal("GB123456789", "VATEX-EU-132-1G").ShouldBeNull();
    }

    private static XDocument Written(SelfBilledInvoice invoice) => XDocument.Parse(Encoding.UTF8.GetString(SelfBilledInvoiceXml.Write(invoice)));

    private static XElement Find(XDocument document, string path) => path.Split('/').Aggregate(
        document.Root!, (element, step) => element.Element((step.StartsWith("cac:", StringComparison.Ordinal) ? Cac : Cbc) + step[4..])!);

    private static SelfBilledInvoice Invoice() => new(
        "C-014/2026/7", new LocalDate(2026, 11, 16), new LocalDate(2026, 12, 16), new DateRange(new LocalDate(2026, 9, 21), new LocalDate(2026, 10, 18)), "C-014",
        new InvoiceParty("Gofal Tŷ Gwyn Cyf", "P1", "01234567", "1 Stryd Fawr", "Bangor", "LL57 1AA", "GB", "GB123456789", null),
        new InvoiceParty("Demonstration County Council", "A1", null, "County Hall", "Caernarfon", "LL55 1SH", "GB", null, null),
        new VatExemption(null, "Exempt welfare services: VAT Act 1994, Schedule 9, Group 7"),
        [
            new InvoicePart("Care time / Amser gofal", null, new Money(910_00)), new InvoicePart("Held / Cedwir", null, new Money(-54_60)),
            new InvoicePart("Released / Rhyddheir", "Period 7", new Money(98_28)),
        ],
        [new EarlierInvoice("C-014/2026/6", new LocalDate(2026, 10, 19))]);
}
