using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using Cylch.Rules.Tests.Settlement;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Laws;

/// <summary>What must hold between two statements made from related facts, over periods of seeded stories.</summary>
public sealed class SettlementLawsTests
{
    private const ulong Stories = 400;

    [Fact]
    public void Law_2_settling_twice_gives_the_same_statement() =>
        ForEachPeriod((seed, scheme, inputs, draft) => Written(Settle.Period(scheme, inputs).Value).ShouldBe(Written(draft), Seed(seed)));

    [Fact]
    public void Law_2_every_line_recomputes_from_its_written_terms_and_facts() =>
        ForEachPeriod((seed, scheme, inputs, draft) => Invariants.ShouldHold(scheme, inputs, draft, written: true, seed));

    [Fact]
    public void Law_2_the_order_of_the_facts_changes_nothing() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var turned = inputs with
        {
            People = [.. inputs.People.Reverse()],
            Packages = [.. inputs.Packages.Reverse().Select(package => package with
            {
                Outcomes = [.. package.Outcomes.Reverse()],
                Plan = package.Plan is { } plan ? plan with { Parts = [.. plan.Parts.Reverse()] } : null,
            })],
        };

        Written(Settle.Period(scheme, turned).Value).ShouldBe(Written(draft), Seed(seed));
    });

    [Fact]
    public void Law_2_the_order_of_the_terms_changes_nothing() => ForEachPeriod((seed, scheme, inputs, draft) =>
        Written(Settle.Period(scheme with { Terms = [.. scheme.Terms.Reverse()] }, inputs).Value).ShouldBe(Written(draft), Seed(seed)));

    [Fact]
    public void Law_2_splitting_minutes_into_smaller_rows_changes_no_amount() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var split = inputs with
        {
            Packages = [.. inputs.Packages.Select(package => package with { Given = Halves(package.Given), Envelope = Halves(package.Envelope) })],
        };

        Amounts(Settle.Period(scheme, split).Value).ShouldBe(Amounts(draft), Seed(seed));
    });

    [Fact]
    public void Law_2_a_package_changes_nothing_for_another_unless_a_cap_joins_them() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var uncapped = Without<ContractYearCap>(Without<PersonYearCap>(scheme));
        var together = Settle.Period(uncapped, inputs).Value.Lines.Where(line => line.PackageId is not null);
        var apart = inputs.Packages.SelectMany(package => Settle.Period(uncapped, inputs with { Packages = [package] }).Value.Lines)
            .Where(line => line.PackageId is not null);

        Sums(apart).ShouldBe(Sums(together), Seed(seed));
    });

    [Fact]
    public void Law_2_all_money_held_is_released_returned_or_still_held()
    {
        for (var seed = 1UL; seed <= Stories; seed++)
        {
            var lines = new List<StatementLine>();
            var last = new Dictionary<long, long>();
            Run(seed, (_, _, draft) =>
            {
                lines.AddRange(draft.Lines);
                foreach (var outcome in draft.Outcomes)
                {
                    last[outcome.OutcomeId] = outcome.Held.TotalPence;
                }
            });

            lines.Sum(line => line.HeldChange.Pence).ShouldBe(last.Values.Sum(), Seed(seed));
            var kept = lines.Where(line => line.Kind == LineKind.Held).Sum(line => line.Amount.Pence);
            var paid = lines.Where(line => line.Kind is LineKind.Released or LineKind.ReleasedNeutral).Sum(line => line.Amount.Pence);
            paid.ShouldBeLessThanOrEqualTo(-kept, Seed(seed));
        }
    }

    [Fact]
    public void Law_2_a_higher_reading_never_pays_less() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        // A rate card may price a worse result higher if somebody agrees to it; every other term may not.
        if (scheme.Terms.Any(term => term is PriceByResult))
        {
            return;
        }

        var higher = Change(inputs, outcome => outcome.Finding is VerifiedReading verified
            ? outcome with { Finding = verified with { Reading = Math.Min(verified.Reading + 1, MeasureRange.Of(outcome.Measure).Most) } }
            : outcome);

        Settle.Period(scheme, higher).Value.Total.ShouldBeGreaterThanOrEqualTo(draft.Total, Seed(seed));
    });

    [Fact]
    public void Law_2_lifting_a_cap_never_pays_less_and_caps_are_never_passed() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var lifted = scheme with { Terms = [.. scheme.Terms.Where(term => term is not (OutcomeCap or PersonYearCap or ContractYearCap))] };

        Settle.Period(lifted, inputs).Value.Total.ShouldBeGreaterThanOrEqualTo(draft.Total, Seed(seed));
        if (scheme.Find<ContractYearCap>() is { } cap)
        {
            draft.ResultsPaidThisYearPence.ShouldBeLessThanOrEqualTo(cap.CapPence, Seed(seed));
        }
    });

    [Fact]
    public void Law_3_a_result_that_was_decided_is_refused_by_name() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        if (draft.DecidedResults is [var first, ..])
        {
            var again = Settle.Period(scheme, inputs with { PaidResults = new HashSet<long> { first } });

            again.Refusal.ShouldBe(new Refusal("settlement.result-already-paid", first), Seed(seed));
        }
    });

    [Fact]
    public void Law_4_holding_steady_releases_as_much_as_reaching_a_target() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        if (scheme.Find<ReleaseOnVerified>() is null)
        {
            return;
        }

        var steady = Change(inputs, outcome => Verified(outcome) with { Kind = OutcomeKind.Maintenance, Baseline = 1, Target = 1 });
        var reached = Change(inputs, outcome => Verified(outcome) with { Kind = OutcomeKind.Change, Baseline = 0, Target = 1 });

        Released(Priceless(scheme), steady).ShouldBe(Released(Priceless(scheme), reached), Seed(seed));
    });

    [Fact]
    public void Law_6_a_neutral_ending_releases_no_less_than_any_reading() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        if (scheme.Find<ReleaseOnVerified>() is not null)
        {
            var neutral = Settle.Period(scheme, Change(inputs, Neutral)).Value;

            Released(neutral).ShouldBeGreaterThanOrEqualTo(Released(draft), Seed(seed));
            neutral.Outcomes.ShouldAllBe(outcome => outcome.ReturnedPence == 0, Seed(seed));
        }
    });

    [Fact]
    public void Law_6_a_neutral_ending_is_neither_priced_nor_deducted() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var neutral = Settle.Period(scheme, Change(inputs, Neutral)).Value;

        neutral.Lines.ShouldNotContain(line => line.Kind == LineKind.Result || line.Kind == LineKind.Missed, Seed(seed));
        if (!neutral.Lines.Any(line => line.Kind == LineKind.Tier))
        {
            neutral.ResultsPaidThisYearPence.ShouldBe(inputs.ResultsPaidThisYearPence, Seed(seed));
        }

        neutral.Contract.ResultsDecided.ShouldBe(inputs.Contract.Before.ResultsDecided, Seed(seed));
    });

    [Fact]
    public void Law_6_too_few_replies_lose_nothing() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        if (draft.Lines.Any(line => line.Kind == LineKind.Satisfaction) && inputs.Contract.Before.JoinedPricePence == 0)
        {
            var silent = inputs with { Contract = inputs.Contract with { Replies = Replies.None } };
            var joined = Settle.Period(scheme, silent).Value.Contract;

            joined.JoinedPricePence.ShouldBe(draft.Lines.Where(Invariants.IsOfTime).Sum(line => line.Amount.Pence), Seed(seed));
            joined.JoinedReplies.ShouldBe(inputs.Contract.Before.JoinedReplies, Seed(seed));
        }
    });

    [Fact]
    public void Law_5_a_period_limit_pays_or_keeps_forward_all_that_was_earned() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        if (scheme.Find<PeriodLimit>() is { Above: AboveLimit.GoesForward } && inputs.Period.Number < 13)
        {
            var earned = draft.Lines.Where(line => line.Kind == LineKind.Satisfaction || Invariants.IsOfResults(line)).Sum(line => line.Amount.Pence);
            var change = draft.Lines.Where(line => line.Kind == LineKind.PeriodLimit).Sum(line => line.Amount.Pence);

            (earned + change + draft.Contract.ForwardPence).ShouldBe(earned + inputs.Contract.Before.ForwardPence, Seed(seed));
        }
    });

    [Fact]
    public void Law_5_a_floor_and_a_ceiling_hold_before_smoothing_and_deductions() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        LineKind[] after = [LineKind.Smoothing, LineKind.Missed, LineKind.MissedVisits, LineKind.Indicator];
        var paid = draft.Lines.Where(line => !after.Contains(line.Kind)).Sum(line => line.Amount.Pence);
        (draft.Contract.PaidThisYearPence - inputs.Contract.Before.PaidThisYearPence).ShouldBe(paid, Seed(seed));
        var ranges = scheme.Terms.OfType<PaymentRange>().ToList();
        if (ranges is [{ Over: RangeOver.Period } only])
        {
            paid.ShouldBeInRange(only.LeastPence ?? long.MinValue, only.MostPence ?? long.MaxValue, Seed(seed));
        }
    });

    [Fact]
    public void Law_8_a_better_figure_never_costs_the_provider() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var better = inputs with
        {
            Contract = inputs.Contract with
            {
                Indicators = [.. inputs.Contract.Indicators.Select(figure => figure with
                {
                    Value = scheme.Numbered(figure.TermNumber) is IndicatorDeduction { Better: Better.Higher } or GainShare { Better: Better.Higher }
                        ? figure.Value + Share.Whole
                        : figure.Value - Share.Whole,
                })],
            },
        };

        Settle.Period(scheme, better).Value.Total.ShouldBeGreaterThanOrEqualTo(draft.Total, Seed(seed));
    });

    [Fact]
    public void Law_7_a_dispute_changes_no_money() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var disputed = Change(inputs, outcome => outcome.Finding is { } finding
            ? outcome with { Finding = new Undecided(finding.ResultId, UndecidedReason.Disputed) }
            : outcome);
        var silent = Change(inputs, outcome => outcome with { Finding = null });

        var (open, none) = (Settle.Period(scheme, disputed).Value, Settle.Period(scheme, silent).Value);
        open.Total.ShouldBe(none.Total, Seed(seed));
        RulesJson.Write(open.Outcomes).ShouldBe(RulesJson.Write(none.Outcomes), Seed(seed));
    });

    [Fact]
    public void Law_10_a_missing_rate_is_refused_by_name() => ForEachPeriod((seed, scheme, inputs, draft) =>
    {
        var rows = inputs.Packages.SelectMany(package => package.Given.Concat(package.Envelope)).ToList();
        if (scheme.Find<TimeAtRate>() is { } time && rows.Count > 0)
        {
            var bare = time with { Rates = [.. time.Rates.Where(rate => rate.Band != rows[0].Band)] };
            var terms = scheme.Terms.Select(term => term == time ? bare : term);

            Settle.Period(scheme with { Terms = [.. terms] }, inputs).Refusal!.Code.ShouldBe("settlement.rate-missing", Seed(seed));
        }
    });

    private static void ForEachPeriod(Action<ulong, PaymentScheme, PeriodInputs, StatementDraft> check)
    {
        for (var seed = 1UL; seed <= Stories; seed++)
        {
            Run(seed, (scheme, inputs, draft) => check(seed, scheme, inputs, draft));
        }
    }

    private static void Run(ulong seed, Action<PaymentScheme, PeriodInputs, StatementDraft> see)
    {
        var story = StoryMaker.Make(seed);
        var driver = new StoryDriver(story);
        foreach (var told in story.Periods)
        {
            var (inputs, draft) = driver.Next(told);
            see(story.Scheme, inputs, draft);
        }
    }

    private static PeriodInputs Change(PeriodInputs inputs, Func<OutcomeInputs, OutcomeInputs> change) => inputs with
    {
        Packages = [.. inputs.Packages.Select(package => package with { Outcomes = [.. package.Outcomes.Select(change)] })],
    };

    private static OutcomeInputs Neutral(OutcomeInputs outcome) => outcome.Finding is { } finding
        ? outcome with { Finding = new NeutralEnding(finding.ResultId, NeutralReason.InHospital) }
        : outcome;

    private static OutcomeInputs Verified(OutcomeInputs outcome) => outcome with
    {
        Measure = Measure.YesNo,
        HighestPointPaid = null,
        Finding = new VerifiedReading(outcome.OutcomeId, 1, Confirmation.Confirmed),
    };

    private static PaymentScheme Without<T>(PaymentScheme scheme)
        where T : PaymentTerm => scheme with { Terms = [.. scheme.Terms.Where(term => term is not T)] };

    private static PaymentScheme Priceless(PaymentScheme scheme) => scheme with
    {
        Terms = [.. scheme.Terms.Where(term => term is TimeAtRate or HoldForOutcomes or ReleaseOnVerified or NeutralEndings)],
    };

    private static long Released(PaymentScheme scheme, PeriodInputs inputs) => Released(Settle.Period(scheme, inputs with
    {
        PaidResults = new HashSet<long>(),
        Contract = ContractInputs.None,
        Packages = [.. inputs.Packages.Select(package => package with { Independence = null })],
    }).Value);

    private static long Released(StatementDraft draft) => draft.Outcomes.Sum(outcome => outcome.ReleasedPence);

    private static IReadOnlyList<BandMinutes> Halves(IReadOnlyList<BandMinutes> rows) =>
        [.. rows.SelectMany(row => new[] { row with { Minutes = row.Minutes / 2 }, row with { Minutes = row.Minutes - row.Minutes / 2 } })];

    private static List<(int, LineKind, long?, long?, Money, Money)> Amounts(StatementDraft draft) =>
        [.. draft.Lines.Select(line => (line.TermNumber, line.Kind, line.PackageId, line.OutcomeId, line.Amount, line.HeldChange))];

    private static List<(long?, LineKind, long?, long, long)> Sums(IEnumerable<StatementLine> lines) =>
        [.. lines.Select(line => (line.PackageId, line.Kind, line.OutcomeId, line.Amount.Pence, line.HeldChange.Pence)).Order()];

    private static string Written(StatementDraft draft) => RulesJson.Write(draft);

    private static string Seed(ulong seed) => $"seed {seed}";
}
