using NodaTime;

namespace Cylch.Rules.Outcomes;

/// <summary>When the person's own answer is too old to be called how things are now.</summary>
public static class ReadingAge
{
    /// <summary>Twelve weeks. Our own aim, and no law's: often enough to notice, seldom enough not to weary anybody.</summary>
    public const int DaysUntilOld = 84;

    /// <summary>True from the day after <see cref="DaysUntilOld"/> days have passed, and when nothing was ever answered.</summary>
    public static bool IsOld(LocalDate? takenOn, LocalDate today) => takenOn is not { } day || day.PlusDays(DaysUntilOld) < today;
}
