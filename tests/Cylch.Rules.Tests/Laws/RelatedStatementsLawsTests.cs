using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Laws;

/// <summary>What must hold when prices, names, limits, care or the terms themselves change in a way whose effect is known.</summary>
public sealed class RelatedStatementsLawsTests
{
    private const ulong Stories = 200;
    private const long Apart = 1_000_000;

    [Fact]
    public void Law_2_ten_times_every_price_is_ten_times_every_line_but_for_its_one_rounding() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        // Rounded once: 10 × half a penny, and half a penny; equal parts carry up to one odd penny.
        LineKind[] once = [LineKind.Time, LineKind.Block, LineKind.Capitation, LineKind.Result, LineKind.Sustained, LineKind.Independence, LineKind.Missed];
        var tenfold = Settle.Period(scheme.With(TenTimes), inputs).Value.Lines.ToDictionary(Key);
        foreach (var line in draft.Lines.Where(line => once.Contains(line.Kind)))
        {
            Math.Abs(tenfold[Key(line)].Amount.Pence - 10 * line.Amount.Pence).ShouldBeLessThanOrEqualTo(10, at);
        }
    });

    [Fact]
    public void Law_2_renaming_people_packages_outcomes_and_results_changes_no_amount() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var renamed = Settle.Period(scheme, Renamed(inputs, Apart)).Value;

        renamed.Lines.Select(line => (line.TermNumber, line.Kind, line.Amount, line.HeldChange))
            .ShouldBe(draft.Lines.Select(line => (line.TermNumber, line.Kind, line.Amount, line.HeldChange)), at);
    });

    [Fact]
    public void Law_2_the_same_care_for_as_many_people_again_is_every_line_of_a_package_twice() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var others = Renamed(inputs, Apart);
        var both = inputs with
        {
            Packages = [.. inputs.Packages, .. others.Packages],
            People = [.. inputs.People, .. others.People],
            PaidResults = inputs.PaidResults.Concat(others.PaidResults).ToHashSet(),
        };

        var lines = Settle.Period(scheme, both).Value.Lines.Where(line => line.PackageId is not null || line.PersonId is not null).ToList();
        var once = draft.Lines.Where(line => line.PackageId is not null || line.PersonId is not null).ToList();
        lines.Count.ShouldBe(2 * once.Count, at);
        lines.Sum(line => line.Amount.Pence).ShouldBe(2 * once.Sum(line => line.Amount.Pence), at);
        lines.Sum(line => line.HeldChange.Pence).ShouldBe(2 * once.Sum(line => line.HeldChange.Pence), at);
    });

    [Fact]
    public void Law_2_a_term_whose_share_or_price_is_nothing_pays_as_if_it_were_not_there()
    {
        var met = new HashSet<Type>();
        SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
        {
            foreach (var term in scheme.Terms.Where(term => Nothing(term) is not null))
            {
                var without = Settle.Period(scheme.With(other => other == term ? null : other), inputs);
                if (!without.IsRefused && inputs.Contract.Before.JoinedPricePence == 0)
                {
                    met.Add(term.GetType());
                    Settle.Period(scheme.With(other => other == term ? Nothing(term) : other), inputs).Value.Total.ShouldBe(without.Value.Total, at);
                }
            }
        });
        met.Count.ShouldBe(9, "every kind of term that can be nothing");
    }

    [Fact]
    public void Law_2_an_index_that_has_not_moved_changes_nothing() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var still = inputs with
        {
            Contract = inputs.Contract with { IndexFactors = [.. inputs.Contract.IndexFactors.Select(factor => factor with { Factor = Share.Whole })] },
        };

        Settle.Period(scheme, still).Value.Total.ShouldBe(Settle.Period(scheme.With(term => term is Indexation ? null : term), still).Value.Total, at);
    });

    [Fact]
    public void Law_2_payments_on_account_change_when_money_is_paid_and_never_how_much()
    {
        for (var seed = 1UL; seed <= Stories; seed++)
        {
            var story = StoryMaker.Make(seed);
            var (smooth, plain) = (story with { Scheme = Smoothed(story.Scheme) }, story with { Scheme = story.Scheme.With(term => term is Smoothing ? null : term) });
            var (one, other) = (new StoryDriver(smooth), new StoryDriver(plain));
            var kept = 0L;
            var difference = 0L;
            foreach (var told in story.Periods)
            {
                var account = one.Next(told).Draft;
                difference += other.Next(told).Draft.Total.Pence - account.Total.Pence;
                kept = account.Contract.SmoothedPence;
            }

            difference.ShouldBe(kept, $"seed {seed}");
        }
    }

    [Fact]
    public void Law_2_the_parts_of_a_block_add_up_to_the_year_however_many_there_are()
    {
        for (var annual = 0L; annual < 60; annual++)
        {
            foreach (var parts in new[] { 1, 2, 4, 13 })
            {
                var scheme = new PaymentScheme(1, 1, new NodaTime.LocalDate(2026, 4, 6), [new BlockPayment(1, 7_000_00 + annual, parts)]);
                Enumerable.Range(1, 13).Sum(number => Settle.Period(
                    scheme, new PeriodInputs(new PaymentPeriod(scheme.InForceFrom, number), [], [], 0, new HashSet<long>())).Value.Total.Pence)
                    .ShouldBe(7_000_00 + annual);
            }
        }
    }

    [Fact]
    public void Law_5_a_wider_limit_or_a_higher_floor_never_pays_less() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var wider = scheme.With(term => term switch
        {
            OutcomeCap cap => cap with { CapPence = cap.CapPence + 1_00 },
            PersonYearCap cap => cap with { CapPence = cap.CapPence + 2_00 },
            ContractYearCap cap => cap with { CapPence = cap.CapPence + 3_00 },
            PeriodLimit limit => limit with { Share = limit.Share + new Share(1, 100) },
            PaymentRange range => range with { LeastPence = range.LeastPence + 1_00, MostPence = range.MostPence + 26_00 },
            _ => term,
        });

        Settle.Period(wider, inputs).Value.Total.ShouldBeGreaterThanOrEqualTo(draft.Total, at);
    });

    [Fact]
    public void Law_2_an_hour_more_never_pays_less() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        // A deduction is a share of the price of time and comes after a ceiling or a payment on account: there more time may only cost.
        if (scheme.Find<IndicatorDeduction>() is not null && scheme.Terms.Any(term => term is PaymentRange or Smoothing))
        {
            return;
        }

        var more = inputs.WithPackages(package => package with
        {
            Given = [.. package.Given.Select((row, place) => place == 0 ? row with { Minutes = row.Minutes + 60 } : row)],
        });

        Settle.Period(scheme, more).Value.Total.ShouldBeGreaterThanOrEqualTo(draft.Total, at);
    });

    [Fact]
    public void Law_2_a_package_of_which_nothing_happened_changes_nothing() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var idle = new PackageInputs(
            Apart, Apart, ComplexityBand.C, [], [], TimeBankInputs.None, [],
            new PlanInputs(inputs.Period.Start, 60, 1, 1, [new PlanPart(1, 1)], UpFrontPaid: true));
        var joined = inputs with { Packages = [.. inputs.Packages, idle], People = [.. inputs.People, new PersonYear(Apart, 0)] };

        Settle.Period(scheme, joined).Value.Lines.ShouldBe(draft.Lines, new SameLines(), false, at);
    });

    [Fact]
    public void Law_7_a_person_who_could_not_or_would_not_say_is_paid_for_like_one_who_confirmed() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        foreach (var said in new[] { Confirmation.Confirmed, Confirmation.Unable, Confirmation.Refused })
        {
            var same = inputs.WithOutcomes(outcome => outcome.Finding is VerifiedReading { Confirmation: not Confirmation.Awaited } verified
                ? outcome with { Finding = verified with { Confirmation = said } }
                : outcome);
            Settle.Period(scheme, same).Value.Total.ShouldBe(draft.Total, at);
        }
    });

    [Fact]
    public void Law_2_where_every_band_weighs_the_same_complexity_pays_nobody_more() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var level = scheme.With(term => term switch
        {
            PricePerPoint price => price with { Weights = BandWeights.Same },
            PriceForMaintaining price => price with { Weights = BandWeights.Same },
            PriceForProcess price => price with { Weights = BandWeights.Same },
            PriceByResult price => price with { Weights = BandWeights.Same },
            PriceByGroup price => price with { Weights = BandWeights.Same },
            PriceWhenSustained price => price with { Weights = BandWeights.Same },
            _ => term,
        });

        Settle.Period(level, inputs.WithPackages(package => package with { Complexity = ComplexityBand.A })).Value.Total
            .ShouldBe(Settle.Period(level, inputs.WithPackages(package => package with { Complexity = ComplexityBand.C })).Value.Total, at);
    });

    [Fact]
    public void Law_2_going_beyond_a_target_pays_as_reaching_it() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var exact = inputs.WithOutcomes(outcome => outcome is { Measure: not Measure.OxfordHipScore, Kind: not OutcomeKind.Maintenance }
            && outcome.Finding is VerifiedReading verified && verified.Reading > outcome.Target
                ? outcome with { Finding = verified with { Reading = outcome.Target } }
                : outcome);

        Settle.Period(scheme, exact).Value.Total.ShouldBe(draft.Total, at);
    });

    [Fact]
    public void Law_6_ending_neutrally_keeps_a_run_of_readings_as_it_was() => SeededPeriods.ForEach(Stories, (at, scheme, inputs, draft) =>
    {
        var ended = Settle.Period(scheme, inputs.WithOutcomes(outcome => outcome.Finding is { } finding
            ? outcome with { Finding = new NeutralEnding(finding.ResultId, NeutralReason.InHospital) }
            : outcome)).Value;

        ended.Lines.ShouldNotContain(line => line.Kind == LineKind.Sustained, at);
        ended.Outcomes.Select(outcome => (outcome.ReachedSince, outcome.SustainedPaid)).ShouldBe(
            inputs.Packages.OrderBy(package => package.PackageId).SelectMany(package => package.Outcomes.OrderBy(outcome => outcome.OutcomeId))
                .Select(outcome => (outcome.ReachedSince, outcome.SustainedPaid)), at);
    });

    private static PaymentScheme Smoothed(PaymentScheme scheme) =>
        scheme.Find<Smoothing>() is not null || !scheme.Terms.Any(term => term is TimeAtRate or BlockPayment or CapitationByBand)
            ? scheme
            : scheme with { Terms = [.. scheme.Terms, new Smoothing(99, 1_234_56, SquaringUp.EveryQuarter)] };

    private static PaymentTerm? Nothing(PaymentTerm term) => term switch
    {
        SatisfactionShare share => share with { Share = Share.None },
        IndicatorDeduction deduction => deduction with { Share = Share.None },
        MissedVisitsDeduction missed => missed with { Pence = 0 },
        AttributionShare share => share with { Deadweight = Share.None, Attribution = Share.Whole },
        PriceByTier tier => tier with { PencePerResult = 0 },
        GainShare gain => gain with { LimitPence = 0 },
        IndependenceReward reward => reward with { Pence = 0 },
        MissedDeduction missed => missed with { Pence = 0 },
        PriceWhenSustained price => price with { Pence = 0 },
        _ => null,
    };

    private static PaymentTerm TenTimes(PaymentTerm term) => term switch
    {
        TimeAtRate time => time with { Rates = [.. time.Rates.Select(rate => rate with { PenceAnHour = rate.PenceAnHour * 10 })] },
        BlockPayment block => block with { AnnualPence = block.AnnualPence * 10 },
        CapitationByBand people => people with { Bands = [.. people.Bands.Select(band => band with { AnnualPence = band.AnnualPence * 10 })] },
        PricePerPoint price => price with { PencePerPoint = price.PencePerPoint * 10 },
        PriceForMaintaining price => price with { Pence = price.Pence * 10 },
        PriceForProcess price => price with { Pence = price.Pence * 10 },
        PriceByResult price => price with
        {
            AchievedPence = price.AchievedPence * 10, PartlyPence = price.PartlyPence * 10, MaintainedPence = price.MaintainedPence * 10,
            SlippedPence = price.SlippedPence * 10,
        },
        PriceByGroup price => price with { Groups = [.. price.Groups.Select(group => group with { Pence = group.Pence * 10 })] },
        PriceWhenSustained price => price with { Pence = price.Pence * 10 },
        MissedDeduction missed => missed with { Pence = missed.Pence * 10 },
        IndependenceReward reward => reward with { Pence = reward.Pence * 10 },
        _ => term,
    };

    private static PeriodInputs Renamed(PeriodInputs inputs, long by) => inputs with
    {
        People = [.. inputs.People.Select(person => person with { PersonId = person.PersonId + by })],
        PaidResults = inputs.PaidResults.Select(result => result + by).ToHashSet(),
        Packages = [.. inputs.Packages.Select(package => package with
        {
            PackageId = package.PackageId + by,
            PersonId = package.PersonId + by,
            Plan = package.Plan is { } plan ? plan with { Parts = [.. plan.Parts.Select(part => part with { OutcomeId = part.OutcomeId + by })] } : null,
            Independence = package.Independence is { } found ? found with { ResultId = found.ResultId + by } : null,
            Outcomes = [.. package.Outcomes.Select(outcome => outcome with
            {
                OutcomeId = outcome.OutcomeId + by,
                Finding = outcome.Finding is { } finding ? finding with { ResultId = finding.ResultId + by } : null,
            })],
        })],
    };

    private static (int, LineKind, long?, long?, long?) Key(StatementLine line) =>
        (line.TermNumber, line.Kind, line.PersonId, line.PackageId, line.OutcomeId);

    private sealed class SameLines : IEqualityComparer<StatementLine>
    {
        public bool Equals(StatementLine? x, StatementLine? y) =>
            x is not null && y is not null && Key(x) == Key(y) && (x.Number, x.Amount, x.HeldChange) == (y.Number, y.Amount, y.HeldChange);

        public int GetHashCode(StatementLine obj) => Key(obj).GetHashCode();
    }
}
