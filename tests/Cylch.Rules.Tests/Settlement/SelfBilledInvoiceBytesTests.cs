using System.Text;
using System.Xml.Linq;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Whole invoices as they leave the program, in <c>docs/worked-examples/invoices</c>: to be held against the official rules by hand, and the same bytes ever after.</summary>
public sealed class SelfBilledInvoiceBytesTests
{
    public static TheoryData<string> Names { get; } = new(All().Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_invoice_is_the_same_to_the_byte_as_the_one_that_was_looked_at(string name)
    {
        var written = SelfBilledInvoiceXml.Write(All()[name]);
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "invoices")).FullName, name + ".xml"), written);

        var path = Path.Combine(ExampleFile.Root(), "docs", "worked-examples", "invoices", name + ".xml");
        Encoding.UTF8.GetString(written).ShouldBe(File.ReadAllText(path));
        written.ShouldBe(File.ReadAllBytes(path));
        InvoiceRules.Broken(XDocument.Parse(Encoding.UTF8.GetString(written))).ShouldBeEmpty();
    }

    private static Dictionary<string, SelfBilledInvoice> All()
    {
        var one = new SelfBilledInvoice(
            "C-014/2026/7", new LocalDate(2026, 11, 16), new LocalDate(2026, 12, 16), new DateRange(new LocalDate(2026, 9, 21), new LocalDate(2026, 10, 18)), "C-014",
            new InvoiceParty("Home Care Company Ltd", "P1", "01234567", "1 High Street", "Bangor", "LL57 1AA", "GB", "GB123456789", null),
            new InvoiceParty("Demonstration County Council", "A1", null, "County Hall", "Caernarfon", "LL55 1SH", "GB", null, null),
            new VatExemption(null, "Exempt welfare services: VAT Act 1994, Schedule 9, Group 7"), [new InvoicePart("Care time / Amser gofal", null, new Money(910_00))], []);
        return new()
        {
            ["one-line"] = one,
            ["several-lines-with-money-held-and-released"] = one with
            {
                Parts = [.. one.Parts, new InvoicePart("Held / Cedwir", null, new Money(-54_60)), new InvoicePart("Released / Rhyddheir", "Period 7 / Cyfnod 7", new Money(98_28))],
                Corrected = [new EarlierInvoice("C-014/2026/6", new LocalDate(2026, 10, 19))],
            },
            ["credit-note"] = one with
            {
                Parts = [new InvoicePart("Corrections / Cywiriadau", "Period 6 / Cyfnod 6", new Money(-1_000_05)), .. one.Parts],
                Corrected = [new EarlierInvoice("C-014/2026/6", null)],
            },
            ["welsh-letters-and-an-ampersand-exempt-without-a-vat-number"] = one with
            {
                Seller = one.Seller with { Name = "Gofal Tŷ Gŵyl & Merched Cyf", Street = "2 Ffordd yr Ŵyn", CompanyNumber = null, VatNumber = null, TaxRegistration = "NOT-REGISTERED" },
                Exemption = new VatExemption("VATEX-EU-132-1G", "Lles a gofal wedi'u heithrio"),
            },
        };
    }
}
