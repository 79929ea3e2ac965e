using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Web.Charts;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Makes views of lines: each is explained by working it out again, never from a stored sentence.</summary>
internal sealed class LineViews(CylchDb db, W words, CancellationToken cancellationToken)
{
    /// <param name="visible">People whose names and words the reader may see.</param>
    public async Task<IReadOnlyDictionary<long, LineView>> OfAsync(SettlementRun run, IReadOnlyCollection<long> lineIds, IReadOnlySet<long> visible)
    {
        var lines = await db.StatementLines.AsNoTracking().Where(l => lineIds.Contains(l.Id)).ToListAsync(cancellationToken);
        var again = await new LinesAgain(db).ReadAsync(run.ContractId, cancellationToken);
        var saved = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == run.ContractId).ToListAsync(cancellationToken);
        var said = await SaidAsync([.. lines.Where(l => l.OutcomeId is not null && l.PersonId is { } p && visible.Contains(p)).Select(l => l.OutcomeId!.Value)]);
        var sources = await new LineSources(db, words, cancellationToken).OfAsync(lines, visible);
        var corrected = await CorrectedAsync(lines);
        var queries = await QueriesAsync(lineIds);
        var disputes = await DisputesAsync(lines);
        return lines.ToDictionary(line => line.Id, line =>
        {
            var scheme = again.TermsOf(run, line);
            var facts = LineText.FactsOf(line);
            var kind = LineText.KindOf(line);
            var sees = line.PersonId is not { } person || visible.Contains(person);
            return new LineView(
                line, run, kind, scheme.Numbered(line.TermNumber)!, scheme, saved.Single(s => s.Number == scheme.Version),
                facts is null ? null : Explain.Line(scheme, line.TermNumber, kind, facts),
                [.. LineInputRows.Of(words, facts), .. sources.GetValueOrDefault(line.Id, [])],
                line.OutcomeId is { } outcome ? said.GetValueOrDefault(outcome) : null, sees,
                Scale(line, LineInputRows.ReadingOf(facts)), Correction(line, corrected), [.. queries[line.Id]])
            {
                Dispute = disputes.GetValueOrDefault(line.VerificationId ?? 0),
            };
        });
    }

    private async Task<Dictionary<long, LineDispute>> DisputesAsync(IReadOnlyList<Records.Settlement.StatementLine> lines)
    {
        var verifications = lines.Where(l => l.VerificationId is not null).Select(l => l.VerificationId!.Value).ToHashSet();
        return await db.Verifications.AsNoTracking().Where(v => verifications.Contains(v.Id) && v.DisputedAt != null)
            .ToDictionaryAsync(v => v.Id, v => new LineDispute(v.Id, v.DisputedAt!.Value, v.ResolvedAt), cancellationToken);
    }

    private async Task<Dictionary<long, LineWordsSaid>> SaidAsync(HashSet<long> outcomes) => await (
        from o in db.PersonalOutcomes.AsNoTracking()
        join s in db.SaidLines on o.SaidLineId equals s.Id
        join c in db.Conversations on s.ConversationId equals c.Id
        join p in db.People on o.PersonId equals p.Id
        where outcomes.Contains(o.Id)
        select new { o.Id, Said = new LineWordsSaid(s.Words, s.Language, s.Translation, p.KnownAs ?? p.GivenName, c.HeldOn) })
        .ToDictionaryAsync(row => row.Id, row => row.Said, cancellationToken);

    private async Task<Dictionary<long, (int Period, Dictionary<long, int> Numbers)>> CorrectedAsync(IReadOnlyList<Records.Settlement.StatementLine> lines)
    {
        var runs = lines.Where(l => l.CorrectsRunId is not null).Select(l => l.CorrectsRunId!.Value).ToHashSet();
        var originals = lines.Where(l => l.CorrectsLineId is not null).Select(l => l.CorrectsLineId!.Value).ToHashSet();
        var numbers = await db.StatementLines.AsNoTracking().Where(l => originals.Contains(l.Id))
            .Select(l => new { l.Id, l.Number }).ToDictionaryAsync(l => l.Id, l => l.Number, cancellationToken);
        return (await db.SettlementRuns.AsNoTracking().Where(r => runs.Contains(r.Id)).Select(r => new { r.Id, r.PeriodNumber })
            .ToListAsync(cancellationToken)).ToDictionary(r => r.Id, r => (r.PeriodNumber, numbers));
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

    private async Task<ILookup<long, LineQueryView>> QueriesAsync(IReadOnlyCollection<long> lineIds) => (await (
        from q in db.LineQueries.AsNoTracking()
        where lineIds.Contains(q.LineId)
        orderby q.Id
        select new LineQueryView(
            q, db.Users.Where(u => u.Id == q.AskedByAccountId).Select(u => u.DisplayName).First(),
            db.Users.Where(u => u.Id == q.AnsweredByAccountId).Select(u => u.DisplayName).FirstOrDefault()))
        .ToListAsync(cancellationToken)).ToLookup(q => q.Query.LineId);

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
