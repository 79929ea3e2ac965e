using Cylch.Rules.Contracts;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Adds terms about the whole service to a scheme, in any sound composition, from numbers of their own.</summary>
internal static class ServiceTermMaker
{
    private static readonly IndicatorName Named = new("visits on time", "ymweliadau ar amser");

    public static void Add(ulong seed, List<PaymentTerm> terms)
    {
        var numbers = SeededNumbers.For(seed, "service-terms");
        if (numbers.Chance(30))
        {
            terms.Add(Tier(ref numbers));
        }

        var priced = terms.Exists(term => term is PricePerPoint or PriceForMaintaining or PriceForProcess or PriceByResult);
        if (priced && numbers.Chance(30))
        {
            terms.Add(new AttributionShare(31, Share.Percent(numbers.Between(0, 60)), Share.Percent(numbers.Between(20, 100))));
        }

        if (numbers.Chance(25))
        {
            terms.Add(Gain(ref numbers));
        }

        if (numbers.Chance(30))
        {
            terms.Add(new MissedVisitsDeduction(33, numbers.Between(0, 9_000), numbers.Pick([0, 5, 12, 1_000])));
        }

        foreach (var over in new[] { RangeOver.Period, RangeOver.ContractYear })
        {
            if (numbers.Chance(20))
            {
                terms.Add(Range(ref numbers, over));
            }
        }

        if (terms.Exists(term => term is TimeAtRate))
        {
            AddOfTime(ref numbers, terms, priced);
        }
    }

    private static void AddOfTime(ref SeededNumbers numbers, List<PaymentTerm> terms, bool priced)
    {
        var time = terms.Find(term => term is TimeAtRate)!.Number;
        if (numbers.Chance(40))
        {
            terms.Add(new SatisfactionShare(36, new Share(numbers.Between(0, 90), 1_000), time, Share.Percent(numbers.Between(1, 100))));
        }

        if ((priced || terms.Exists(term => term is SatisfactionShare or PriceByTier)) && numbers.Chance(50))
        {
            terms.Add(new PeriodLimit(37, new Share(numbers.Between(0, 200), 1_000), time, (AboveLimit)numbers.Between(1, 2)));
        }

        for (var number = 38; number < 38 + numbers.Between(0, 2); number++)
        {
            terms.Add(new IndicatorDeduction(
                number, Named, (Better)numbers.Between(1, 2), new Share(numbers.Between(0, 100), 3), new Share(numbers.Between(0, 150), 1_000), time));
        }
    }

    private static PriceByTier Tier(ref SeededNumbers numbers)
    {
        var pays = Share.Percent(numbers.Between(0, 30));
        var tiers = new List<Tier> { new(Share.None, pays) };
        foreach (var from in new[] { new Share(1, 3), new Share(1, 2), Share.Percent(80) })
        {
            if (numbers.Chance(60))
            {
                pays += new Share(numbers.Between(0, 7), 30);
                tiers.Add(new Tier(from, pays));
            }
        }

        tiers.Reverse();
        return new PriceByTier(30, numbers.Between(0, 30_000), tiers, (RangeOver)numbers.Between(1, 2));
    }

    private static GainShare Gain(ref SeededNumbers numbers) => new(
        32, Named, (Better)numbers.Between(1, 2), new Share(numbers.Between(0, 200), 2), new Share(numbers.Between(0, 40), 10),
        numbers.Between(0, 50_000), Share.Percent(numbers.Between(0, 100)), Share.Percent(numbers.Between(0, 50)),
        Share.Percent(numbers.Between(0, 100)), numbers.Between(0, 900_000));

    private static PaymentRange Range(ref SeededNumbers numbers, RangeOver over)
    {
        var scale = over == RangeOver.Period ? 1 : 26;
        var least = (long)numbers.Between(0, 20_000) * (over == RangeOver.Period ? 1 : 10);
        var most = least + (long)numbers.Between(0, 90_000) * scale;
        return numbers.Below(3) switch
        {
            0 => new PaymentRange(33 + (int)over, over, least, null),
            1 => new PaymentRange(33 + (int)over, over, null, 20_000L * 13 + most),
            _ => new PaymentRange(33 + (int)over, over, least, 20_000L * 13 + most),
        };
    }
}
