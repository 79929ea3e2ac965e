using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>
/// A contract's last closed period, ready to be worked out under other terms: the same visits, results, figures and money held at its start,
/// by what is known now. Nothing of it is kept, and nobody is paid by it.
/// </summary>
public sealed class TermsTried
{
    private readonly ContractFacts _facts;
    private readonly VisitTable _visits;
    private readonly Standings _standings;
    private readonly IReadOnlyList<PeriodFigure> _figures;

    private TermsTried(ContractFacts facts, VisitTable visits, Standings standings, IReadOnlyList<PeriodFigure> figures)
    {
        (_facts, _visits, _standings, _figures) = (facts, visits, standings, figures);
    }

    public PaymentPeriod Period => new(Last.Run.YearStartsOn, Last.Run.PeriodNumber);

    public SettlementRun Run => Last.Run;

    /// <summary>The terms the period was settled by.</summary>
    public PaymentScheme SettledBy => Last.Scheme;

    /// <summary>What the period came to when it was closed, without what it put right in earlier ones.</summary>
    public long BookedPence => Last.Own.Sum(line => line.AmountPence);

    private ClosedRun Last => _facts.Closed[^1];

    /// <param name="asksForBankHolidays">Whether any terms to be tried have a rate for bank holidays.</param>
    /// <returns>Refused when no period is closed yet, or an earlier one cannot be worked out again.</returns>
    public static async Task<Decision<TermsTried>> ReadAsync(
        CylchDb db, long contractId, bool asksForBankHolidays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var facts = await new ContractFactsReading(db, contractId, null, cancellationToken).ReadAsync();
        if (facts.Closed.Count == 0)
        {
            return new Refusal("contracts.no-closed-period");
        }

        var needsBankHolidays = asksForBankHolidays || facts.Closed.SelectMany(closed => closed.Scheme.Terms).OfType<TimeAtRate>()
            .Any(time => time.Bands.Contains(RateBand.BankHoliday));
        var days = new DateRange(facts.Closed[0].Run.FromOn, facts.Closed[^1].Run.UntilOn);
        var visits = await VisitTable.ReadAsync(db, contractId, days, needsBankHolidays, cancellationToken);
        if (visits.Refusal is { } unread)
        {
            return unread;
        }

        var figures = await db.PeriodFigures.AsNoTracking().Where(f => f.ContractId == contractId).OrderBy(f => f.Id).ToListAsync(cancellationToken);
        var standings = new Standings();
        foreach (var closed in facts.Closed.SkipLast(1))
        {
            var again = WorkedOut(facts, visits.Value, standings, closed, closed.Scheme);
            if (again.Refusal is { } refusal)
            {
                return refusal;
            }

            standings.Close(again.Value);
            standings.Decide(new ClosedFindings(closed, facts.Reversals).DecidedInPlace);
        }

        return new TermsTried(facts, visits.Value, standings, figures);
    }

    /// <summary>The period under other terms, as if they had begun on its first day; or the name of the fact it cannot do without.</summary>
    public Decision<StatementDraft> Under(PaymentScheme terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var tried = MovedTerms.To(terms, Period.Start);

        // Without its value a plan would be paid nothing and nobody told: a package was bought without one, and these terms pay by it.
        var period = Period;
        if (tried.Find<UpFrontShare>() is not null
            && _facts.Packages.FirstOrDefault(p => IsRunning(p, period) && (p.PlanWeeks is null || p.PlanPenceAnHour is null)) is { } without)
        {
            return new Refusal("settlement.plan-missing", without.Id);
        }

        return WorkedOut(_facts with { Figures = new PeriodFigures(Numbered(tried)) }, _visits, _standings, Last, tried);
    }

    /// <summary>The period under the terms it was settled by, from the same facts.</summary>
    public Decision<StatementDraft> AsSettled() => WorkedOut(_facts, _visits, _standings, Last, Last.Scheme);

    /// <summary>What terms ask to be found out about the period that nobody has recorded. Without it a term pays and takes nothing.</summary>
    public IReadOnlyList<NeededFigure> Unknown(PaymentScheme terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var tried = MovedTerms.To(terms, Period.Start);
        var known = Numbered(tried).Where(figure => figure.YearStartsOn == Period.YearStart).ToList();
        return [.. NeededFigure.Of(tried, Period).Where(need => !known.Exists(figure => figure.IsFor(need)
            && (NeededFigure.HoldsOn(need.Need) ? figure.PeriodNumber <= Period.Number : figure.PeriodNumber == Period.Number)))];
    }

    private static bool IsRunning(PackageFacts package, PaymentPeriod period) =>
        package.StartsOn <= period.End && (package.EndsOn is null || package.EndsOn >= period.Start);

    // What a run decided about results is not decided again; terms that never looked at results are tried on what was verified by then.
    private static Decision<StatementDraft> WorkedOut(
        ContractFacts facts, VisitTable visits, Standings standings, ClosedRun closed, PaymentScheme terms)
    {
        var period = new PaymentPeriod(closed.Run.YearStartsOn, closed.Run.PeriodNumber);
        var looked = closed.Scheme.Find<NeutralEndings>() is not null;
        standings.Open(period.YearStart);
        var known = new KnownFromRecords(facts).Of(
            terms, period, looked ? new ClosedFindings(closed, facts.Reversals) : null, looked ? period.End : new Doing(null, closed.Run.PreparedAt).Today, standings);
        var inputs = PeriodAssembly.Of(terms, known, visits.Of(period), standings);
        return inputs.Refusal is { } refusal ? refusal : Settle.Period(terms, inputs.Value);
    }

    // A figure of an indicator, an index or a band is recorded under the number its term had: it follows what it is of to its new number and place.
    private List<PeriodFigure> Numbered(PaymentScheme tried)
    {
        var year = new PaymentPeriod(Period.YearStart, PaymentPeriod.PerYear);
        var now =
            (from was in NeededFigure.Of(Last.Scheme, year)
             join needed in NeededFigure.Of(tried, year) on (was.Need, was.Indicator) equals (needed.Need, needed.Indicator)
             where was.Indicator is not null
             select (Was: was, Needed: needed)).ToList();
        return
        [
            .. _figures.SelectMany(figure => NeededFigure.IsOfTerm(figure.Kind)
                ? now.Where(pair => figure.IsFor(pair.Was)).Select(pair => Renumbered(figure, pair.Needed))
                : [figure]),
        ];
    }

    private static PeriodFigure Renumbered(PeriodFigure figure, NeededFigure needed) => new()
    {
        Id = figure.Id,
        ContractId = figure.ContractId,
        YearStartsOn = figure.YearStartsOn,
        PeriodNumber = figure.PeriodNumber,
        Kind = figure.Kind,
        TermNumber = needed.TermNumber,
        First = figure.First,
        Second = figure.Second,
        Third = needed.Place == 0 ? figure.Third : needed.Place,
        Source = figure.Source,
        RecordedByAccountId = figure.RecordedByAccountId,
        RecordedAt = figure.RecordedAt,
    };
}
