using System.Text;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Delivery;

/// <summary>Writes an import's refused rows as a file to be put right and sent again, a row at a time however many there are.</summary>
public sealed class VisitCorrections(CylchDb db)
{
    /// <param name="importId">The import whose rows were refused.</param>
    /// <param name="into">Where the file goes.</param>
    /// <param name="english">Says why in English.</param>
    /// <param name="welsh">Says why in Welsh.</param>
    /// <param name="cancellationToken">Ends the writing between rows.</param>
    public async Task WriteAsync(
        long importId, Stream into, Func<Refusal, string> english, Func<Refusal, string> welsh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(into);
        var preview = await db.VisitImports.Where(i => i.Id == importId).Select(i => i.Preview).SingleAsync(cancellationToken);
        var file = new CorrectionFile(Encoding.UTF8.GetBytes(VisitImportPreview.Read(preview).Headings));
        await into.WriteAsync(file.Headings, cancellationToken);
        var reasons = new List<VisitImportRefusal>();
        var refusals = db.VisitImportRefusals.AsNoTracking().Where(r => r.ImportId == importId).OrderBy(r => r.LineNumber).ThenBy(r => r.Id);
        await foreach (var refusal in refusals.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (reasons.Count > 0 && reasons[0].LineNumber != refusal.LineNumber)
            {
                await into.WriteAsync(Row(reasons), cancellationToken);
                reasons.Clear();
            }

            reasons.Add(refusal);
        }

        if (reasons.Count > 0)
        {
            await into.WriteAsync(Row(reasons), cancellationToken);
        }

        ReadOnlyMemory<byte> Row(List<VisitImportRefusal> of)
        {
            var refused = of.ConvertAll(r => KeptRefusal.Read(r.Code, r.Facts));
            var raw = Encoding.UTF8.GetBytes(string.Concat(of.Select(r => r.RawText)));
            return file.Row(raw, string.Join(' ', refused.Select(english)), string.Join(' ', refused.Select(welsh)));
        }
    }
}
