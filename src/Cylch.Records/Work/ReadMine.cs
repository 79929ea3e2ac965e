using Cylch.Records.Assessment;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Work;

/// <summary>What a person sees of their own record: their words, how it is going, who came, what is left, who has looked.</summary>
public sealed record MyRecord(
    Person Person, IReadOnlyList<MyOutcome> Outcomes, CarePlan? Plan, string? ProviderEn, string? ProviderCy,
    IReadOnlyList<Visit> Visits, IReadOnlyList<MyBankEntry> Bank, IReadOnlyList<MyLook> Looks, IReadOnlyList<MyLink> Links);

/// <summary>An outcome with the words it came from, the person's own readings, and the latest of each other voice.</summary>
public sealed record MyOutcome(
    PersonalOutcome Outcome, SaidLine? Line, LocalDate? SaidOn, IReadOnlyList<Reading> Own, IReadOnlyList<Reading> Others);

/// <summary>Time in or out of the bank.</summary>
/// <param name="Language">"en" or "cy"; null where settling gave the reason.</param>
public sealed record MyBankEntry(LocalDate On, int Minutes, string Reason, string? Language);

/// <summary>Somebody's look at the record.</summary>
public sealed record MyLook(Instant At, string Name, string Reason, bool IsRefused);

/// <summary>Somebody the person lets in, and whether they see money.</summary>
public sealed record MyLink(string Name, Rules.Access.LinkKind Kind, bool MaySeeMoney, LocalDate FromOn);

/// <summary>Reads a person's own view.</summary>
public sealed class ReadMine(CylchDb db)
{
    private const int DaysOfVisits = 14;
    private const int LooksShown = 8;

    public async Task<MyRecord> OfAsync(long personId, LocalDate today, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        var package = await db.CarePackages.AsNoTracking()
            .Where(k => k.PersonId == personId && k.StartsOn <= today).OrderByDescending(k => k.StartsOn).FirstOrDefaultAsync(cancellationToken);
        var provider = package is null ? null : await (
            from contract in db.Contracts
            join organisation in db.Organisations on contract.ProviderId equals organisation.Id
            where contract.Id == package.ContractId
            select organisation).AsNoTracking().SingleAsync(cancellationToken);
        var from = today.PlusDays(-DaysOfVisits);
        return new MyRecord(
            person,
            await OutcomesAsync(personId, cancellationToken),
            await db.CarePlans.AsNoTracking().Where(p => p.PersonId == personId && p.ReplacedOn == null)
                .OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancellationToken),
            provider?.NameEn, provider?.NameCy,
            package is null ? [] : await db.Visits.AsNoTracking().Where(v => v.PackageId == package.Id && v.VisitOn >= from && v.VisitOn <= today)
                .OrderByDescending(v => v.StartAt).ToListAsync(cancellationToken),
            package is null ? [] : await db.TimeBankEntries.AsNoTracking().Where(e => e.PackageId == package.Id)
                .OrderBy(e => e.EnteredOn).ThenBy(e => e.Id).Select(e => new MyBankEntry(e.EnteredOn, e.Minutes, e.Reason, e.Language)).ToListAsync(cancellationToken),
            await LooksAsync(personId, cancellationToken),
            await (
                from link in db.PersonLinks
                join account in db.Users on link.AccountId equals account.Id
                where link.PersonId == personId && link.Kind != Rules.Access.LinkKind.Self && link.FromOn <= today && (link.UntilOn == null || link.UntilOn >= today)
                select new MyLink(account.DisplayName, link.Kind, link.MaySeeMoney, link.FromOn)).ToListAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<MyOutcome>> OutcomesAsync(long personId, CancellationToken cancellationToken)
    {
        var outcomes = await db.PersonalOutcomes.AsNoTracking().Include(o => o.Readings)
            .Where(o => o.PersonId == personId && o.EndedOn == null).OrderBy(o => o.Priority).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        var lines = await (
            from line in db.SaidLines.AsNoTracking()
            join conversation in db.Conversations on line.ConversationId equals conversation.Id
            where conversation.PersonId == personId
            select new { line, conversation.HeldOn }).ToDictionaryAsync(l => l.line.Id, cancellationToken);
        return outcomes.ConvertAll(o =>
        {
            var said = o.SaidLineId is { } id ? lines.GetValueOrDefault(id) : null;
            var inOrder = o.Readings.OrderBy(r => r.TakenOn).ThenBy(r => r.Id).ToList();
            return new MyOutcome(
                o, said?.line, said?.HeldOn,
                [.. inOrder.Where(r => r.Voice == Voice.Person)],
                [.. inOrder.Where(r => r.Voice != Voice.Person).GroupBy(r => r.Voice).Select(g => g.Last())]);
        });
    }

    private async Task<IReadOnlyList<MyLook>> LooksAsync(long personId, CancellationToken cancellationToken) => await (
        from look in db.RecordLooks
        join account in db.Users on look.AccountId equals account.Id
        where look.PersonId == personId
        orderby look.LookedAt descending
        select new MyLook(look.LookedAt, account.DisplayName, look.Reason, look.IsRefused)).Take(LooksShown).ToListAsync(cancellationToken);
}
