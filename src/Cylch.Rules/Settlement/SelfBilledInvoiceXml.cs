using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Writes an invoice or credit note as UBL 2.1 by EN 16931: the elements in the order of the schema, the same bytes for the
/// same invoice on every machine. Amounts are whole pence and written with two decimals, never through a fraction.
/// </summary>
public static class SelfBilledInvoiceXml
{
    private const string Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private const string Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private const string InvoiceSpace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private const string CreditNoteSpace = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
    private const string Standard = "urn:cen.eu:en16931:2017";
    private const string Currency = "GBP";
    private const string One = "C62";

    /// <exception cref="InvalidOperationException">Something is missing that <see cref="SelfBilledInvoice.FirstRefusal"/> names.</exception>
    public static byte[] Write(SelfBilledInvoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.FirstRefusal() is { } refusal)
        {
            throw new InvalidOperationException(refusal.ToString());
        }

        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new Writing(xml, invoice).Document();
        }

        return stream.ToArray();
    }

    private sealed class Writing(XmlWriter xml, SelfBilledInvoice invoice)
    {
        // A credit note says what is given back, so its amounts have the other sign.
        private readonly int _sign = invoice.IsCreditNote ? -1 : 1;

        public void Document()
        {
            xml.WriteStartDocument();
            xml.WriteStartElement(invoice.IsCreditNote ? "CreditNote" : "Invoice", invoice.IsCreditNote ? CreditNoteSpace : InvoiceSpace);
            xml.WriteAttributeString("xmlns", "cac", null, Aggregates);
            xml.WriteAttributeString("xmlns", "cbc", null, Basics);
            Head();
            Party("AccountingSupplierParty", invoice.Seller);
            Party("AccountingCustomerParty", invoice.Buyer);
            Group("PaymentTerms", () => Basic("Note", string.Create(CultureInfo.InvariantCulture, $"{SelfBilledInvoice.DaysToPay} days: due {Day(invoice.DueOn)}")));
            Tax();
            Totals();
            for (var i = 0; i < invoice.Parts.Count; i++)
            {
                Line(i + 1, invoice.Parts[i]);
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        private void Head()
        {
            Basic("CustomizationID", Standard);
            Basic("ID", invoice.Number);
            Basic("IssueDate", Day(invoice.IssuedOn));
            if (!invoice.IsCreditNote)
            {
                Basic("DueDate", Day(invoice.DueOn));
            }

            Basic(invoice.IsCreditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode", invoice.TypeCode);
            Basic("Note", "Self-billed / Hunan-anfonebwyd");
            Basic("DocumentCurrencyCode", Currency);
            Group("InvoicePeriod", () =>
            {
                Basic("StartDate", Day(invoice.Period.Start));
                Basic("EndDate", Day(invoice.Period.End!.Value));
            });
            foreach (var earlier in invoice.Corrected)
            {
                Group("BillingReference", () => Group("InvoiceDocumentReference", () =>
                {
                    Basic("ID", earlier.Number);
                    if (earlier.IssuedOn is { } issued)
                    {
                        Basic("IssueDate", Day(issued));
                    }
                }));
            }

            Group("ContractDocumentReference", () => Basic("ID", invoice.ContractNumber));
        }

        private void Party(string role, InvoiceParty party) => Group(role, () => Group("Party", () =>
        {
            Group("PartyIdentification", () => Basic("ID", party.Identifier));
            Group("PostalAddress", () =>
            {
                Maybe("StreetName", party.Street);
                Maybe("CityName", party.Town);
                Maybe("PostalZone", party.Postcode);
                Group("Country", () => Basic("IdentificationCode", party.CountryCode));
            });
            TaxScheme(party.VatNumber, "VAT");
            TaxScheme(party.TaxRegistration, "TAX");
            Group("PartyLegalEntity", () =>
            {
                Basic("RegistrationName", party.Name);
                Maybe("CompanyID", party.CompanyNumber);
            });
        }));

        private void TaxScheme(string? number, string scheme)
        {
            if (!string.IsNullOrWhiteSpace(number))
            {
                Group("PartyTaxScheme", () =>
                {
                    Basic("CompanyID", number);
                    Group("TaxScheme", () => Basic("ID", scheme));
                });
            }
        }

        private void Tax() => Group("TaxTotal", () =>
        {
            Amount("TaxAmount", 0);
            Group("TaxSubtotal", () =>
            {
                Amount("TaxableAmount", _sign * invoice.Total.Pence);
                Amount("TaxAmount", 0);
                Group("TaxCategory", () =>
                {
                    Category();
                    Maybe("TaxExemptionReasonCode", invoice.Exemption.Code);
                    Maybe("TaxExemptionReason", invoice.Exemption.Reason);
                    Group("TaxScheme", () => Basic("ID", "VAT"));
                });
            });
        });

        private void Category()
        {
            Basic("ID", "E");
            Basic("Percent", "0");
        }

        private void Totals() => Group("LegalMonetaryTotal", () =>
        {
            foreach (var total in (string[])["LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount"])
            {
                Amount(total, _sign * invoice.Total.Pence);
            }
        });

        // A price is never below zero (BR-27): what is taken off is minus one of it.
        private void Line(int number, InvoicePart part) => Group(invoice.IsCreditNote ? "CreditNoteLine" : "InvoiceLine", () =>
        {
            var pence = _sign * part.Amount.Pence;
            Basic("ID", number.ToString(CultureInfo.InvariantCulture));
            Maybe("Note", part.Note);
            xml.WriteStartElement(invoice.IsCreditNote ? "CreditedQuantity" : "InvoicedQuantity", Basics);
            xml.WriteAttributeString("unitCode", One);
            xml.WriteString(pence < 0 ? "-1" : "1");
            xml.WriteEndElement();
            Amount("LineExtensionAmount", pence);
            Group("Item", () =>
            {
                Basic("Name", part.Name);
                Group("ClassifiedTaxCategory", () =>
                {
                    Category();
                    Group("TaxScheme", () => Basic("ID", "VAT"));
                });
            });
            Group("Price", () => Amount("PriceAmount", Math.Abs(pence)));
        });

        private void Group(string name, Action content)
        {
            xml.WriteStartElement(name, Aggregates);
            content();
            xml.WriteEndElement();
        }

        private void Basic(string name, string value) => xml.WriteElementString(name, Basics, value);

        private void Maybe(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                Basic(name, value);
            }
        }

        private void Amount(string name, long pence)
        {
            xml.WriteStartElement(name, Basics);
            xml.WriteAttributeString("currencyID", Currency);
            xml.WriteString(Pounds(pence));
            xml.WriteEndElement();
        }

        private static string Pounds(long pence)
        {
            var (pounds, rest) = Math.DivRem(Math.Abs(pence), 100);
            return string.Create(CultureInfo.InvariantCulture, $"{(pence < 0 ? "-" : "")}{pounds}.{rest:00}");
        }

        private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
    }
}
