using System.Globalization;
using Cylch.Rules.Delivery;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Delivery;

/// <summary>Adds a first reading up: counts, sums by contract and week, and the first things that are wrong.</summary>
internal sealed class VisitSums(VisitGround ground)
{
    private readonly Dictionary<(int Contract, LocalDate Monday), Sum> _sums = [];
    private readonly List<PreviewRefusal> _refusals = [];
    private VisitTally _tally;
    private long _late;

    public void Add(VisitBatch batch)
    {
        _tally += batch.Tally;
        foreach (var visit in batch.Taken)
        {
            _late += ground.IsLate(visit.PackageId, visit.VisitOn) ? 1 : 0;
            var monday = visit.VisitOn.PlusDays(1 - (int)visit.VisitOn.DayOfWeek);
            if (!_sums.TryGetValue((visit.Contract, monday), out var sum))
            {
                _sums.Add((visit.Contract, monday), sum = new Sum());
            }

            sum.Add(visit);
        }

        foreach (var row in batch.Refused.TakeWhile(_ => _refusals.Count < VisitImportPreview.MostRefusals))
        {
            _refusals.AddRange(row.Reasons.Select(r => new PreviewRefusal(row.Line, r.Column, r.Refusal.Code, KeptRefusal.Facts(r.Refusal))));
        }
    }

    public VisitImportPreview Preview(VisitPass pass, Rules.DateRange? days) => new(
        pass.Headings, Day(days?.Start), Day(days?.End), _tally.RowsRead, _tally.Accepted, _tally.AlreadyHeld, _tally.Refused, _late,
        [.. _sums.Select(s => s.Value.Kept(pass.Refs!.Text(s.Key.Contract), s.Key.Monday))
            .OrderBy(s => s.ContractNumber, StringComparer.Ordinal).ThenBy(s => s.WeekFrom, StringComparer.Ordinal)],
        [.. _refusals.Take(VisitImportPreview.MostRefusals)]);

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private sealed class Sum
    {
        private long _visits;
        private long _missed;
        private long _minutes;
        private long _pence;

        public void Add(in TakenVisit visit)
        {
            _visits += visit.IsMissed ? 0 : 1;
            _missed += visit.IsMissed ? 1 : 0;
            _minutes += visit.ActualMinutes;
            _pence += visit.PaymentClaimedPence;
        }

        public VisitSum Kept(string contract, LocalDate monday) =>
            new(contract, monday.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), _visits, _missed, _minutes, _pence);
    }
}
