using System.Globalization;
using Cylch.Rules;
using Cylch.Web.Charts;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Tests.Charts;

/// <summary>One chart of each kind, of invented people and providers.</summary>
internal static class ChartSamples
{
    public static readonly ChartTexts English = ChartTexts.From(new W(WordBook.Load(), Language.English));

    public static readonly ChartTexts Welsh = ChartTexts.From(new W(WordBook.Load(), Language.Welsh));

    private static readonly LocalDate[] Asked =
        [new(2026, 3, 10), new(2026, 5, 19), new(2026, 6, 29), new(2026, 8, 24), new(2026, 9, 29)];

    private static readonly string[] AskedWords = ["10 March", "19 May", "29 June", "24 Aug", "29 Sept"];

    public static TrendChart Trend => new()
    {
        Id = "shop-trend",
        Title = "Mair’s shop outcome, 0 to 10",
        Sentence = "Both have risen, and since August Mair and her care worker have been two points apart.",
        Texts = English,
        Lowest = 0,
        Highest = 10,
        DateHeading = "Date, 2026",
        Series = [Voice("Mair’s own reading", TrendVoice.Person, 2, 3, 4, 5, 6) with { ShortName = "Mair" },
            Voice("Delyth, care worker", TrendVoice.Worker, null, 4, 5, 7, 8) with { ShortName = "Delyth", Otherwise = "no worker yet" }],
        Marks = [new TrendMark("Target 7", 7, TrendMarkKind.Target)],
        Note = "Both readings stay on the record and are never averaged.",
    };

    public static TrendChart TrendWithGap => Trend with
    {
        Id = "singing-trend",
        Title = "Mair’s singing outcome, 0 to 10",
        Sentence = "Mair has come from 1 to 4. In August nobody asked.",
        Series = [new TrendSeries("Mair’s own reading", TrendVoice.Person, [Read(0, 1), Read(1, 1), Read(2, 2), Gap(3, "not asked"), Read(4, 4)])
            { ShortName = "Mair" }],
        Marks = [new TrendMark("Target 6", 6, TrendMarkKind.Target)],
        Note = null,
    };

    public static TrendChart Spark => Trend with { Id = "shop-spark", Small = true };

    public static TrendChart Population => new()
    {
        Id = "falls",
        Title = "Emergency admissions after a fall, Coast zone",
        Sentence = "Admissions have fallen below the baseline in each of the last two years. The figure for 2023 is too small to show.",
        Texts = English,
        Lowest = 0,
        Highest = 40,
        AxisTitle = "for each 1,000 people aged 65 and over",
        DateHeading = "Year",
        Series = [new TrendSeries("Coast zone", TrendVoice.Counted, [Year(2020, 31.2m), Year(2021, 33.5m), Year(2022, 32.1m),
            new TrendReading(new LocalDate(2023, 4, 1), "2023", "not shown"), Year(2024, 28.4m), Year(2025, 26.9m)])
            { ShortName = "Coast" }],
        Marks = [new TrendMark("Baseline 32.3", 32.3m, TrendMarkKind.Baseline)],
    };

    public static StarChart Star => new()
    {
        Id = "star",
        Title = "Star of Mair’s five outcomes",
        Sentence = "Of five outcomes, one has held steady and three have come part of the way. One has no new reading.",
        Texts = English,
        ArmHeading = "Outcome",
        Arms =
        [
            new("Shop", 0, 10) { Start = 2, Now = 6, Target = 7 },
            new("Washing", 0, 10) { Start = 6, Now = 6, Target = 6 },
            new("Sleep", 0, 10) { Start = 3, Now = 5, Target = 7 },
            new("Singing", 0, 10) { Start = 1, Now = 4, Target = 6 },
            new("Nia", 0, 10) { Start = 5, Target = 8, NotAsked = "not asked since 19 May" },
        ],
        Note = "The longer a point, the nearer she is to what she wants. Each point is one outcome; they are never averaged.",
    };

