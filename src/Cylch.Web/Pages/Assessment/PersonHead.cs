using Cylch.Records;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Who a person is: what stands at the head of every page about them.</summary>
public sealed record PersonHead
{
    public required long Id { get; init; }
    public required string Reference { get; init; }
    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }
    public string? KnownAs { get; init; }
    public LocalDate? BornOn { get; init; }
    public required string Language { get; init; }
    public bool LivesAlone { get; init; }
    public string? PlaceEn { get; init; }
    public string? PlaceCy { get; init; }
    public string? TalkingEn { get; init; }
    public string? TalkingCy { get; init; }
    public LocalDate? DiedOn { get; init; }
    public LocalDate? MovedAwayOn { get; init; }
    public required long AuthorityId { get; init; }
    public long? TeamId { get; init; }
    public string? TeamEn { get; init; }
    public string? TeamCy { get; init; }
    public long? CareManagerAccountId { get; init; }
    public string? CareManager { get; init; }

    public string FullName => GivenName + " " + FamilyName;

    /// <summary>What to call them on the page.</summary>
    public string Called => string.IsNullOrWhiteSpace(KnownAs) ? GivenName : KnownAs;

    public int? AgeOn(LocalDate day) => BornOn is { } born ? Period.Between(born, DiedOn ?? day, PeriodUnits.Years).Years : null;

    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<PersonHead>>> One = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId) =>
            from p in db.People.AsNoTracking()
            where p.Id == personId
            from team in db.Teams.Where(t => t.Id == p.TeamId).DefaultIfEmpty()
            from area in db.Areas.Where(a => a.Id == p.AreaId).DefaultIfEmpty()
            select new PersonHead
            {
                Id = p.Id,
                Reference = p.Reference,
                GivenName = p.GivenName,
                FamilyName = p.FamilyName,
                KnownAs = p.KnownAs,
                BornOn = p.BornOn,
                Language = p.Language,
                LivesAlone = p.LivesAlone,
                PlaceEn = area!.PlaceEn,
                PlaceCy = area.PlaceCy,
                TalkingEn = p.TalkingEn,
                TalkingCy = p.TalkingCy,
                DiedOn = p.DiedOn,
                MovedAwayOn = p.MovedAwayOn,
                AuthorityId = p.AuthorityId,
                TeamId = p.TeamId,
                TeamEn = team!.NameEn,
                TeamCy = team.NameCy,
                CareManagerAccountId = p.CareManagerAccountId,
                CareManager = db.Users.Where(a => a.Id == p.CareManagerAccountId).Select(a => a.DisplayName).FirstOrDefault(),
            }));

    public static async Task<PersonHead> ReadAsync(CylchDb db, long personId, CancellationToken cancellationToken) =>
        await One.Of(db)(db, personId).SingleAsync(cancellationToken);
}

/// <summary>What the reader may do here; each is asked of the one evaluator.</summary>
public sealed record PersonPowers(bool WriteAssessment, bool ApprovePlan, bool ArrangePackage, bool ReadLooks, bool ReadVisits, bool ReadMoney, bool GiveReading)
{
    /// <param name="may">The page's own question to the evaluator about this person.</param>
    public static async Task<PersonPowers> AskAsync(Func<Permission, Task<bool>> may)
    {
        ArgumentNullException.ThrowIfNull(may);
        return new PersonPowers(
            await may(Permission.WriteAssessment),
            await may(Permission.ApprovePlan),
            await may(Permission.ArrangePackage),
            await may(Permission.ReadLooks),
            await may(Permission.ReadVisits),
            await may(Permission.ReadPersonMoney),
            await may(Permission.RecordReading));
    }
}
