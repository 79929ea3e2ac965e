using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Reads what the pages of tried terms show.</summary>
internal sealed class WhatIfReading(CylchDb db, CancellationToken cancellationToken)
{
    /// <summary>Contracts that may be looked at and whose newest terms have the same kinds of term under the same numbers, this one first.</summary>
    public async Task<IReadOnlyList<Contract>> LikeAsync(Contract contract, IQueryable<Contract> visible)
    {
        var closed = await visible.Where(c => c.AuthorityId == contract.AuthorityId
            && db.SettlementRuns.Any(run => run.ContractId == c.Id && run.ApprovedAt != null)).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        var ids = closed.ConvertAll(c => c.Id);
        var schemes = await db.ContractSchemes.AsNoTracking().Where(scheme => ids.Contains(scheme.ContractId)).OrderBy(scheme => scheme.Number)
            .ToListAsync(cancellationToken);
        var shapes = schemes.GroupBy(scheme => scheme.ContractId).ToDictionary(group => group.Key, group => Shape(SchemeText.Read(group.Last())));
        return shapes.TryGetValue(contract.Id, out var own)
            ? [.. closed.Where(c => shapes.GetValueOrDefault(c.Id) == own).OrderBy(c => c.Id != contract.Id)]
            : [];
    }

    public async Task<Decision<IReadOnlyList<PaidContract>>> PaidAsync(IReadOnlyList<Contract> contracts)
    {
        var read = new List<PaidContract>();
        foreach (var contract in contracts)
        {
            var paid = await new ReadPaidContract(db).ReadAsync(contract.Id, cancellationToken);
            if (paid.Refusal is { } refusal)
            {
                return refusal;
            }

            read.Add(paid.Value);
        }

        return read.FindAll(paid => paid.Periods.Count > 0);
    }

    public async Task<IReadOnlyList<TryRow>> TriesAsync(long contractId) => await (
        from tried in db.TriedTerms.AsNoTracking()
        join account in db.Users on tried.SavedByAccountId equals account.Id
        where tried.ContractId == contractId && tried.RemovedAt == null
        orderby tried.SavedAt descending, tried.Id descending
        select new TryRow(tried, account.DisplayName)).ToListAsync(cancellationToken);

    public Task<Dictionary<long, (string En, string Cy)>> ProvidersAsync(IEnumerable<long> ids) =>
        db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.NameEn, o.NameCy })
            .ToDictionaryAsync(o => o.Id, o => (o.NameEn, o.NameCy), cancellationToken);

    public Task<Dictionary<string, (string En, string Cy)>> ZonesAsync() =>
        db.Zones.AsNoTracking().Select(zone => new { zone.Id, zone.NameEn, zone.NameCy }).ToDictionaryAsync(zone => $"{zone.Id}", zone => (zone.NameEn, zone.NameCy), cancellationToken);

    /// <summary>The newest terms of a contract, whenever they begin.</summary>
    public async Task<PaymentScheme?> NewestAsync(long contractId) =>
        await db.ContractSchemes.AsNoTracking().Where(scheme => scheme.ContractId == contractId).OrderBy(scheme => scheme.Number).LastOrDefaultAsync(cancellationToken)
            is { } newest ? SchemeText.Read(newest) : null;

    public Task<long> SchemeIdAsync(long contractId, int version) =>
        db.ContractSchemes.Where(scheme => scheme.ContractId == contractId && scheme.Number == version).Select(scheme => scheme.Id).SingleAsync(cancellationToken);

    private static string Shape(PaymentScheme scheme) => string.Join(',', scheme.Terms.Select(term => $"{term.Number}{term.GetType().Name}"));
}

/// <summary>A kept try, and who kept it.</summary>
public sealed record TryRow(TriedTerms Try, string SavedBy);
