using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// One visit as time and nothing else, in eight bytes that can be kept as they are: a month of visits stays close together in
/// memory, and reading it back costs no more than copying it.
/// </summary>
/// <remarks>
/// From the lowest bit: day since 1 January 2000 (16 bits), start minute (11), minutes given (11), bank holiday (1), rural (1), double-handed (1),
/// minutes planned (11). The other bits are 0. Kept in segments: a bit once used never changes its meaning.
/// </remarks>
public readonly record struct VisitTime
{
    private const int StartBit = 16;
    private const int MinutesBit = StartBit + 11;
    private const int SortBit = MinutesBit + 11;
    private const int PlannedBit = SortBit + 3;
    private const int UsedBits = PlannedBit + 11;
    private const ulong DayMask = (1UL << StartBit) - 1;
    private const ulong MinuteMask = (1UL << 11) - 1;
    private const ulong SortMask = 7;

    private static readonly LocalDate Epoch = new(2000, 1, 1);

    private readonly ulong _bits;

    /// <param name="day">The local day the visit starts, 1 January 2000 to 5 June 2179.</param>
    /// <param name="startMinute">Local minute of that day at which it starts, 0 to 1439.</param>
    /// <param name="minutes">
    /// Minutes that really passed, 0 to 1440. On a clock-change night this is not the difference of the two clock times.
    /// </param>
    /// <param name="isBankHoliday">Whether the day it starts on is a bank holiday.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public VisitTime(LocalDate day, int startMinute, int minutes, bool isBankHoliday)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startMinute, 1439);
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, 1440);
        var dayNumber = NumberOf(day);
        ArgumentOutOfRangeException.ThrowIfNegative(dayNumber, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayNumber, (int)DayMask, nameof(day));
        _bits = (uint)dayNumber | (ulong)(uint)startMinute << StartBit | (ulong)(uint)minutes << MinutesBit
            | (ulong)(isBankHoliday ? VisitSort.BankHoliday : VisitSort.Usual) << SortBit;
    }

    public LocalDate Day => Epoch.PlusDays(DayNumber);

    /// <summary>Days since 1 January 2000.</summary>
    public int DayNumber => (int)(_bits & DayMask);

    public int StartMinute => (int)(_bits >> StartBit & MinuteMask);

    public int Minutes => (int)(_bits >> MinutesBit & MinuteMask);

    public bool IsBankHoliday => Sort.HasFlag(VisitSort.BankHoliday);

    /// <summary>Minutes planned for it, 0 to 1440, where the terms pay by what was planned.</summary>
    public int PlannedMinutes
    {
        get => (int)(_bits >> PlannedBit & MinuteMask);
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1440);
            _bits = (_bits & ~(MinuteMask << PlannedBit)) | (ulong)(uint)value << PlannedBit;
        }
    }

    /// <summary>Whether the person lives in a rural area, as the package was arranged.</summary>
    public bool IsRural
    {
        get => Sort.HasFlag(VisitSort.Rural);
        init => _bits = With(VisitSort.Rural, value);
    }

    /// <summary>Whether it takes two care workers.</summary>
    public bool IsDoubleHanded
    {
        get => Sort.HasFlag(VisitSort.DoubleHanded);
        init => _bits = With(VisitSort.DoubleHanded, value);
    }

    /// <summary>What sets it apart for its rate, beside the hour and the day of the week.</summary>
    public VisitSort Sort => (VisitSort)(_bits >> SortBit & SortMask);

    /// <summary>Whether bits read back from somewhere are those of a visit.</summary>
    public bool IsSound => StartMinute < 1440 && Minutes <= 1440 && PlannedMinutes <= 1440 && _bits >> UsedBits == 0;

    /// <summary>Days since 1 January 2000; negative before.</summary>
    public static int NumberOf(LocalDate day) => Period.DaysBetween(Epoch, day);

    private ulong With(VisitSort sort, bool isSo) => isSo ? _bits | (ulong)sort << SortBit : _bits & ~((ulong)sort << SortBit);
}

/// <summary>What sets a visit apart for its rate. Kept in segments: never renumber.</summary>
[Flags]
public enum VisitSort
{
    Usual = 0,
    BankHoliday = 1,

    /// <summary>The person lives in a rural area.</summary>
    Rural = 2,

    /// <summary>It takes two care workers.</summary>
    DoubleHanded = 4,
}
