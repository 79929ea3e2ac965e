using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>
/// What happened, with no state in it: who had which package, what was given, what reviews found. The rules and the oracle
/// each carry their own held money, time banks and totals from period to period.
/// </summary>
internal sealed record Story(PaymentScheme Scheme, LocalDate YearStart, IReadOnlyList<StoryPackage> Packages, IReadOnlyList<StoryPeriod> Periods)
{
    /// <summary>The contract's last day.</summary>
    public LocalDate? EndsOn { get; init; }
}

internal sealed record StoryPackage(
    long Id,
    long PersonId,
    ComplexityBand Complexity,
    int WeeklyMinutes,
    LocalDate Start,
    LocalDate? End,
    int BankCapMinutes,
    IReadOnlyList<StoryOutcome> Outcomes,
    int PlanWeeks,
    long PlanPenceAnHour)
{
    public bool IsRural { get; init; }
}

internal sealed record StoryOutcome(long Id, OutcomeKind Kind, Measure Measure, int Baseline, int Target, int Weight, int PlanWeight)
{
    public WellBeingArea? Area { get; init; }
}

/// <param name="Year">0 for the first contract year, 1 for the second.</param>
/// <param name="Number">1 to 13.</param>
/// <param name="Ended">Outcomes that ended before this period and are no longer part of anything.</param>
internal sealed record StoryPeriod(
    int Year,
    int Number,
    IReadOnlyDictionary<long, IReadOnlyList<StoryVisit>> Visits,
    IReadOnlyDictionary<long, Finding> Findings,
    IReadOnlyDictionary<long, long> IndependenceResults,
    IReadOnlySet<long> Ended)
{
    /// <summary>What was found out about the whole service.</summary>
    public StoryContract Service { get; init; } = new(Replies.None, 0, 0, new Dictionary<int, Share>(), null);

    public LocalDate StartIn(Story story) => story.YearStart.PlusDays((Year * 13 + Number - 1) * 28);
}

/// <param name="Indicators">By the number of the term.</param>
internal sealed record StoryContract(Replies Replies, int Planned, int Missed, IReadOnlyDictionary<int, Share> Indicators, bool? QualityMet)
{
    /// <summary>People by the number of the term and the place of the band.</summary>
    public IReadOnlyDictionary<(int Term, int Place), int> People { get; init; } = new Dictionary<(int, int), int>();

    /// <summary>Published factors by the number of the term.</summary>
    public IReadOnlyDictionary<int, Share> Factors { get; init; } = new Dictionary<int, Share>();
}

internal sealed record StoryVisit(LocalDate Day, int StartMinute, int Minutes, bool BankHoliday)
{
    public int Planned { get; init; }

    public bool ByTwo { get; init; }
}
