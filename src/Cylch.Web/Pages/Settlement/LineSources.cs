using Cylch.Records;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Who said what a line rests on: who took the reading, who verified it, what the person said.</summary>
internal sealed class LineSources(CylchDb db, W words, CancellationToken cancellationToken)
{
    public async Task<Dictionary<long, IReadOnlyList<LineInput>>> OfAsync(
        IReadOnlyList<Records.Settlement.StatementLine> lines, IReadOnlySet<long> visible)
    {
        long[] ids = [.. lines.Where(l => l.VerificationId is not null).Select(l => l.VerificationId!.Value).Distinct()];
        var rows = await LineQuestions.Sources.Of(db)(db, ids).ToDictionaryAsync(row => row.Id, cancellationToken: cancellationToken);
        var sources = new Dictionary<long, IReadOnlyList<LineInput>>();
        foreach (var line in lines.Where(l => l.VerificationId is not null))
        {
            var row = rows[line.VerificationId!.Value];
            var sees = line.PersonId is not { } person || visible.Contains(person);
            List<LineInput> found =
            [
                new(words["settlement.input.confirmed"], words.Of("settlement.confirmation", row.Confirmation), sees ? row.ConfirmationWords : null) { Language = row.ConfirmationLanguage },
                new(
                    words["settlement.input.verified"], words.Of("outcomes.outcome-result", row.Result),
                    row.By is null
                        ? words["settlement.input.by-measure", words.Say.Date(row.VerifiedOn)]
                        : words["settlement.input.by", row.By, words.Say.Date(row.VerifiedOn)]) { Href = sees && row.By is not null ? SettlementLinks.Dispute(row.Id) : null },
            ];
            if (row is { TakenOn: { } taken, Voice: { } voice })
            {
                found.Insert(0, new(words["settlement.input.reading-on"], words.Say.Date(taken), words.Of("settlement.voice", voice)));
            }

            sources[line.Id] = found;
        }

        return sources;
    }
}
