using System.Globalization;
using System.Xml.Linq;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>
/// The business rules of EN 16931 that concern an invoice without allowances, charges, prepayments, delivery, attachments or VAT, in UBL,
/// by their own numbers, and the order of elements of UBL 2.1. Written from the published rules and sharing no code with the writer: it reads
/// the finished document. Amounts are decimals here, pence there.
/// </summary>
internal static class InvoiceRules
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["Invoice"] =
        [
            "CustomizationID", "ProfileID", "ID", "IssueDate", "DueDate", "InvoiceTypeCode", "Note", "TaxPointDate", "DocumentCurrencyCode", "TaxCurrencyCode",
            "AccountingCost", "BuyerReference", "InvoicePeriod", "OrderReference", "BillingReference", "DespatchDocumentReference", "ReceiptDocumentReference",
            "OriginatorDocumentReference", "ContractDocumentReference", "AdditionalDocumentReference", "ProjectReference", "AccountingSupplierParty",
            "AccountingCustomerParty", "PayeeParty", "TaxRepresentativeParty", "Delivery", "PaymentMeans", "PaymentTerms", "AllowanceCharge", "TaxTotal",
            "LegalMonetaryTotal", "InvoiceLine",
        ],
        ["CreditNote"] =
        [
            "CustomizationID", "ProfileID", "ID", "IssueDate", "TaxPointDate", "CreditNoteTypeCode", "Note", "DocumentCurrencyCode", "TaxCurrencyCode",
            "AccountingCost", "BuyerReference", "InvoicePeriod", "DiscrepancyResponse", "OrderReference", "BillingReference", "DespatchDocumentReference",
            "ReceiptDocumentReference", "ContractDocumentReference", "AdditionalDocumentReference", "OriginatorDocumentReference", "AccountingSupplierParty",
            "AccountingCustomerParty", "PayeeParty", "TaxRepresentativeParty", "Delivery", "PaymentMeans", "PaymentTerms", "AllowanceCharge", "TaxTotal",
            "LegalMonetaryTotal", "CreditNoteLine",
        ],
        ["Party"] = ["EndpointID", "PartyIdentification", "PartyName", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity", "Contact"],
        ["PostalAddress"] = ["StreetName", "AdditionalStreetName", "CityName", "PostalZone", "CountrySubentity", "AddressLine", "Country"],
        ["PartyLegalEntity"] = ["RegistrationName", "CompanyID", "CompanyLegalForm"],
        ["TaxSubtotal"] = ["TaxableAmount", "TaxAmount", "TaxCategory"],
        ["TaxCategory"] = ["ID", "Percent", "TaxExemptionReasonCode", "TaxExemptionReason", "TaxScheme"],
        ["LegalMonetaryTotal"] =
        [
            "LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "AllowanceTotalAmount", "ChargeTotalAmount", "PrepaidAmount",
            "PayableRoundingAmount", "PayableAmount",
        ],
        ["InvoiceLine"] = ["ID", "Note", "InvoicedQuantity", "LineExtensionAmount", "AccountingCost", "InvoicePeriod", "Item", "Price"],
        ["CreditNoteLine"] = ["ID", "Note", "CreditedQuantity", "LineExtensionAmount", "AccountingCost", "InvoicePeriod", "Item", "Price"],
        ["Item"] = ["Description", "Name", "ClassifiedTaxCategory"],
        ["ClassifiedTaxCategory"] = ["ID", "Percent", "TaxScheme"],
    };

    private static readonly string[] InvoiceTypes = ["380", "383", "384", "385", "386", "387", "388", "389", "393", "394", "395", "575", "623", "780"];
    private static readonly string[] CreditNoteTypes = ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"];
    private static readonly string[] Exemptions = ["VATEX-EU-132", "VATEX-EU-132-1B", "VATEX-EU-132-1C", "VATEX-EU-132-1G"];

    /// <summary>The numbers of the rules a document breaks; none when it breaks none.</summary>
    public static IReadOnlyList<string> Broken(XDocument document)
    {
        var root = document.Root!;
        var isNote = root.Name.LocalName == "CreditNote";
        var lines = root.Elements(Cac + (isNote ? "CreditNoteLine" : "InvoiceLine")).ToList();
        IEnumerable<(string Rule, bool Holds)> rules = [.. Head(root, isNote), .. Parties(root), .. Totals(root, lines), .. Exempt(root, lines), .. lines.SelectMany(l => Line(l, isNote)), .. Shape(root)];
        return [.. rules.Where(rule => !rule.Holds).Select(rule => rule.Rule).Distinct()];
    }

    private static IEnumerable<(string, bool)> Head(XElement root, bool isNote)
    {
        var type = Text(root, Cbc + (isNote ? "CreditNoteTypeCode" : "InvoiceTypeCode"));
        var payable = Number(root, Cac + "LegalMonetaryTotal", Cbc + "PayableAmount");
        yield return ("BR-01", Text(root, Cbc + "CustomizationID").StartsWith("urn:cen.eu:en16931:2017", StringComparison.Ordinal));
        yield return ("BR-02", Text(root, Cbc + "ID").Length > 0);
        yield return ("BR-03", IsDay(Text(root, Cbc + "IssueDate")));
        yield return ("BR-04", type.Length > 0);
        yield return ("BR-05", Text(root, Cbc + "DocumentCurrencyCode").Length > 0);
        yield return ("BR-CL-01", (isNote ? CreditNoteTypes : InvoiceTypes).Contains(type));
        yield return ("BR-CL-04", Text(root, Cbc + "DocumentCurrencyCode") == "GBP");
        yield return ("BR-CL-03", root.Descendants().Attributes("currencyID").All(a => a.Value == Text(root, Cbc + "DocumentCurrencyCode")));
        yield return ("BR-CO-25", payable <= 0 || Text(root, Cbc + "DueDate").Length > 0 || Text(root, Cac + "PaymentTerms", Cbc + "Note").Length > 0);
        yield return ("BR-CO-03", root.Element(Cbc + "TaxPointDate") is null || root.Descendants(Cbc + "DescriptionCode").Any() == false);
        yield return ("BR-29", string.CompareOrdinal(Text(root, Cac + "InvoicePeriod", Cbc + "EndDate"), Text(root, Cac + "InvoicePeriod", Cbc + "StartDate")) >= 0);
        yield return ("BR-CO-19", root.Element(Cac + "InvoicePeriod") is not { } period || period.HasElements);
        yield return ("BR-55", root.Elements(Cac + "BillingReference").All(r => Text(r, Cac + "InvoiceDocumentReference", Cbc + "ID").Length > 0));
        yield return ("UBL-DEC", root.Descendants().Where(e => e.Attribute("currencyID") is not null && e.Name != Cbc + "PriceAmount")
            .All(e => e.Value.Split('.') is [_] or [_, { Length: <= 2 }]));
    }

    private static IEnumerable<(string, bool)> Parties(XElement root)
    {
        var seller = root.Element(Cac + "AccountingSupplierParty")?.Element(Cac + "Party");
        var buyer = root.Element(Cac + "AccountingCustomerParty")?.Element(Cac + "Party");
        yield return ("BR-06", Text(seller, Cac + "PartyLegalEntity", Cbc + "RegistrationName").Length > 0);
        yield return ("BR-07", Text(buyer, Cac + "PartyLegalEntity", Cbc + "RegistrationName").Length > 0);
        yield return ("BR-08", seller?.Element(Cac + "PostalAddress") is not null);
        yield return ("BR-09", Text(seller, Cac + "PostalAddress", Cac + "Country", Cbc + "IdentificationCode").Length == 2);
        yield return ("BR-10", buyer?.Element(Cac + "PostalAddress") is not null);
        yield return ("BR-11", Text(buyer, Cac + "PostalAddress", Cac + "Country", Cbc + "IdentificationCode").Length == 2);
        yield return ("BR-CL-14", root.Descendants(Cbc + "IdentificationCode").All(c => c.Value == "GB"));
        yield return ("BR-CO-09", VatNumbers(root).All(v => v.Length > 2 && v[..2].All(char.IsAsciiLetterUpper)));
        yield return ("BR-CO-26", VatNumbers(seller).Any() || Text(seller, Cac + "PartyIdentification", Cbc + "ID").Length > 0
            || Text(seller, Cac + "PartyLegalEntity", Cbc + "CompanyID").Length > 0);
    }

    private static IEnumerable<(string, bool)> Totals(XElement root, List<XElement> lines)
    {
        var totals = root.Element(Cac + "LegalMonetaryTotal");
        decimal? net = Number(totals, Cbc + "LineExtensionAmount"), without = Number(totals, Cbc + "TaxExclusiveAmount");
        decimal? with = Number(totals, Cbc + "TaxInclusiveAmount"), payable = Number(totals, Cbc + "PayableAmount");
        var tax = Number(root, Cac + "TaxTotal", Cbc + "TaxAmount");
        yield return ("BR-12", net is not null);
        yield return ("BR-13", without is not null);
        yield return ("BR-14", with is not null);
        yield return ("BR-15", payable is not null);
        yield return ("BR-16", lines.Count > 0);
        yield return ("BR-CO-10", net == lines.Sum(l => Number(l, Cbc + "LineExtensionAmount") ?? 0));
        yield return ("BR-CO-13", without == net);
        yield return ("BR-CO-15", with == without + (tax ?? 0));
        yield return ("BR-CO-16", payable == with);
        yield return ("BR-CO-18", root.Elements(Cac + "TaxTotal").Elements(Cac + "TaxSubtotal").Any());
        yield return ("BR-CO-14", tax == root.Elements(Cac + "TaxTotal").Elements(Cac + "TaxSubtotal").Sum(s => Number(s, Cbc + "TaxAmount") ?? 0));
    }

    private static IEnumerable<(string, bool)> Exempt(XElement root, List<XElement> lines)
    {
        var groups = root.Elements(Cac + "TaxTotal").Elements(Cac + "TaxSubtotal").ToList();
        var exempt = groups.Where(g => Text(g, Cac + "TaxCategory", Cbc + "ID") == "E").ToList();
        var exemptLines = lines.Where(l => Text(l, Cac + "Item", Cac + "ClassifiedTaxCategory", Cbc + "ID") == "E").ToList();
        var seller = root.Element(Cac + "AccountingSupplierParty")?.Element(Cac + "Party");
        yield return ("BR-E-01", exemptLines.Count == 0 || exempt.Count == 1);
        yield return ("BR-E-02", exemptLines.Count == 0 || (seller?.Elements(Cac + "PartyTaxScheme").Any(s => Text(s, Cbc + "CompanyID").Length > 0) ?? false));
        yield return ("BR-E-05", exemptLines.All(l => Number(l, Cac + "Item", Cac + "ClassifiedTaxCategory", Cbc + "Percent") == 0));
        yield return ("BR-E-08", exempt.All(g => Number(g, Cbc + "TaxableAmount") == exemptLines.Sum(l => Number(l, Cbc + "LineExtensionAmount") ?? 0)));
        yield return ("BR-E-09", exempt.All(g => Number(g, Cbc + "TaxAmount") == 0));
        yield return ("BR-E-10", exempt.All(g => Text(g, Cac + "TaxCategory", Cbc + "TaxExemptionReason").Length > 0 || Text(g, Cac + "TaxCategory", Cbc + "TaxExemptionReasonCode").Length > 0));
        yield return ("BR-45", groups.All(g => Number(g, Cbc + "TaxableAmount") is not null));
        yield return ("BR-46", groups.All(g => Number(g, Cbc + "TaxAmount") is not null));
        yield return ("BR-47", groups.All(g => Text(g, Cac + "TaxCategory", Cbc + "ID").Length > 0));
        yield return ("BR-48", groups.All(g => Number(g, Cac + "TaxCategory", Cbc + "Percent") is not null));
        yield return ("BR-CL-17", root.Descendants().Where(e => e.Name == Cac + "TaxCategory" || e.Name == Cac + "ClassifiedTaxCategory")
            .All(c => Text(c, Cbc + "ID") is "S" or "Z" or "E" or "AE" or "K" or "G" or "O" or "L" or "M"));
        yield return ("BR-CL-22", root.Descendants(Cbc + "TaxExemptionReasonCode").All(c => Exemptions.Contains(c.Value)));
    }

    private static IEnumerable<(string, bool)> Line(XElement line, bool isNote)
    {
        var quantity = line.Element(Cbc + (isNote ? "CreditedQuantity" : "InvoicedQuantity"));
        var (net, price) = (Number(line, Cbc + "LineExtensionAmount"), Number(line, Cac + "Price", Cbc + "PriceAmount"));
        yield return ("BR-21", Text(line, Cbc + "ID").Length > 0);
        yield return ("BR-22", quantity is { Value.Length: > 0 });
        yield return ("BR-23", quantity?.Attribute("unitCode") is { Value.Length: > 0 });
        yield return ("BR-24", net is not null);
        yield return ("BR-25", Text(line, Cac + "Item", Cbc + "Name").Length > 0);
        yield return ("BR-26", price is not null);
        yield return ("BR-27", price is null or >= 0);
        yield return ("BR-CO-04", Text(line, Cac + "Item", Cac + "ClassifiedTaxCategory", Cbc + "ID").Length > 0);
        yield return ("BR-CL-23", quantity?.Attribute("unitCode")?.Value == "C62");
        yield return ("NET", net == price * Number(quantity));
    }

    // The sequence of UBL 2.1, nothing unknown, nothing empty, nothing twice that stands once.
    private static IEnumerable<(string, bool)> Shape(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf().Where(e => Order.ContainsKey(e.Name.LocalName)))
        {
            var places = element.Elements().Select(child => Array.IndexOf(Order[element.Name.LocalName], child.Name.LocalName)).ToList();
            yield return ("UBL-ORDER", places.All(place => place >= 0) && places.SequenceEqual(places.Order()));
        }

        yield return ("UBL-EMPTY", root.Descendants().All(e => e.HasElements || e.Value.Trim().Length > 0));
    }

    private static IEnumerable<string> VatNumbers(XElement? within) => (within?.Descendants(Cac + "PartyTaxScheme") ?? [])
        .Where(s => Text(s, Cac + "TaxScheme", Cbc + "ID") == "VAT").Select(s => Text(s, Cbc + "CompanyID"));

    private static string Text(XElement? element, params ReadOnlySpan<XName> path)
    {
        foreach (var step in path)
        {
            element = element?.Element(step);
        }

        return element?.Value.Trim() ?? "";
    }

    private static decimal? Number(XElement? element, params ReadOnlySpan<XName> path) =>
        decimal.TryParse(Text(element, path), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
