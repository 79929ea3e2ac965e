using NodaTime;

namespace Cylch.Rules.Outcomes;

/// <summary>
/// What a file of readings looks like, as data: its columns with their ranges and missing codes, and which of them hold
/// the provider, the score before and after, and the score that was to be expected. One row is one person.
/// </summary>
/// <param name="Key">What people call it on the command line.</param>
/// <param name="Year">The year of the readings: the file gives no day.</param>
/// <param name="YearStartsOn">The Monday on which the contract year that stands for that year begins.</param>
/// <param name="Predicted">The publisher's own prediction of the later score, from what was known before.</param>
/// <param name="Columns">Every column that is read; others in the file are passed over.</param>
public sealed record ReadingsProfile(
    string Key,
    string Year,
    LocalDate YearStartsOn,
    Measure Measure,
    string Provider,
    string Baseline,
    string Reading,
    string Predicted,
    IReadOnlyList<ReadingsColumn> Columns)
{
    private static readonly string[] Nine = ["9"];
    private static readonly string[] Star = ["*"];
    private static readonly string[] Empty = [""];
    private static readonly string[] EmptyOr999 = ["", "999"];

    /// <summary>
    /// NHS Digital, Patient Reported Outcome Measures 2018/19, hip replacement: one row a person, anonymised, with the
    /// questionnaires before the operation and six months after it. Codes by its data dictionary.
    /// </summary>
    public static ReadingsProfile HipReplacement { get; } = new(
        "proms-hip", "2018/19", new LocalDate(2018, 4, 2), Measure.OxfordHipScore,
        "provider", "pre_oxford_score", "post_oxford_score", "predicted_post_oxford_score",
        [
            new CodeColumn("provider", 10),
            new ChoiceColumn("revision", ["0", "1"], []),
            new ChoiceColumn("year", ["2018/19"], []),
            new ChoiceColumn(
                "age_band", ["20 to 29", "30 to 39", "40 to 49", "50 to 59", "60 to 69", "70 to 79", "80 to 89", "90 to 120"], Star),
            new ChoiceColumn("gender", ["1", "2"], Star),
            new ChoiceColumn("living_arrangements", ["1", "2", "3", "4"], Nine),
            new ChoiceColumn("disability", ["1", "2"], Nine),
            new ChoiceColumn("depression", ["1"], Nine),
            new ChoiceColumn("diabetes", ["1"], Nine),
            new ChoiceColumn("stroke", ["1"], Nine),
            new AnswersColumn("pre_eq5d_profile", 5, 3),
            new FractionColumn("pre_eq5d_index", -1, 1, Empty),
            new AnswersColumn("post_eq5d_profile", 5, 3),
            new FractionColumn("post_eq5d_index", -1, 1, Empty),
            new FractionColumn("predicted_post_eq5d_index", -1, 1, Empty),
            new WholeColumn("pre_eq_vas", 0, 100, EmptyOr999),
            new WholeColumn("post_eq_vas", 0, 100, EmptyOr999),
            new FractionColumn("predicted_post_eq_vas", 0, 100, Empty),
            new WholeColumn("pre_oxford_score", 0, 48, Empty),
            new WholeColumn("post_oxford_score", 0, 48, Empty),
            new FractionColumn("predicted_post_oxford_score", 0, 48, Empty),
            new ChoiceColumn("satisfaction", ["1", "2", "3", "4", "5"], Nine),
            new ChoiceColumn("success", ["1", "2", "3", "4", "5"], Nine),
            new ChoiceColumn("readmitted", ["1", "2"], Nine),
        ]);

    /// <summary>Every profile there is.</summary>
    public static IReadOnlyList<ReadingsProfile> All { get; } = [HipReplacement];

    /// <summary>The profile of a name, or <c>outcomes.profile-unknown</c> with the names there are.</summary>
    public static Decision<ReadingsProfile> Find(string? key) =>
        All.FirstOrDefault(profile => profile.Key == key) is { } found
            ? found
            : new Refusal("outcomes.profile-unknown", key ?? "", string.Join(", ", All.Select(profile => profile.Key)));

    /// <summary>
    /// Where each column of the profile stands in a file, in the profile's order. Refused when one is missing or stands
    /// twice; the order of the file is its own.
    /// </summary>
    public Decision<IReadOnlyList<int>> Places(IReadOnlyList<string> headings)
    {
        ArgumentNullException.ThrowIfNull(headings);
        var places = new int[Columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var name = Columns[i].Name;
            var found = Enumerable.Range(0, headings.Count).Where(at => headings[at] == name).Take(2).ToList();
            if (found.Count != 1)
            {
                return new Refusal(found.Count == 0 ? "outcomes.column-missing" : "outcomes.column-twice", name);
            }

            places[i] = found[0];
        }

        return places;
    }
}
