using Microsoft.EntityFrameworkCore;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Settlement;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Makes views of lines: each is explained by working it out again, never from a stored sentence.</summary>
internal sealed class LineViews(CylchDb db, W words, CancellationToken cancellationToken)
{
    /// <param name="visible">People whose names and words the reader may see.</param>
    public async Task<IReadOnlyDictionary<long, LineView>> OfAsync(SettlementRun run, IReadOnlyCollection<long> lineIds, IReadOnlySet<long> visible)
    {
        var lines = await LineQuestions.Lines.Of(db)(db, [.. lineIds]).ToListAsync(cancellationToken);
        var again = await new LinesAgain(db).ReadAsync(run.ContractId, cancellationToken);
        var saved = again.Saved;
        var said = await SaidAsync(lines.Where(l => l.OutcomeId is not null && l.PersonId is { } p && visible.Contains(p)).Select(l => l.OutcomeId!.Value));
        var sources = await new LineSources(db, words, cancellationToken).OfAsync(lines, visible);
        var corrected = await CorrectedAsync(lines);
        var queries = await QueriesAsync(lineIds);
        var disputes = await DisputesAsync(lines);
        var chains = await new VerifyChains(db, words, cancellationToken).OfAsync(lines.Where(l => l.VerificationId is not null).Select(l => l.VerificationId!.Value).ToHashSet());

        // Each alternative settles the whole contract again: on a statement of a hundred lines that took nine tenths of the page.
        var settled = lineIds.Count == 1 ? await new StatementAgain(db).OfAsync(run, cancellationToken) : null;
        return lines.ToDictionary(line => line.Id, line =>
        {
            var scheme = again.TermsOf(run, line);
            var facts = LineText.FactsOf(line);
            var kind = LineText.KindOf(line);
            var sees = line.PersonId is not { } person || visible.Contains(person);
            return new LineView(
                line, run, kind, scheme.Numbered(line.TermNumber)!, scheme, saved.Single(s => s.Number == scheme.Version),
                facts is null ? null : Explain.Line(scheme, line.TermNumber, kind, facts),
                [.. LineInputLinks.Of(LineInputRows.Of(words, facts), facts, line, run.ContractId, sees, words), .. sources.GetValueOrDefault(line.Id, [])],
                line.OutcomeId is { } outcome ? said.GetValueOrDefault(outcome) : null, sees,
                Scale(line, LineInputRows.ReadingOf(facts)), Correction(line, corrected), [.. queries[line.Id]])
            {
                Dispute = disputes.GetValueOrDefault(line.VerificationId ?? 0),
                Chain = chains.GetValueOrDefault(line.VerificationId ?? 0),
                Changes = line.CorrectsRunId is null ? Changes(settled, line.Number) : null,
            };
        });
    }

    private static Alternatives? Changes(SettledAgain? settled, int number) => settled?.Draft.Lines.FirstOrDefault(l => l.Number == number) is { } own
        ? WhatWouldChange.Of(settled.Scheme, settled.Inputs, settled.Draft, own)
        : null;

    private async Task<Dictionary<long, LineDispute>> DisputesAsync(IReadOnlyList<Records.Settlement.StatementLine> lines)
    {
        long[] verifications = [.. lines.Where(l => l.VerificationId is not null).Select(l => l.VerificationId!.Value).Distinct()];
        return await LineQuestions.Disputes.Of(db)(db, verifications).ToDictionaryAsync(d => d.VerificationId, cancellationToken: cancellationToken);
    }

    private async Task<Dictionary<long, LineWordsSaid>> SaidAsync(IEnumerable<long> outcomes) => await LineQuestions.Said.Of(db)(db, [.. outcomes.Distinct()])
        .ToDictionaryAsync(row => row.OutcomeId, row => row.Said, cancellationToken: cancellationToken);

    private async Task<Dictionary<long, (int Period, Dictionary<long, int> Numbers)>> CorrectedAsync(IReadOnlyList<Records.Settlement.StatementLine> lines)
    {
        var corrections = lines.Where(l => l.CorrectsRunId is not null).ToList();
        if (corrections.Count == 0)
        {
            return [];
        }

        long[] originals = [.. corrections.Where(l => l.CorrectsLineId is not null).Select(l => l.CorrectsLineId!.Value).Distinct()];
        var numbers = await LineQuestions.Numbers.Of(db)(db, originals).ToDictionaryAsync(l => l.Id, l => l.Number, cancellationToken: cancellationToken);
        return await LineQuestions.Periods.Of(db)(db, [.. corrections.Select(l => l.CorrectsRunId!.Value).Distinct()])
            .ToDictionaryAsync(r => r.Id, r => (r.Number, numbers), cancellationToken: cancellationToken);
    }

    private static LineCorrection? Correction(
        Records.Settlement.StatementLine line, Dictionary<long, (int Period, Dictionary<long, int> Numbers)> corrected)
    {
        if (line.CorrectsRunId is not { } runId)
        {
            return null;
        }

        var was = LineText.ReadCorrection(line.Inputs).WasPence;
        var (period, numbers) = corrected[runId];
        return new LineCorrection(
            was, was + line.AmountPence, period, runId, line.CorrectsLineId is { } id ? numbers.GetValueOrDefault(id) : null, line.CorrectsLineId);
    }

    private async Task<ILookup<long, LineQueryView>> QueriesAsync(IReadOnlyCollection<long> lineIds) =>
        (await LineQuestions.Queries.Of(db)(db, [.. lineIds]).ToListAsync(cancellationToken)).ToLookup(q => q.Query.LineId);

    private ScaleChart? Scale(Records.Settlement.StatementLine line, ReadingFacts? facts)
    {
        if (facts is null)
        {
            return null;
        }

        var range = Rules.Outcomes.MeasureRange.Of(facts.Measure);
        List<ScaleMark> marks = [new(ScaleMarkKind.Start, facts.Baseline, words["settlement.scale.start", facts.Baseline])];
        if (facts.Kind != Rules.Outcomes.OutcomeKind.Maintenance)
        {
            marks.Add(new(ScaleMarkKind.Target, facts.Target, words["settlement.scale.target", facts.Target]));
        }

        marks.Add(new(ScaleMarkKind.Now, facts.Reading, words["settlement.scale.now", facts.Reading]));
        return new ScaleChart
        {
            Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"scale-{line.Id}"),
            Title = words["settlement.scale.title"],
            Sentence = words["settlement.scale.sentence", facts.Baseline, facts.Reading],
            Texts = ChartTexts.From(words),
            Lowest = range.Least, Highest = range.Most,
            LowestLabel = words.Say.Number(range.Least), HighestLabel = words.Say.Number(range.Most),
            MarkHeading = words["settlement.scale.mark"], ValueHeading = words["settlement.scale.value"], Marks = marks,
        };
    }
}
