using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Contracts;

/// <summary>
/// A payment term as the sentence people sign. The same sentence is read before signing, quoted in the explanation of a line, and
/// compared between versions; it is made from the term's parameters and never typed again.
/// </summary>
public static class TermSentence
{
    /// <summary>The sentence, and after it any that belong to it: later rates, or what happens to money that is not released.</summary>
    /// <param name="on">The day for which rates are said; later rates follow as sentences of their own.</param>
    public static IReadOnlyList<string> Of(W words, PaymentTerm term, LocalDate on) => term switch
    {
        TimeAtRate time => Time(words, time, on),
        BlockPayment { Parts: PaymentPeriod.PerYear } block => [words["contracts.term.block", words.Say.Money(block.AnnualPence), block.Parts]],
        BlockPayment block => [words.Count("contracts.term.block-parts", block.Parts, words.Say.Money(block.AnnualPence))],
        HoldForOutcomes hold => [words["contracts.term.hold", words.Say.ExactPercent(hold.Share)]],
        ReleaseOnVerified release => Release(words, release),
        NeutralEndings neutral => [words.Count("contracts.term.neutral", neutral.HospitalFromDays)],
        OutcomeCap cap => [words["contracts.term.cap.outcome", words.Say.Money(cap.CapPence)]],
        PersonYearCap cap => [words["contracts.term.cap.person", words.Say.Money(cap.CapPence)]],
        ContractYearCap cap => [words["contracts.term.cap.contract", words.Say.Money(cap.CapPence)]],
        UpFrontShare upFront => [words["contracts.term.up-front", words.Say.ExactPercent(upFront.Share)]],
        BalanceOnConfirmation balance => [words.Count("contracts.term.balance", balance.MaintenanceTolerancePoints)],
        MissedDeduction missed => [words["contracts.term.missed", words.Say.Money(missed.Pence)]],
        IndependenceReward reward => [words["contracts.term.independence", words.Say.Money(reward.Pence)]],
        _ => ServiceSentence.Of(words, term) ?? BandSentence.Of(words, term) ?? [PriceSentence.Of(words, term)],
    };

    /// <summary>A short name for the kind of term, for headings and tables.</summary>
    public static string Kind(W words, PaymentTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return words[$"contracts.term-kind.{term.GetType().Name}"];
    }

    private static List<string> Time(W words, TimeAtRate time, LocalDate on)
    {
        var bands = time.Bands.Distinct().Order().ToList();
        string Rates(LocalDate day) => string.Join(", ", bands
            .Where(band => time.PenceAnHour(band, day) is not null)
            .Select(band => Rate(words, time, band, day, alone: bands.Count == 1)));
        var main = time.Basis switch
        {
            TimeBasis.Envelope => words["contracts.term.time.envelope", Rates(on)],
            TimeBasis.PlannedWithinEnvelope => words[$"contracts.term.time.planned.{time.Minutes}", Rates(on)],
            _ => words[$"contracts.term.time.actual.{time.Minutes}", Rates(on)],
        };
        var later = time.Rates.Select(rate => rate.From).Where(day => day > on).Distinct().Order();
        var overlap = bands.Exists(band => band is RateBand.Rural or RateBand.DoubleHanded);
        return [main, .. overlap ? [words["contracts.term.time.one-band"]] : Array.Empty<string>(), .. later.Select(day => words["contracts.term.rate.from", words.Say.Date(day), Rates(day)])];
    }

    private static string Rate(W words, TimeAtRate time, RateBand band, LocalDate day, bool alone)
    {
        var pence = words.Say.Money(time.PenceAnHour(band, day)!.Value);
        return alone ? words["contracts.term.rate.any", pence] : words[$"contracts.term.rate.{band}", pence];
    }

    private static string[] Release(W words, ReleaseOnVerified release)
    {
        var (reached, part) = (words.Say.ExactPercent(release.ReachedShare), words.Say.ExactPercent(release.PartShare));
        var change = release switch
        {
            { PartShare: var none } when none == Share.None => words["contracts.term.release.change-all", reached],
            _ when release.ReachedShare == Share.Whole && release.PartFrom == new Share(1, 2) =>
                words["contracts.term.release.change-half", part],
            _ => words["contracts.term.release.change", reached, part, words.Say.ExactPercent(release.PartFrom)],
        };
        return
        [
            change,
            words.Count("contracts.term.release.steady", release.MaintenanceTolerancePoints, reached),
            words["contracts.term.release.process", reached],
            words["contracts.term.release.once-more"],
            words[$"contracts.term.release.money.{release.From}"],
        ];
    }
}
