using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Adds terms by group, band, weeks, index and average to a scheme, in any sound composition, with the facts they ask for.</summary>
internal static class BandTermMaker
{
    private const int Sustained = 40;
    private const int Capitation = 41;
    private const int Smooth = 42;
    private const int FirstIndex = 43;

    private static readonly IndicatorName Named = new("pay in social care", "cyflogau gofal cymdeithasol");

    public static void Add(ulong seed, List<PaymentTerm> terms, LocalDate yearStart)
    {
        var numbers = SeededNumbers.For(seed, "band-terms");
        if (numbers.Chance(30))
        {
            terms.Add(new PriceWhenSustained(
                Sustained, numbers.Between(1, 9), numbers.Between(0, 20_000), new BandWeights(Share.Whole, Share.Percent(numbers.Between(50, 150)), new Share(5, 3))));
        }

        if (numbers.Chance(20))
        {
            terms.Add(new CapitationByBand(
                Capitation, [.. Enumerable.Range(0, numbers.Between(1, 3)).Select(_ => new PopulationBand(Named, 0))]));
            terms[^1] = Priced(ref numbers, (CapitationByBand)terms[^1]);
        }

        if (terms.Exists(term => term is TimeAtRate or BlockPayment or CapitationByBand) && numbers.Chance(25))
        {
            terms.Add(new Smoothing(Smooth, numbers.Between(0, 300_000), (SquaringUp)numbers.Between(1, 2)));
        }

        AddIndexes(ref numbers, terms, yearStart);
    }

    public static PriceByGroup Groups(ref SeededNumbers numbers, int number, OutcomeKind kind, BandWeights weights)
    {
        var count = numbers.Between(1, 3);
        var groups = new List<OutcomeGroup>();
        for (var group = 0; group < count; group++)
        {
            var areas = Enum.GetValues<WellBeingArea>().Where(area => (int)area % count == group).ToArray();
            groups.Add(new OutcomeGroup(Named, areas, numbers.Between(0, 20_000)));
        }

        return new PriceByGroup(number, kind, groups, weights);
    }

    public static IReadOnlyDictionary<(int Term, int Place), int> People(ulong seed, PaymentScheme scheme, int at)
    {
        var numbers = SeededNumbers.For(seed, "people", at);
        var people = new Dictionary<(int, int), int>();
        for (var place = 0; place < (scheme.Find<CapitationByBand>()?.Bands.Count ?? 0); place++)
        {
            people[(Capitation, place)] = numbers.Between(0, 4_000);
        }

        return people;
    }

    public static IReadOnlyDictionary<int, Share> Factors(ulong seed, PaymentScheme scheme, int at)
    {
        var numbers = SeededNumbers.For(seed, "factors", at);
        var factors = new Dictionary<int, Share>();
        foreach (var index in scheme.Terms.OfType<Indexation>().OrderBy(index => index.Number))
        {
            factors[index.Number] = new Share(numbers.Between(900, 1_200), 1_000);
        }

        return factors;
    }

    private static CapitationByBand Priced(ref SeededNumbers numbers, CapitationByBand capitation)
    {
        var bands = new List<PopulationBand>();
        foreach (var band in capitation.Bands)
        {
            bands.Add(band with { AnnualPence = numbers.Between(0, 300_000) });
        }

        return capitation with { Bands = bands };
    }

    private static void AddIndexes(ref SeededNumbers numbers, List<PaymentTerm> terms, LocalDate yearStart)
    {
        var part = Share.Whole;
        for (var left = numbers.Chance(35) ? numbers.Between(1, 2) : 0; left > 0; left--)
        {
            var grows = new List<int>();
            foreach (var term in terms)
            {
                var canGrow = term is TimeAtRate or BlockPayment or CapitationByBand or PricePerPoint or PriceForMaintaining or PriceForProcess
                    or PriceByResult or PriceByGroup or PriceWhenSustained;
                if (canGrow && numbers.Chance(70))
                {
                    grows.Add(term.Number);
                }
            }

            if (grows.Count > 0)
            {
                var taken = left == 1 && numbers.Chance(50) ? part : part * Share.Percent(numbers.Between(1, 99));
                terms.Add(new Indexation(FirstIndex + left, Named, yearStart.PlusDays(numbers.Between(-60, 250)), taken, grows));
                part -= taken;
            }
        }
    }
}