    public static StackChart Results => new()
    {
        Id = "results",
        Title = "How 124 outcomes stand",
        Sentence = "31 people, 124 outcomes. 34 have not been reviewed yet and are shown, not left out.",
        Texts = English,
        PartHeading = "Result",
        AmountHeading = "Outcomes",
        Parts = [new("Reached", 22, "22", StackFill.Solid), new("Held steady", 31, "31", StackFill.Stripes),
            new("Part of the way", 28, "28", StackFill.Dots), new("Slipped", 9, "9", StackFill.Zigzag),
            new("Not reviewed yet", 34, "34", StackFill.Hatch)],
    };

    public static StackChart Envelope => new()
    {
        Id = "envelope",
        Title = "Mair’s seven hours a week",
        Sentence = "Seven hours a week. Half is fixed; Mair and Tŷ Gwyn decide how the rest is used.",
        Texts = English,
        PartHeading = "Part of the envelope",
        AmountHeading = "Minutes a week",
        Parts = [new("fixed: medicine, 8am daily", 210, "3 h 30 min", StackFill.Hatch),
            new("Mair and Tŷ Gwyn decide", 210, "3 h 30 min", StackFill.Tint)],
    };

    public static WaterfallChart Waterfall => new()
    {
        Id = "total",
        Title = "How the total is made up, in the order it is worked out",
        Sentence = "Most of the £13,948.54 is time. We held back £1,166.27 and released £2,619.59 that was held earlier.",
        Texts = English,
        Rows =
        [
            WaterfallRow.Opening("Time within the envelope", new Money(1166289)) with
            {
                Detail = "366 h 4 min, 12 people.", Links = [new ChartLink("Terms 1, 2", "/contracts/c-014/terms#term-1")],
            },
            WaterfallRow.Change("Share at risk held back", new Money(-116627)) with { Detail = "10% of the price of time." },
            WaterfallRow.Change("Share at risk released", new Money(261959)) with { Detail = "9 people had a review." },
            WaterfallRow.Change("Outcome payments", new Money(89438)) with { Detail = "8 good results." },
            WaterfallRow.Change("Satisfaction share", new Money(20734)) with { Detail = "8 of 9 replies satisfied." },
            WaterfallRow.Change("Over the period limit", new Money(-22700)) with { Detail = "Goes forward to period 8." },
            WaterfallRow.Change("Deduction for missed visits", new Money(-18000)) with { Detail = "4 visits. One is under query." },
            WaterfallRow.Sum("This period"),
            WaterfallRow.Change("Corrections to earlier periods", new Money(13761)) with { Detail = "4 new entries" },
            WaterfallRow.Sum("Total") with { Detail = "to pay by 27 November" },
        ],
    };

    public static BarChart Bars => new()
    {
        Id = "money",
        Title = "What the money is made of",
        Sentence = "Holding for outcomes takes off most. The 46 visits without a rate are not in any figure.",
        Texts = English,
        RowHeading = "Part",
        AmountHeading = "Amount",
        Rows = [BarRow.Pounds("Held for outcomes", new Money(-3074565), English), BarRow.Pounds("Outcomes paid", new Money(2558958), English),
            BarRow.Pounds("Visits missed or short", new Money(-180990), English), new BarRow("46 visits without a rate", "not known"),
            BarRow.Pounds("Interest", Money.Zero, English)],
    };

    public static BarChart Providers => new()
    {
        Id = "hours",
        Title = "Hours given in November",
        Sentence = "Tŷ Gwyn gave the most hours.",
        Texts = English,
        RowHeading = "Provider",
        AmountHeading = "Hours",
        Rows = [new("Tŷ Gwyn Home Care", 4120, "4,120"), new("Gofal Glannau", 3088.5m, "3,088.5") { Detail = "since 7 April" },
            new("Sŵn y Nant", 912, "912"), new("Pont Home Care", 75, "75")],
    };

    public static ScaleChart Scale => new()
    {
        Id = "shop-scale",
        Title = "Mair’s scale from 0, nowhere near, to 10, there",
        Sentence = "Mair starts at 2 and set her target at 7. She is now at 6.",
        Texts = English,
        Lowest = 0,
        Highest = 10,
        LowestLabel = "0 nowhere near",
        HighestLabel = "10 there",
        MarkHeading = "Mark",
        ValueHeading = "Value",
        Marks = [new(ScaleMarkKind.Start, 2, "Start 2"), new(ScaleMarkKind.Now, 6, "Now 6"), new(ScaleMarkKind.Target, 7, "Target 7")],
    };

