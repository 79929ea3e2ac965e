using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <param name="InForceFrom">First day the terms apply; after the first version, the first day of a payment period.</param>
public sealed record SaveSchemeInput(long ContractId, LocalDate InForceFrom, IReadOnlyList<PaymentTerm> Terms);

/// <summary>Saves a new version of a contract's payment terms, when nothing is missing in it and no closed period would change.</summary>
public sealed class SaveScheme(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SaveSchemeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SaveScheme), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var earlier = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contract.Id)
            .OrderBy(s => s.Number).Select(s => new { s.Number, s.InForceFrom }).ToListAsync(cancellationToken);
        var number = earlier.Count == 0 ? 1 : earlier[^1].Number + 1;
        var proposed = new PaymentScheme(contract.Id, number, input.InForceFrom, input.Terms);
        var refusals = AllRefusals(contract, proposed);
        var refusal = refusals.Count > 0 ? refusals[0] : earlier.Count == 0 ? null : From(contract, input.InForceFrom, earlier[^1].InForceFrom)
            ?? await ClosedAsync(contract, input.InForceFrom, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var saved = new ContractScheme
        {
            ContractId = contract.Id,
            Number = number,
            InForceFrom = input.InForceFrom,
            Terms = SchemeText.Write(input.Terms),
            SavedAt = doing.At,
            SavedByAccountId = doing.AccountId,
        };
        db.ContractSchemes.Add(saved);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SaveScheme), "scheme", reason, ContractId: contract.Id), () => saved.Id, cancellationToken);
    }

    /// <summary>Everything that is missing or contradicts in proposed terms, for a page to list; empty when they can be saved.</summary>
    public static IReadOnlyList<Refusal> AllRefusals(Contract contract, PaymentScheme proposed)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(proposed);
        var yearEnd = ContractYear.EndOfYear(contract.YearStartsOn, proposed.InForceFrom);
        var until = contract.EndsOn < yearEnd ? contract.EndsOn.Value : yearEnd;
        return until < proposed.InForceFrom
            ? [new Refusal("contracts.after-contract-end", proposed.InForceFrom, until)]
            : SchemeCheck.AllRefusals(proposed, new DateRange(proposed.InForceFrom, until));
    }

    // A version takes over with a whole period, so that every statement has one version of the terms.
    private static Refusal? From(Contract contract, LocalDate from, LocalDate before)
    {
        if (from <= before)
        {
            return new Refusal("contracts.not-after-version-before", from, before);
        }

        var period = ContractYear.PeriodHolding(contract.YearStartsOn, from);
        return period.Start == from ? null : new Refusal("contracts.not-a-period-start", from, period.Start, period.End.PlusDays(1));
    }

    private async Task<Refusal?> ClosedAsync(Contract contract, LocalDate from, CancellationToken cancellationToken)
    {
        var closed = await db.SettlementRuns.AsNoTracking()
            .Where(r => r.ContractId == contract.Id && r.ApprovedAt != null && r.UntilOn >= from)
            .OrderByDescending(r => r.UntilOn).Select(r => (LocalDate?)r.UntilOn).FirstOrDefaultAsync(cancellationToken);
        return closed is { } until ? new Refusal("contracts.before-closed-period", from, until) : null;
    }
}
