namespace Cylch.Style.Tests;

/// <summary>The eighteen features in their order, and the rooms each project has beside them.</summary>
public static class Vocabulary
{
    /// <summary>Each may use those before it. Access is under all and comes first.</summary>
    public static readonly IReadOnlyList<string> Features =
    [
        "Access", "Outcomes", "Population", "Market", "Engagement", "Assessment", "Workforce", "Procurement", "Contracts", "Plans",
        "Brokerage", "Delivery", "Quality", "Settlement", "Charging", "Risk", "Forecast", "Design", "Guide",
    ];

    /// <summary>
    /// Rooms that are not features. A room that knows no feature may be used by all of them; the thread walks through
    /// every feature and belongs to none.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Rooms = new Dictionary<string, IReadOnlyList<string>>
    {
        ["src/Cylch.Rules"] = ["Fairness", "Statistics", "Simulation"],
        ["src/Cylch.Records"] = ["Schema", "Schema/sqlite", "Schema/postgres", "Bulk", "Cohorts", "Demonstration", "Fairness", "Jobs", "Csv", "Thread", "Work"],
        ["src/Cylch.Web"] =
        [
            "Api", "Charts", "Demonstration", "Govuk", "Jobs", "Layout", "Look", "Pages", "Pages/Cohorts", "Pages/Shared", "Pages/Thread", "Pages/Work", "Properties", "Shared",
            "Startup", "Thread", "Work", "Wording",
        ],
        ["tests/Cylch.Rules.Tests"] = ["Fairness", "Laws", "Oracle", "Reference", "Statistics", "Simulation"],
        ["tests/Cylch.Records.Tests"] = ["Bulk", "Cohorts", "Demonstration", "Fairness", "Jobs", "Csv", "Schema", "TestData", "Thread", "Work", "Oracle"],
        ["tests/Cylch.Web.Tests"] =
        [
            "Api", "Charts", "Cohorts", "Demonstration", "Govuk", "Jobs", "Layout", "Look", "Pages", "Pages/Thread", "Shared", "Startup",
            "TestData", "Thread", "Work", "Wording",
        ],
        ["tests/Cylch.Journeys.Tests"] = ["Cohorts", "Thread", "Work"],
        ["tests/Cylch.Style.Tests"] = ["Code", "Docs", "Pages", "Shape", "Words"],
        ["bench/Cylch.Bench"] = ["Rivals", "Served"],
    };

    /// <summary>Rooms every feature may lean on, so they may lean on none.</summary>
    public static readonly IReadOnlyList<string> UnderAll = ["", "Statistics", "Simulation", "Bulk", "Csv", "Charts", "Govuk", "Shared", "Wording"];

    /// <summary>The feature a file belongs to, or null in a room that is not one.</summary>
    public static string? FeatureOf(SourceFile file)
    {
        var within = Within(file);
        return within.Count > 0 && Features.Contains(within[0]) ? within[0] : null;
    }

    /// <summary>The room a file is in: empty at the top of its project.</summary>
    public static string RoomOf(SourceFile file) => Within(file) is [var first, ..] ? first : "";

    /// <summary>Folders below the project, and below Pages for the web's pages.</summary>
    public static IReadOnlyList<string> Within(SourceFile file)
    {
        var below = file.Folders.Skip(2).ToList();
        return below is ["Pages", ..] ? below[1..] : below;
    }
}