    public static FunnelChart Funnel => new()
    {
        Id = "at-the-mark",
        Title = "Exactly at the mark, by provider",
        Sentence = "Four providers by size: one outside the outer lines.",
        Texts = English,
        Points =
        [
            new("Tŷ Gwyn", 25, "25", "6", 0.24m, "24%", 0.24m, 0.24m, "3 to 12", FunnelMark.Inside, "inside the lines"),
            new("Hafan", 40, "40", "fewer than 5", null, "not shown", 0.025m, 0.1m, "6 to 18", FunnelMark.Inside, "inside the lines"),
            new("Pont Home Care", 34, "34", "23", 0.676m, "68%", 0.676m, 0.676m, "5 to 15", FunnelMark.Outside, "outside the lines"),
            new("Aelwyd", 60, "60", "24", 0.4m, "40%", 0.4m, 0.4m, "11 to 26", FunnelMark.Inside, "inside the lines"),
        ],
        Lines = [new(20, 0.11m, 0.5m, 0.03m, 0.62m), new(40, 0.16m, 0.44m, 0.09m, 0.53m), new(60, 0.18m, 0.42m, 0.12m, 0.49m)],
        Centre = 0.3m,
        CentreLabel = "all together, 30%",
        InnerLabel = "19 in 20",
        OuterLabel = "499 in 500",
        OwnLabel = "your own",
        SizeTitle = "Results",
        NameHeading = "Provider",
        CountHeading = "At the mark",
        ShareHeading = "Share",
        ExpectedHeading = "Expected",
        MarkHeading = "Where",
    };

    public static ColumnChart Columns => new()
    {
        Id = "marks",
        Title = "Results by distance from the mark",
        Sentence = "34 are at the mark; 16 to 27 would be expected.",
        Texts = English,
        Columns =
        [
            new("−2", 14, "14", 14, "14"), new("−1", 8, "8", 20, "20"),
            new("mark", 34, "34", 22, "22") { IsMark = true, Range = (16, 27) }, new("+1", 19, "19", 19, "19"), new("+2", null, "not shown", 4, "4"),
        ],
        LabelHeading = "Points from the mark",
        CountHeading = "Results",
        ExpectedHeading = "Expected",
        AxisTitle = "Points from the mark",
        RangeLabel = "9 in 10 would fall here",
    };

    public static RangeChart Ranges => new()
    {
        Id = "lowered",
        Title = "Baselines lowered",
        Sentence = "19% in the last six months, 9% in the six before.",
        Texts = English,
        Rows =
        [
            new("The last six months", "142", "27", 0.19m, "19%", 0.143m, 0.249m, "14% to 25%"),
            new("The six before", "137", "13", 0.095m, "9.5%", 0.062m, 0.144m, "6% to 14%") { IsOther = true },
        ],
        RowHeading = "Group",
        OfHeading = "Baselines",
        CountHeading = "Lowered",
        ShareHeading = "Share",
        RangeHeading = "9 in 10",
    };

    public static IReadOnlyList<Chart> All =>
        [Trend, TrendWithGap, Spark, Population, Star, Results, Envelope, Waterfall, Bars, Providers, Scale, Funnel, Columns, Ranges];

    public static TrendReading Read(int i, decimal value) => new(Asked[i], AskedWords[i], value);

    public static TrendReading Gap(int i, string word) => new(Asked[i], AskedWords[i], word);

    private static TrendReading Year(int year, decimal value) =>
        new(new LocalDate(year, 4, 1), year.ToString(CultureInfo.InvariantCulture), value);

    private static TrendSeries Voice(string name, TrendVoice voice, params decimal?[] values) =>
        new(name, voice, [.. values.Select((v, i) => (v, i)).Where(p => p.v is not null).Select(p => Read(p.i, p.v!.Value))]);
}
