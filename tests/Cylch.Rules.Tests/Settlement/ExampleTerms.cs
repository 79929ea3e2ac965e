using System.Globalization;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Reads the terms table: the kind in words, and every parameter written out as <c>name: value</c>.</summary>
internal static class ExampleTerms
{
    public static PaymentScheme Read(ExampleFile file, LocalDate inForceFrom) =>
        new(1, 1, inForceFrom, [.. file["Terms"].Select(Term)]);

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static PaymentTerm Term(ExampleRow row)
    {
        var number = (int)row.Number("Term");
        var with = row["Parameters"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return row["Kind"] switch
        {
            "time at a rate" => Time(number, with),
            "block" => new BlockPayment(number, Pence(with["annual"]), int.Parse(with["parts"], CultureInfo.InvariantCulture)),
            "hold" => new HoldForOutcomes(number, Part(with["share"]), int.Parse(with["of term"], CultureInfo.InvariantCulture)),
            "release" => new ReleaseOnVerified(
                number, int.Parse(with["of term"], CultureInfo.InvariantCulture), Part(with["reached"]), Part(with["part"]), Part(with["part from"]),
                Points(with["tolerance"]), Enum.Parse<ReleaseFrom>(with["money held"])),
            "neutral" => new NeutralEndings(number, int.Parse(with["hospital days"], CultureInfo.InvariantCulture)),
            "price per point" => new PricePerPoint(number, Pence(with["point"]), Weights(with["bands"])),
            "price for maintaining" => new PriceForMaintaining(number, Pence(with["price"]), Points(with["points below"]), Weights(with["bands"])),
            "price for process" => new PriceForProcess(number, Pence(with["price"]), Weights(with["bands"])),
            "price by result" => new PriceByResult(
                number, Enum.Parse<OutcomeKind>(with["kind"]), Pence(with["achieved"]), Pence(with["partly"]),
                Pence(with["maintained"]), Pence(with["slipped"]), Weights(with["bands"])),
            "cap for one outcome" => new OutcomeCap(number, Pence(with["cap"])),
            "cap for one person" => new PersonYearCap(number, Pence(with["cap"])),
            "cap for the contract" => new ContractYearCap(number, Pence(with["cap"])),
            "up front" => new UpFrontShare(number, Part(with["share"])),
            "balance" => new BalanceOnConfirmation(
                number, int.Parse(with["after term"], CultureInfo.InvariantCulture), Points(with["tolerance"])),
            "missed" => new MissedDeduction(number, Pence(with["deduction"]), Points(with["tolerance"])),
            "independence" => new IndependenceReward(number, Pence(with["reward"])),
            _ => ServiceTerm(row["Kind"], number, with),
        };
    }

    private static PaymentTerm ServiceTerm(string kind, int number, Dictionary<string, string> with) => kind switch
    {
        "satisfaction" => new SatisfactionShare(number, Part(with["share"]), Points(with["of term"]), Part(with["least replies"])),
        "limit for a period" => new PeriodLimit(number, Part(with["share"]), Points(with["of term"]), Enum.Parse<AboveLimit>(with["above"])),
        "floor and ceiling" => new PaymentRange(
            number, Enum.Parse<RangeOver>(with["over"]), with.TryGetValue("floor", out var floor) ? Pence(floor) : null,
            with.TryGetValue("ceiling", out var ceiling) ? Pence(ceiling) : null),
        "tiers" => new PriceByTier(number, Pence(with["each reached"]), Tiers(with["tiers"]), Enum.Parse<RangeOver>(with["over"])),
        "attribution" => new AttributionShare(number, Part(with["would have come anyway"]), Part(with["the service's doing"])),
        "indicator" => new IndicatorDeduction(
            number, Name(with["named"]), Enum.Parse<Better>(with["better"]), Figure(with["mark"]), Part(with["share"]), Points(with["of term"])),
        "missed visits" => new MissedVisitsDeduction(number, Pence(with["each"]), Points(with["not counted in 1,000"])),
        "gain share" => new GainShare(
            number, Name(with["named"]), Enum.Parse<Better>(with["better"]), Figure(with["start"]), Figure(with["nobody's"]), Pence(with["each unit"]),
            Part(with["gain"]), Part(with["loss"]), Part(with["gate"]), Pence(with["limit"])),
        _ => BandTerm(kind, number, with),
    };

    private static PaymentTerm BandTerm(string kind, int number, Dictionary<string, string> with) => kind switch
    {
        "price by group" => new PriceByGroup(number, Enum.Parse<OutcomeKind>(with["kind"]), Groups(with["groups"]), Weights(with["bands"])),
        "sustained" => new PriceWhenSustained(number, Points(with["weeks"]), Pence(with["price"]), Weights(with["bands"])),
        "capitation" => new CapitationByBand(number, [.. with["bands of people"].Split(", ").Select(Band)]),
        "index" => new Indexation(
            number, Name(with["named"]), Day(with["from"]), Part(with["part"]), [.. with["of terms"].Split(" + ").Select(Points)]),
        "payment on account" => new Smoothing(number, Pence(with["each period"]), Enum.Parse<SquaringUp>(with["squared up"])),
        var other => throw new FormatException($"No kind of term is called '{other}'."),
    };

    // "home (cartref) SuitableAccommodation + ControlOverDailyLife £200.00, people (pobl) ContributionToSociety £150.00"
    private static OutcomeGroup[] Groups(string text) => [.. text.Split(", ").Select(group =>
    {
        var (name, rest) = (group[..(group.IndexOf(')', StringComparison.Ordinal) + 1)], group[(group.IndexOf(')', StringComparison.Ordinal) + 2)..]);
        var words = rest.Split(' ');
        return new OutcomeGroup(Name(name), [.. words[..^1].Where(word => word != "+").Select(Enum.Parse<WellBeingArea>)], Pence(words[^1]));
    })];

    // "85 and over (85 a throsodd) £1,041.00"
    private static PopulationBand Band(string text) =>
        new(Name(text[..(text.IndexOf(')', StringComparison.Ordinal) + 1)]), Pence(text.Split(' ')[^1]));

    /// <summary>A figure in an indicator's own unit, such as 94.9.</summary>
    public static Share Figure(string text)
    {
        var thousandths = decimal.Parse(text, CultureInfo.InvariantCulture) * 1_000;
        return new Share((long)thousandths, 1_000);
    }

    // "visits on time (ymweliadau ar amser)"
    private static IndicatorName Name(string text) => new(text.Split(" (")[0], text.Split(" (")[1].TrimEnd(')'));

    // "from 0% pays 0%, from 50% pays 100%"
    private static Tier[] Tiers(string text) =>
        [.. text.Split(", ").Select(tier => tier.Split(' ')).Select(words => new Tier(Part(words[1]), Part(words[3])))];

    private static TimeAtRate Time(int number, Dictionary<string, string> with)
    {
        var clock = with["clock"].Split(" to ").Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToArray();
        var rates = with["rates"].Split(',', StringSplitOptions.TrimEntries).Select(Rate).ToArray();
        return new TimeAtRate(
            number, Enum.Parse<TimeBasis>(with["basis"]), [.. rates.Select(rate => rate.Band).Distinct()],
            new BandClock(clock[0], clock[1]), rates, Day(with["until"]), Enum.Parse<MinuteRounding>(with["minutes"]));
    }

    // "Day £32.50 from 2026-03-01"
    private static HourlyRate Rate(string text)
    {
        var words = text.Split(' ');
        return new HourlyRate(Enum.Parse<RateBand>(words[0]), Day(words[3]), Pence(words[1]));
    }

    private static long Pence(string text) => ExampleRow.PenceOf(text);

    private static int Points(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Share Part(string text) => text.EndsWith('%')
        ? Share.Percent(long.Parse(text[..^1], CultureInfo.InvariantCulture))
        : new Share(long.Parse(text.Split('/')[0], CultureInfo.InvariantCulture), long.Parse(text.Split('/')[1], CultureInfo.InvariantCulture));

    // "1.00 / 1.15 / 1.35"
    private static BandWeights Weights(string text)
    {
        var weights = text.Split(" / ")
            .Select(weight => Share.Percent((long)(decimal.Parse(weight, CultureInfo.InvariantCulture) * 100))).ToArray();
        return new BandWeights(weights[0], weights[1], weights[2]);
    }
}
