using Cylch.Records.Thread;
using Cylch.Rules.Outcomes;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Pages.Thread;

/// <summary>A thread as one reader may see it: a knot they may not open stays, with its date and nothing else.</summary>
public sealed record ThreadView(OutcomeThread Thread, W W, LocalDate Today, bool SeesPerson, bool SeesVisits, bool SeesMoney, bool IsPublicEnough)
{
    public const int Knots = 10;

    /// <summary>What people call the person; their reference for a reader who may not see who it is.</summary>
    public string Name => SeesPerson ? Thread.Person.KnownAs ?? Thread.Person.GivenName : Thread.Person.Reference;

    public string FullName => SeesPerson ? Thread.Person.GivenName + " " + Thread.Person.FamilyName : Thread.Person.Reference;

    public string Title => SeesPerson ? W.Either(Thread.Outcome.TitleEn, Thread.Outcome.TitleCy) : W["thread.title.hidden"];

    /// <summary>The latest reading of the person's own voice that has a value.</summary>
    public Records.Outcomes.Reading? OwnLatest => Thread.Readings.LastOrDefault(r => r.Voice == Voice.Person && r.Value is not null);

    public Records.Outcomes.Reading? WorkerLatest => Thread.Readings.LastOrDefault(r => r.Voice is Voice.CareWorker or Voice.Provider && r.Value is not null);

    /// <summary>The two latest views differ, so the strands run apart until the check.</summary>
    public bool Differ => OwnLatest is { } own && WorkerLatest is { } worker && own.Value != worker.Value;

    public Strand After(int knot) => knot switch
    {
        1 => Strand.Words,
        6 or 7 when Differ => Strand.Apart,
        _ => Strand.Twist,
    };

    /// <summary>"3 March" beside a knot.</summary>
    public string DayAndMonth(LocalDate on) => W.Say.DayAndMonth(on);

    /// <summary>"2026, day 7": the year, and the day since the words were spoken.</summary>
    public string YearAndDay(LocalDate on) => W["thread.year-and-day", on.Year, Period.DaysBetween(Thread.DayNought, on)];

    public string Provider => Thread.Package is { } package ? W.Either(package.Provider.NameEn, package.Provider.NameCy) : "";

    /// <summary>The person and whoever wrote it with them; the person alone where nobody is named.</summary>
    public string With(string name, long? accountId) =>
        Thread.NameOf(accountId) is { Length: > 0 } other ? W["thread.and", name, other] : name;

    public string VoiceName(Records.Outcomes.Reading reading) => reading.Voice == Voice.Person
        ? Name
        : reading.GivenBy is { } by && SeesPerson ? by : W.Of("voice", reading.Voice);
}
