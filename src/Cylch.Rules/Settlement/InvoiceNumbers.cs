namespace Cylch.Rules.Settlement;

/// <summary>What the standard asks of numbers and codes on an e-invoice.</summary>
public static class InvoiceNumbers
{
    private const int CountryLetters = 2;

    /// <summary>Codes of the VATEX list that home care can come under: welfare services, Article 132(1)(g), as Schedule 9 Group 7 of the VAT Act 1994; hospital and medical care, (b) and (c).</summary>
    public static readonly IReadOnlyList<string> ExemptionCodes = ["VATEX-EU-132-1G", "VATEX-EU-132-1B", "VATEX-EU-132-1C", "VATEX-EU-132"];

    /// <summary>BR-CO-9: a VAT number begins with its country; BR-CL-22: the exemption's code is in the list.</summary>
    public static Refusal? FirstRefusal(string? vatNumber, string? exemptionCode)
    {
        var vat = vatNumber?.Trim() ?? "";
        if (vat.Length > 0 && (vat.Length <= CountryLetters || !vat[..CountryLetters].All(char.IsAsciiLetterUpper) || !vat.All(char.IsAsciiLetterOrDigit)))
        {
            return new Refusal("settlement.invoice-vat-number", vat);
        }

        var code = exemptionCode?.Trim() ?? "";
        return code.Length > 0 && !ExemptionCodes.Contains(code) ? new Refusal("settlement.invoice-exemption-code", code) : null;
    }
}
