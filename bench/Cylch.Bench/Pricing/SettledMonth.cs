using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Bench.Pricing;

/// <summary>One contract's month as it was settled, and what one visit that comes late makes of it.</summary>
public sealed class SettledMonth
{
    private const long RunId = 1;
    private static readonly Instant BookedAt = Instant.FromUtc(2026, 6, 1, 9, 0);

    private readonly MonthOfContract _month;
    private readonly PeriodVisits _visits;
    private readonly Dictionary<long, KnownPackage> _known;
    private readonly PeriodInputs _inputs;
    private readonly SettledPeriod _settled;

    public SettledMonth(MonthOfContract month)
    {
        (_month, _visits, _known) = (month, month.Counting(), month.Known.Packages.ToDictionary(package => package.PackageId));
        _inputs = PeriodAssembly.Of(month.Scheme, month.Known, _visits, new Standings()).Value;
        _settled = new SettledPeriod(month.Scheme, _inputs, Settle.Period(month.Scheme, _inputs).Value);
    }

    public int Packages => _inputs.Packages.Count;

    /// <summary>
    /// An hour in the middle of the month comes late: the package's visits are added up again, what is concerned is worked again, and the
    /// rows to be written are made: a line for each that comes to something else, with the facts now, and its entries in the ledger.
    /// </summary>
    /// <param name="place">Of the package among the contract's.</param>
    public Corrected Late(int place)
    {
        var package = _inputs.Packages[place];
        var known = _known[package.PackageId];
        var visits = With(_visits.Of(package.PackageId));
        var worked = PeriodAssembly.Of(
            _month.Scheme, _month.Known with { Packages = [known] }, new PeriodVisits([package.PackageId], [visits.Length], visits), new Standings()).Value;
        PackageInputs[] packages = [.. _inputs.Packages];
        packages[place] = worked.Packages[0];
        var again = SettleAgain.Of(_settled, _inputs with { Packages = packages }).Value;
        var lines = again.Differences().Select(Correction).ToList();
        return new Corrected(again, lines, [.. lines.SelectMany(line => Booking.Of(line, BookedAt))]);
    }

    /// <summary>The very same visit known from the start, and everything of the contract worked.</summary>
    public StatementDraft KnownFromTheStart(int place)
    {
        var (ends, all) = (new List<int>(), new List<VisitTime>());
        foreach (var id in _visits.Packages)
        {
            all.AddRange(id == _inputs.Packages[place].PackageId ? With(_visits.Of(id)) : _visits.Of(id).ToArray());
            ends.Add(all.Count);
        }

        return PricedPeriods.Period(_month.Scheme, _month.Known, new PeriodVisits(_visits.Packages.ToArray(), [.. ends], all.ToArray()));
    }

    private static VisitTime[] With(ReadOnlySpan<VisitTime> visits) =>
        [.. visits, new VisitTime(WalesMonth.Period.Start.PlusDays(15), 10 * 60, 60, isBankHoliday: false)];

    private static Cylch.Records.Settlement.StatementLine Correction(LineDifference difference)
    {
        var (was, any) = (difference.Was, (difference.Now ?? difference.Was)!);
        return new Cylch.Records.Settlement.StatementLine
        {
            RunId = RunId, Number = any.Number, TermNumber = any.TermNumber, Kind = any.Kind.ToString(),
            PersonId = any.PersonId, PackageId = any.PackageId, OutcomeId = any.OutcomeId,
            AmountPence = difference.AmountPence, HeldChangePence = difference.HeldPence, CorrectsRunId = RunId,
            Inputs = LineText.Write(new CorrectionInputs(
                was?.Amount.Pence ?? 0, was?.HeldChange.Pence ?? 0, LineText.BankMinutes(was?.Inputs), difference.Now?.Inputs)),
        };
    }
}

/// <summary>What a late visit came to, and the rows to write.</summary>
public sealed record Corrected(WorkedAgain Again, IReadOnlyList<Cylch.Records.Settlement.StatementLine> Lines, IReadOnlyList<LedgerEntry> Entries)
{
    public int Rows => Lines.Count + Entries.Count;
}
