using System.Globalization;
using Cylch.Records.Contracts;
using Cylch.Records.Plans;
using Cylch.Rules;
using Cylch.Rules.Brokerage;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Brokerage;

/// <param name="Weight">Parts of the money that depends on results; 0 when nothing is paid for this outcome.</param>
public sealed record OutcomeWeightInput(long OutcomeId, int Weight);

/// <param name="ChoiceWords">Why the person chose this provider, in their words; null when they were not asked or did not say.</param>
/// <param name="Value">Where the terms pay by the value of the plan; otherwise null.</param>
public sealed record ArrangePackageInput(
    long PersonId, long PlanId, long ContractId, LocalDate StartsOn, string ComplexityBand, int OffersReceived, LocalDate? ChosenOn,
    string? ChoiceWords, string? ChoiceLanguage, PlanValue? Value, IReadOnlyList<OutcomeWeightInput> Outcomes);

/// <summary>Buys the care of an approved plan from a provider, under a contract that is in force. The program gives the reference.</summary>
public sealed class ArrangePackage(CylchDb db, Recorder recorder)
{
    /// <summary>References run on from here: the first package is PK-2207.</summary>
    private const long ReferencesAfter = 2206;

    public async Task<Decision<long>> RunAsync(Doing doing, ArrangePackageInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ArrangePackage), cancellationToken) is { } done)
        {
            return done;
        }

        var plan = await db.CarePlans.SingleOrDefaultAsync(p => p.Id == input.PlanId && p.PersonId == input.PersonId, cancellationToken);
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var refusal = await DeadAsync(input.PersonId, cancellationToken) ?? (await DraftAsync(doing, input, plan, contract, cancellationToken)).Refuse();
        if (refusal is not null)
        {
            return refusal;
        }

        var package = Package(doing, input, await IsRuralAsync(input.PersonId, cancellationToken));
        db.CarePackages.Add(package);

        // The plan counts as changed, so that two who buy from it at once are told of each other.
        db.Entry(plan!).Property(p => p.Version).IsModified = true;
        return await recorder.SaveAsync(
            doing,
            new RecordedAs(nameof(ArrangePackage), "package", reason, input.PersonId, contract.Id),
            () => package.Reference = "PK-" + (ReferencesAfter + package.Id).ToString(CultureInfo.InvariantCulture),
            () => package.Id,
            cancellationToken);
    }

    /// <summary>The terms of a contract on a day, or null when none are in force.</summary>
    public static PaymentScheme? TermsOn(IEnumerable<ContractScheme> schemes, LocalDate on)
    {
        var newest = schemes.Where(s => s.InForceFrom <= on).MaxBy(s => s.Number);
        return newest is null ? null : SchemeText.Read(newest);
    }

    private async Task<PackageDraft> DraftAsync(
        Doing doing, ArrangePackageInput input, CarePlan? plan, Contract contract, CancellationToken cancellationToken)
    {
        var authority = await db.People.Where(p => p.Id == input.PersonId).Select(p => p.AuthorityId).SingleAsync(cancellationToken);
        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contract.Id).ToListAsync(cancellationToken);
        var runsAlready = await db.CarePackages.AnyAsync(
            k => k.PersonId == input.PersonId && k.ContractId == contract.Id && (k.EndsOn == null || k.EndsOn >= input.StartsOn), cancellationToken);
        var ids = input.Outcomes.Select(w => w.OutcomeId).ToList();
        var outcomes = await db.PersonalOutcomes.AsNoTracking().Include(o => o.Check)
            .Where(o => ids.Contains(o.Id) && o.PersonId == input.PersonId).ToListAsync(cancellationToken);
        return new PackageDraft(
            plan is { ApprovedOn: not null, ReplacedOn: null } ? plan.StartsOn : null, plan?.WrittenByAccountId, doing.AccountId, contract.Model,
            contract.AuthorityId == authority, new DateRange(contract.StartsOn, contract.EndsOn), input.StartsOn, input.ComplexityBand, runsAlready,
            input.OffersReceived, TermsOn(schemes, input.StartsOn), input.Value,
            [
                .. from weight in input.Outcomes
                   join outcome in outcomes on weight.OutcomeId equals outcome.Id
                   select new WeighedOutcome(
                       outcome.Id, outcome.Priority, weight.Weight,
                       outcome.Check is { IsReal: true, IsRelevant: true, IsAchievable: true, IsServiceRelated: true },
                       outcome is { BaselineReadingId: not null, BaselineLockedOn: not null }),
            ]);
    }

    private async Task<Refusal?> DeadAsync(long personId, CancellationToken cancellationToken) =>
        await db.People.Where(p => p.Id == personId).Select(p => p.DiedOn).SingleAsync(cancellationToken) is { } died
            ? new Refusal("brokerage.person-has-died", died)
            : null;

    // By where the person lives today: somebody who moves ends one package and begins another.
    private Task<bool?> IsRuralAsync(long personId, CancellationToken cancellationToken) => (
        from person in db.People
        join area in db.Areas on person.AreaId equals area.Id
        where person.Id == personId
        select (bool?)area.IsRural).SingleOrDefaultAsync(cancellationToken);

    private static CarePackage Package(Doing doing, ArrangePackageInput input, bool? isRural) => new()
    {
        // Stands only until the record has its number, within the same transaction.
        Reference = "PK-" + Guid.NewGuid().ToString("N"),
        PersonId = input.PersonId,
        PlanId = input.PlanId,
        ContractId = input.ContractId,
        StartsOn = input.StartsOn,
        ComplexityBand = input.ComplexityBand,
        IsRural = isRural,
        PlanWeeks = input.Value?.Weeks,
        PlanPenceAnHour = input.Value?.PenceAnHour,
        OffersReceived = input.OffersReceived,
        ChosenOn = input.ChosenOn,
        ChoiceWords = string.IsNullOrWhiteSpace(input.ChoiceWords) ? null : input.ChoiceWords.Trim(),
        ChoiceLanguage = string.IsNullOrWhiteSpace(input.ChoiceWords) ? null : input.ChoiceLanguage,
        BrokerAccountId = doing.AccountId,
        Outcomes = [.. input.Outcomes.Select(w => new PackageOutcome { PackageId = 0, OutcomeId = w.OutcomeId, Weight = w.Weight })],
    };
}
