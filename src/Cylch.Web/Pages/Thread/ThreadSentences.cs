using Cylch.Rules;
using NodaTime;

namespace Cylch.Web.Pages.Thread;

/// <summary>The headings and the ladder of becauses, said from the records of the thread.</summary>
internal static class ThreadSentences
{
    public static string Lede(ThreadView view)
    {
        if (view.Thread.Words is null)
        {
            return view.W["thread.lede.imported"];
        }

        return view is { SeesMoney: true, Thread.Payment.Latest: { Run.ApprovedAt: not null } paid }
            ? view.W["thread.lede.paid", view.Name, Period.DaysBetween(view.Thread.DayNought, paid.Run.UntilOn)]
            : view.W["thread.lede.open", view.Name, Period.DaysBetween(view.Thread.DayNought, view.Today)];
    }

    public static string Start(ThreadView view) => view is { SeesPerson: true, Thread: { Baseline.Value: { } start, Outcome.Target: { } target } }
        ? view.W["thread.outcome.heading", start, target]
        : view.W["thread.outcome.heading.open"];

    public static string Money(ThreadView view)
    {
        if (view.Thread.Payment is not { } payment)
        {
            return view.W["thread.payment.none"];
        }

        if (!view.SeesMoney)
        {
            return view.W["thread.payment.covered"];
        }

        var amount = view.W.Say.Money(payment.Latest.Line.AmountPence);
        return payment.Latest.Run.ApprovedAt is null
            ? view.W["thread.payment.so-far", amount]
            : view.W["thread.payment.paid", amount, view.Provider];
    }

    public static string Visits(ThreadView view) => view.Thread.Visits is { } visits
        ? view.W.Count("thread.visits.heading", visits.Visits)
        : view.W["thread.visits.heading.none"];

    public static string Readings(ThreadView view) => view.Thread.Readings.Count == 0
        ? view.W["thread.readings.heading.none"]
        : view.W[view.Differ ? "thread.readings.heading.differ" : "thread.readings.heading.alike"];

    public static string Check(ThreadView view) =>
        view.W[view.Thread.Check?.Verification is null ? "thread.check.not-yet" : "thread.check.heading"];

    /// <summary>The outcome's part of the money that waits for results, as an exact fraction said in per cent.</summary>
    public static string Weight(ThreadView view)
    {
        var package = view.Thread.Package!;
        return package.Weight == 0
            ? view.W["thread.package.share.none"]
            : view.W["thread.package.share.part", view.W.Say.Percent(new Share(package.Weight, package.AllWeights.Sum()))];
    }

    /// <summary>From the payment back to the words, one because at a time.</summary>
    public static IEnumerable<(string Text, string Anchor, bool IsFirst)> Becauses(ThreadView view)
    {
        var (t, w) = (view.Thread, view.W);
        yield return (Money(view), "payment", true);
        yield return (t.Check?.Verification is { } check
            ? w["thread.back.checked", t.NameOf(check.VerifiedByAccountId)]
            : w["thread.back.not-checked"], "check", false);
        yield return (t.Review is { } review ? w["thread.back.review", w.Of("result", review.Finding.Result)] : w["thread.back.no-review"], "review", false);
        yield return (view is { OwnLatest: { } own, SeesPerson: true }
            ? w["thread.back.reading", view.Name, own.Value]
            : w["thread.back.no-reading"], "readings", false);
        yield return (t.Visits is { } visits ? w["thread.back.visits", w.Say.Minutes(visits.GivenMinutes)] : w["thread.back.no-visits"], "visits", false);
        yield return (t.Package is null ? w["thread.back.no-package"] : w["thread.back.package", view.Provider], "package", false);
        yield return (t.Plan is { } plan ? w["thread.back.plan", w.Say.Minutes(plan.Plan.MinutesPerWeek)] : w["thread.back.no-plan"], "plan", false);
        yield return (Start(view), "outcome", false);
        yield return (t.Words is { } words && view.SeesPerson ? "“" + words.Line.Words + "”" : w[t.Words is null ? "thread.words.none" : "thread.covered"], "words", false);
    }
}
