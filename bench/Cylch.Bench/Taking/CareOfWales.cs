using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Bulk;
using Cylch.Records.Contracts;
using Cylch.Records.Plans;
using Cylch.Rules.Contracts;
using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Bench.Taking;

/// <summary>The people, contracts and packages of an invented Wales month, so that its visits find what they name.</summary>
public sealed class CareOfWales(CylchDb db)
{
    // More than the month's visits need, so that the generator never runs out of people.
    private const int People = 16_500;
    private const string ProviderRef = "D001";

    private static readonly LocalDate From = new(2026, 4, 6);

    // A file is one provider's, so that here one provider visits all of Wales.
    private static readonly IReadOnlyList<VisitSubject> Subjects =
        [.. Enumerable.Range(0, People).Select(index => VisitSubject.Invented(VisitFileRecipe.WalesMonth.Seed, index) with { ProviderRef = ProviderRef })];

    /// <summary>The Wales month as the file of one provider with many contracts.</summary>
    public static readonly VisitFileRecipe Month = VisitFileRecipe.WalesMonth with { Subjects = Subjects };

    public async Task SaveAsync()
    {
        var authority = Organisation(OrganisationKind.LocalAuthority, "A001");
        var provider = Organisation(OrganisationKind.Provider, ProviderRef);
        db.AddRange(authority, provider);
        await db.SaveChangesAsync();
        var contracts = Subjects.Select(s => s.ContractNumber).Distinct().Select(number => new Contract
        {
            Number = number, TitleEn = "Invented", TitleCy = "Dychmygol", AuthorityId = authority.Id, ProviderId = provider.Id,
            Model = CommissioningModel.Model1, StartsOn = From, YearStartsOn = From,
        }).ToDictionary(contract => contract.Number);
        db.AddRange(contracts.Values);
        await db.SaveChangesAsync();
        var bulk = new BulkWriter(db);
        await bulk.WriteAsync(Subjects.Select((s, at) => Person(s, at + 1, authority.Id)), BulkIds.FromRows, CancellationToken.None);
        await bulk.WriteAsync(Subjects.Select((_, at) => Plan(at + 1)), BulkIds.FromRows, CancellationToken.None);
        await bulk.WriteAsync(Subjects.Select((s, at) => Package(at + 1, contracts[s.ContractNumber].Id)), BulkIds.FromRows, CancellationToken.None);
    }

    private static Organisation Organisation(OrganisationKind kind, string reference) => new()
    {
        Kind = kind, Reference = reference, NameEn = "Invented", NameCy = "Dychmygol", IsDemonstration = true,
    };

    private static Person Person(VisitSubject subject, long id, long authorityId) => new()
    {
        Id = id, Reference = subject.PersonRef, AuthorityId = authorityId, GivenName = subject.PersonName.Split(' ')[0],
        FamilyName = subject.PersonName.Split(' ')[^1], Language = "cy", IsDemonstration = true,
    };

    private static CarePlan Plan(long id) => new()
    {
        Id = id, PersonId = id, Number = 1, Language = "cy", WrittenOn = From, StartsOn = From, MinutesPerWeek = 420, FixedMinutesPerWeek = 0,
        ReviewDueOn = From.PlusMonths(6),
    };

    private static CarePackage Package(long id, long contractId) => new()
    {
        Id = id, Reference = string.Create(CultureInfo.InvariantCulture, $"K{id:D6}"), PersonId = id, PlanId = id, ContractId = contractId, StartsOn = From,
        ComplexityBand = "A", OffersReceived = 1,
    };
}
