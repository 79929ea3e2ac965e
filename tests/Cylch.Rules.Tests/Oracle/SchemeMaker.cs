using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Makes payment terms from a seed: any sound composition of every kind of term, in any reading order.</summary>
internal static class SchemeMaker
{
    private const int Time = 1;
    private const int Hold = 2;
    private const int UpFront = 3;

    public static PaymentScheme Make(ulong seed, LocalDate yearStart)
    {
        var numbers = SeededNumbers.For(seed, "scheme");
        var terms = new List<PaymentTerm>();
        AddTime(ref numbers, terms, yearStart);
        AddPrices(ref numbers, terms);
        if (numbers.Chance(25))
        {
            AddPlan(ref numbers, terms);
        }

        if (numbers.Chance(10))
        {
            terms.Add(new BlockPayment(20, numbers.Between(0, 90_000_000), numbers.Pick([1, 2, 4, 13, 13])));
        }

        terms.Add(new NeutralEndings(21, 14));
        ServiceTermMaker.Add(seed, terms);
        BandTermMaker.Add(seed, terms, yearStart);
        var shuffled = terms.OrderBy(term => SeededNumbers.For(seed, "order", term.Number).NextBits()).ToList();
        return new PaymentScheme(1, 1, yearStart, shuffled);
    }

    public static bool HasTermFor(PaymentScheme scheme, OutcomeKind kind) =>
        scheme.Find<ReleaseOnVerified>() is not null
        || scheme.Find<BalanceOnConfirmation>() is not null
        || scheme.Find<PriceByTier>() is not null
        || scheme.Find<GainShare>() is not null
        || scheme.Terms.Any(term => term switch
        {
            PricePerPoint => kind == OutcomeKind.Change,
            PriceForMaintaining => kind == OutcomeKind.Maintenance,
            PriceForProcess => kind == OutcomeKind.Process,
            PriceByResult byResult => byResult.Kind == kind,
            PriceByGroup byGroup => byGroup.Kind == kind,
            PriceWhenSustained => kind == OutcomeKind.Change,
            _ => false,
        });

    private static void AddTime(ref SeededNumbers numbers, List<PaymentTerm> terms, LocalDate yearStart)
    {
        if (numbers.Chance(15))
        {
            return;
        }

        var bands = new List<RateBand> { RateBand.Day };
        foreach (var band in new[] { RateBand.Evening, RateBand.Weekend, RateBand.BankHoliday, RateBand.Rural, RateBand.DoubleHanded })
        {
            if (numbers.Chance(50))
            {
                bands.Add(band);
            }
        }

        var rates = new List<HourlyRate>();
        foreach (var band in bands)
        {
            rates.Add(new HourlyRate(band, yearStart.PlusDays(-numbers.Between(0, 50)), numbers.Between(1_500, 4_500)));
            for (var changes = numbers.Between(0, 3); changes > 0; changes--)
            {
                var from = yearStart.PlusDays(numbers.Between(1, 500));
                if (rates.All(rate => rate.Band != band || rate.From != from))
                {
                    rates.Add(new HourlyRate(band, from, numbers.Between(1_500, 4_500)));
                }
            }
        }

        terms.Add(new TimeAtRate(
            Time, (TimeBasis)numbers.Between(1, 3), bands, new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)), rates,
            yearStart.PlusDays(900), numbers.Pick(Enum.GetValues<MinuteRounding>())));
        if (numbers.Chance(70))
        {
            AddHold(ref numbers, terms);
        }
    }

    private static void AddHold(ref SeededNumbers numbers, List<PaymentTerm> terms)
    {
        terms.Add(new HoldForOutcomes(Hold, new Share(numbers.Between(0, 250), 1_000), Time));
        var reached = numbers.Chance(70) ? Share.Whole : Share.Percent(numbers.Between(50, 100));
        var part = reached * Share.Percent(numbers.Between(0, 100));
        terms.Add(new ReleaseOnVerified(
            4, Hold, reached, part, numbers.Pick([new Share(1, 2), new Share(1, 3), new Share(2, 3), Share.Whole]),
            numbers.Between(0, 2), (ReleaseFrom)numbers.Between(1, 2)));
    }

    private static void AddPrices(ref SeededNumbers numbers, List<PaymentTerm> terms)
    {
        var before = terms.Count;
        foreach (var kind in new[] { OutcomeKind.Change, OutcomeKind.Maintenance, OutcomeKind.Process })
        {
            if (numbers.Chance(60))
            {
                terms.Add(Price(ref numbers, kind));
            }
        }

        if (terms.Count == before)
        {
            return;
        }

        var cap = numbers.Between(0, 30_000);
        foreach (var capped in new Func<long, PaymentTerm>[]
            { pence => new OutcomeCap(11, pence), pence => new PersonYearCap(12, pence), pence => new ContractYearCap(13, pence) })
        {
            cap += numbers.Between(0, 20_000);
            if (numbers.Chance(60))
            {
                terms.Add(capped(cap));
            }
        }
    }

    private static PaymentTerm Price(ref SeededNumbers numbers, OutcomeKind kind)
    {
        var weights = new BandWeights(Share.Whole, Share.Percent(numbers.Between(50, 150)), new Share(numbers.Between(1, 9), 7));
        var pence = numbers.Between(0, 20_000);
        if (numbers.Chance(35))
        {
            return new PriceByResult(4 + (int)kind, kind, pence, numbers.Between(0, 9_000), numbers.Between(0, 9_000), numbers.Between(0, 99), weights);
        }

        if (numbers.Chance(30))
        {
            return BandTermMaker.Groups(ref numbers, 4 + (int)kind, kind, weights);
        }

        return kind switch
        {
            OutcomeKind.Change => new PricePerPoint(5, pence / 3, weights),
            OutcomeKind.Maintenance => new PriceForMaintaining(6, pence, numbers.Between(0, 2), weights),
            _ => new PriceForProcess(7, pence, weights),
        };
    }

    private static void AddPlan(ref SeededNumbers numbers, List<PaymentTerm> terms)
    {
        var tolerance = numbers.Between(0, 2);
        terms.Add(new UpFrontShare(UpFront, Share.Percent(numbers.Between(0, 100))));
        terms.Add(new BalanceOnConfirmation(8, UpFront, tolerance));
        if (numbers.Chance(60))
        {
            terms.Add(new MissedDeduction(9, numbers.Between(0, 9_000), tolerance));
        }

        if (numbers.Chance(60))
        {
            terms.Add(new IndependenceReward(10, numbers.Between(0, 90_000)));
        }
    }
}
