using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Brokerage;
using Cylch.Rules.Access;
using Cylch.Rules.Brokerage;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>A contract that may take a person's care, and what four weeks of the plan are worth under it.</summary>
public sealed record OfferRow(long ContractId, string Number, string TitleEn, string TitleCy, string ProviderEn, string ProviderCy, CommissioningModel Model, FourWeeks Worth);

/// <summary>An outcome that care may be bought for.</summary>
/// <param name="HasStart">Its start is written down and fixed.</param>
/// <param name="MayCarryMoney">It stood up and has a start.</param>
public sealed record BuyableRow(long OutcomeId, int Priority, string TitleEn, string TitleCy, bool IsChecked, bool HasStart)
{
    public bool MayCarryMoney => IsChecked && HasStart;
}

/// <summary>Reads what a broker chooses from.</summary>
public sealed class ArrangeView(CylchDb db, Ties ties)
{
    /// <summary>Contracts of the person's authority, in force on the day with terms, that cover their zone.</summary>
    public async Task<IReadOnlyList<OfferRow>> OffersAsync(Reach reach, long personId, int minutesPerWeek, LocalDate firstDay, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Where(p => p.Id == personId).Select(p => new { p.AuthorityId, p.ZoneId }).SingleAsync(cancellationToken);
        var contracts = await (
            from c in ties.Contracts(reach)
            join o in db.Organisations on c.ProviderId equals o.Id
            where c.AuthorityId == person.AuthorityId && c.StartsOn <= firstDay && (c.EndsOn == null || c.EndsOn >= firstDay)
                && (c.ZoneId == null || c.ZoneId == person.ZoneId)
            orderby c.Number
            select new { c.Id, c.Number, c.TitleEn, c.TitleCy, o.NameEn, o.NameCy, c.Model }).ToListAsync(cancellationToken);
        var ids = contracts.ConvertAll(c => c.Id);
        var schemes = (await db.ContractSchemes.AsNoTracking().Where(s => ids.Contains(s.ContractId)).ToListAsync(cancellationToken)).ToLookup(s => s.ContractId);
        return
        [
            .. from c in contracts
               let terms = ArrangePackage.TermsOn(schemes[c.Id], firstDay)
               where terms is not null
               select new OfferRow(c.Id, c.Number, c.TitleEn, c.TitleCy, c.NameEn, c.NameCy, c.Model, FourWeeks.Of(terms, minutesPerWeek, firstDay)),
        ];
    }

    public async Task<IReadOnlyList<BuyableRow>> OutcomesAsync(long personId, LocalDate today, CancellationToken cancellationToken) =>
        await db.PersonalOutcomes.AsNoTracking().Where(o => o.PersonId == personId && (o.EndedOn == null || o.EndedOn > today))
            .OrderBy(o => o.Priority).ThenBy(o => o.Id)
            .Select(o => new BuyableRow(
                o.Id, o.Priority, o.TitleEn, o.TitleCy,
                o.Check != null && o.Check.IsReal && o.Check.IsRelevant && o.Check.IsAchievable && o.Check.IsServiceRelated, o.BaselineReadingId != null && o.BaselineLockedOn != null))
            .ToListAsync(cancellationToken);

    /// <summary>What four weeks are worth, in one plain sentence.</summary>
    public static string Worth(W words, FourWeeks worth)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(worth);
        if (worth.Time is not { } time)
        {
            return words.Of("brokerage.worth", worth.Basis);
        }

        return worth.Held.Pence > 0
            ? words["brokerage.worth.held", words.Say.Money(time), words.Say.Money(worth.Held)]
            : words[$"brokerage.worth.{worth.Basis}", words.Say.Money(time)];
    }
}
