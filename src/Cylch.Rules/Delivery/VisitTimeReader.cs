using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Reads the three pairs of start and duration of a row: claimed, actual and planned. Local times become moments through
/// Europe/London, where one hour a year does not exist and another comes twice.
/// </summary>
internal sealed class VisitTimeReader(VisitFileProfile profile, VisitHeadings headings, VisitCellReader cells)
{
    /// <summary>An actual start this far from the claimed one on the clock lies on the other side of midnight.</summary>
    private const int AcrossMidnight = 18 * 3600;

    private const int LongestVisit = 24 * 3600;

    private bool _isMissed;
    private bool _hasDay;

    public LocalDate Date { get; private set; }

    public long ClaimedStart { get; private set; }

    public int Claimed { get; private set; }

    public long ActualStart { get; private set; }

    public int Actual { get; private set; }

    public long PlannedStart { get; private set; }

    public int Planned { get; private set; }

    /// <param name="day">The visit's day.</param>
    /// <param name="hasDay">False when the day was refused; then times are checked for their form alone.</param>
    /// <param name="isMissed">A missed visit may have no actual times, and durations of nothing.</param>
    public void Read(in LondonDay day, bool hasDay, bool isMissed)
    {
        _isMissed = isMissed;
        _hasDay = hasDay;
        Date = day.Date;
        var claimedSecond = Time(VisitField.ClaimedStart, out var claimedOffset);
        ClaimedStart = Moment(VisitField.ClaimedStart, day, claimedSecond, claimedOffset, claimedSecond) ?? 0;
        Claimed = Duration(VisitField.ClaimedDuration) ?? 0;
        ActualStart = Start(VisitField.ActualStart, day, claimedSecond) ?? ClaimedStart;
        Actual = Duration(VisitField.ActualDuration) ?? 0;
        PlannedStart = Start(VisitField.PlannedStart, day, claimedSecond) ?? ClaimedStart;
        Planned = Duration(VisitField.PlannedDuration) ?? Claimed;
        if (isMissed && Actual > 0)
        {
            cells.Refuse(VisitField.ActualDuration, "delivery.missed-but-visited", cells.Cell(VisitField.ActualDuration));
        }
    }

    private long? Start(VisitField field, in LondonDay day, int? claimed)
    {
        var second = Time(field, out var offset);
        return Moment(field, day, second, offset, claimed);
    }

    private int? Time(VisitField field, out int? offset)
    {
        offset = null;
        var cell = cells.Cell(field);
        if (IsEmpty(field, cell))
        {
            return null;
        }

        if (VisitCells.TryTime(cell, profile.TimeForm, out var second, out offset))
        {
            return second;
        }

        cells.Refuse(field, "delivery.time-wrong", cell);
        return null;
    }

    // claimed 23:55 ... actual 00:03   the next day
    // claimed 00:10 ... actual 23:58   the day before
    private long? Moment(VisitField field, in LondonDay day, int? second, int? offset, int? claimed)
    {
        if (!_hasDay || second is not { } at)
        {
            return null;
        }

        var away = at - (claimed ?? at);
        return away switch
        {
            < -AcrossMidnight => Moment(field, LondonDays.Of(day.Date.PlusDays(1)), at, offset),
            > AcrossMidnight => Moment(field, LondonDays.Of(day.Date.PlusDays(-1)), at, offset),
            _ => Moment(field, day, at, offset),
        };
    }

    private long? Moment(VisitField field, in LondonDay day, int second, int? offset)
    {
        var found = LondonDays.Find(day, second, offset, out var moment);
        if (found == LondonTime.Certain)
        {
            return moment;
        }

        var code = found switch
        {
            LondonTime.Skipped => "delivery.time-skipped",
            LondonTime.Twice => "delivery.time-twice",
            _ => "delivery.offset-wrong",
        };
        var heading = headings.Texts[headings.ColumnOf(field)];
        cells.Refuse(field, new Refusal(code, heading, VisitHeadings.Quote(cells.Cell(field)), day.Date));
        return null;
    }

    private int? Duration(VisitField field)
    {
        var cell = cells.Cell(field);
        if (IsEmpty(field, cell))
        {
            return null;
        }

        if (!VisitCells.TryDuration(cell, profile.TimeForm, out var seconds))
        {
            cells.Refuse(field, "delivery.duration-wrong", cell);
            return null;
        }

        if (seconds == 0 && !_isMissed)
        {
            cells.Refuse(field, "delivery.duration-zero", cell);
        }
        else if (seconds > LongestVisit)
        {
            cells.Refuse(field, "delivery.duration-too-long", cell);
        }

        return seconds;
    }

    private bool IsEmpty(VisitField field, ReadOnlySpan<byte> cell)
    {
        var mayBeEmpty = _isMissed && (field is VisitField.ActualStart or VisitField.ActualDuration);
        return (mayBeEmpty && cell.IsEmpty) || cells.IsEmpty(field, cell);
    }
}
