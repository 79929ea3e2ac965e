using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="TermNumber">The term that names the indicator, index or bands; 0 for figures of the whole period.</param>
/// <param name="First">People asked, visits planned, people in a band, the indicator's or factor's numerator, or 1 for good quality.</param>
/// <param name="Second">Replies, visits missed, or the indicator's or factor's denominator.</param>
/// <param name="Third">Satisfied replies.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record RecordFigureInput(
    long ContractId, PaymentPeriod Period, FigureNeed Kind, int TermNumber, long First, long Second, long Third, string Source)
{
    /// <summary>The band's place among the term's bands, from 1, for a count of people; otherwise 0.</summary>
    public int Place { get; init; }
}

/// <summary>
/// Keeps what was found out about a contract as a whole in a period. A figure for a closed period changes nothing there: the
/// next run sets it right.
/// </summary>
public sealed class RecordFigure(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordFigureInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordFigure), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contract.Id && s.InForceFrom <= input.Period.End)
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);
        if (FirstRefusal(contract, schemes, input, doing.Today) is { } refusal)
        {
            return refusal;
        }

        var figure = new PeriodFigure
        {
            ContractId = contract.Id,
            YearStartsOn = input.Period.YearStart,
            PeriodNumber = input.Period.Number,
            Kind = input.Kind,
            TermNumber = NeededFigure.IsOfTerm(input.Kind) ? input.TermNumber : 0,
            First = input.First,
            Second = input.Second,
            Third = input.Kind == FigureNeed.Population ? input.Place : input.Third,
            Source = input.Source,
            RecordedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A figure is recorded by somebody."),
            RecordedAt = doing.At,
        };
        db.PeriodFigures.Add(figure);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecordFigure), "figure", reason, ContractId: contract.Id), () => figure.Id, cancellationToken);
    }

    private static Refusal? FirstRefusal(Contract contract, IReadOnlyList<ContractScheme> schemes, RecordFigureInput input, LocalDate today)
    {
        var period = input.Period;
        if (ContractYear.PeriodHolding(contract.YearStartsOn, period.Start) != period)
        {
            return new Refusal("settlement.not-a-period-of-contract", period.Start);
        }

        if (period.Start > today)
        {
            return new Refusal("settlement.period-not-begun", period.Number, period.Start);
        }

        var saved = SchemeInForce.Of(schemes, period);
        var needed = saved is null ? [] : NeededFigure.Of(SchemeText.Read(saved), period);
        if (!needed.Any(need => need.Need == input.Kind && (!NeededFigure.IsOfTerm(need.Need) || (need.TermNumber == input.TermNumber && need.Place == input.Place))))
        {
            return new Refusal("settlement.figure-not-asked-for", period.Number);
        }

        return input.Kind switch
        {
            FigureNeed.Replies when input.Third < 0 || input.Third > input.Second || input.Second > input.First || input.First > int.MaxValue =>
                new Refusal("settlement.replies-unsound", input.First, input.Second, input.Third),
            FigureNeed.Visits when input.Second < 0 || input.Second > input.First || input.First > int.MaxValue =>
                new Refusal("settlement.visit-counts-unsound", input.First, input.Second),
            FigureNeed.Population when input.First is < 0 or > int.MaxValue =>
                new Refusal("settlement.population-below-zero", input.TermNumber, input.First),
            FigureNeed.IndexFactor when input.Second <= 0 || !new IndexFactor(input.TermNumber, new Share(input.First, input.Second)).IsSound =>
                new Refusal("settlement.index-factor-unsound", input.TermNumber),
            _ => null,
        };
    }
}
