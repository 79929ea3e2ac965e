using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Settlement;

/// <summary>
/// The file for the bank as CSV: UTF-8, CRLF, every text in quotes. A text that a spreadsheet would run as a formula is given a
/// leading apostrophe.
/// </summary>
internal static class PaymentFileText
{
    public static byte[] Write(string reference, LocalDate payOn, IReadOnlyList<ProviderPayment> payments)
    {
        var text = new StringBuilder("file,pay_on,provider_reference,provider,statements,amount\r\n");
        foreach (var payment in payments)
        {
            var statements = payment.Runs.Zip(payment.Contracts, RunReference.Of);
            text.Append(Cell(reference)).Append(',')
                .Append(LocalDatePattern.Iso.Format(payOn)).Append(',')
                .Append(Cell(payment.Reference)).Append(',')
                .Append(Cell(payment.Name)).Append(',')
                .Append(Cell(string.Join(' ', statements))).Append(',')
                .Append(Pounds(payment.Pence)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Pounds(long pence) =>
        string.Create(CultureInfo.InvariantCulture, $"{pence / 100}.{pence % 100:00}");

    private static string Cell(string text)
    {
        var harmless = text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
