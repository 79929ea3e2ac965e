using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>Makes the next version of a contract's terms, when nothing is missing in it and no closed period would change.</summary>
internal sealed class NewVersion(CylchDb db, CancellationToken cancellationToken)
{
    /// <summary>The version to be saved, or the first refusal; nothing is saved here.</summary>
    public async Task<Decision<ContractScheme>> OfAsync(
        Doing doing, Contract contract, LocalDate from, IReadOnlyList<PaymentTerm> terms, string why, long? draftId)
    {
        // A number once given is never given again, not even when its version was withdrawn.
        var number = await db.ContractSchemes.IgnoreQueryFilters().Where(s => s.ContractId == contract.Id)
            .MaxAsync(s => (int?)s.Number, cancellationToken) + 1 ?? 1;
        var refusal = SchemeRefusals.All(contract, new PaymentScheme(contract.Id, number, from, terms)) is [var first, ..]
            ? first
            : await DateRefusalsAsync(contract, from) is [var day, ..] ? day : null;
        return refusal is not null ? refusal : new ContractScheme
        {
            ContractId = contract.Id,
            Number = number,
            InForceFrom = from,
            Terms = SchemeText.Write(terms),
            SavedAt = doing.At,
            SavedByAccountId = doing.AccountId,
            SavedWhy = string.IsNullOrWhiteSpace(why) ? null : why,
            DraftId = draftId,
        };
    }

    /// <summary>Everything wrong with the day from which terms would apply; the first version of a contract may begin on any.</summary>
    public async Task<IReadOnlyList<Refusal>> DateRefusalsAsync(Contract contract, LocalDate from)
    {
        var before = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contract.Id)
            .OrderByDescending(s => s.Number).Select(s => (LocalDate?)s.InForceFrom).FirstOrDefaultAsync(cancellationToken);
        return before is null ? [] : [.. new[] { From(contract, from, before.Value), await ClosedAsync(contract, from) }.OfType<Refusal>()];
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

    private async Task<Refusal?> ClosedAsync(Contract contract, LocalDate from)
    {
        var closed = await db.SettlementRuns.AsNoTracking()
            .Where(r => r.ContractId == contract.Id && r.ApprovedAt != null && r.UntilOn >= from)
            .OrderByDescending(r => r.UntilOn).Select(r => (LocalDate?)r.UntilOn).FirstOrDefaultAsync(cancellationToken);
        return closed is { } until ? new Refusal("contracts.before-closed-period", from, until) : null;
    }
}
