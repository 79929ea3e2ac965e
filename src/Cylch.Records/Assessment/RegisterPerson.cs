using Cylch.Rules;
using Cylch.Rules.Assessment;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Assessment;

/// <param name="IsSomeoneElse">Whoever registers has looked at the people who seem the same, and says this is another.</param>
public sealed record RegisterPersonInput(
    long AuthorityId, string Reference, string GivenName, string FamilyName, string? KnownAs, LocalDate? BornOn, string Language,
    long? AreaId, long? TeamId, long? CareManagerAccountId, bool LivesAlone, string? TalkingEn, string? TalkingCy, bool IsSomeoneElse);

/// <summary>Writes down somebody who has asked for care, unless they seem to be known already.</summary>
public sealed class RegisterPerson(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RegisterPersonInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RegisterPerson), cancellationToken) is { } done)
        {
            return done;
        }

        var named = new NamedPerson(input.GivenName, input.FamilyName, input.KnownAs, input.BornOn);
        if (Registration.Refuse(input.Reference, named, doing.Today) is { } refusal)
        {
            return refusal;
        }

        var reference = input.Reference.Trim();
        if (await db.People.AnyAsync(p => p.AuthorityId == input.AuthorityId && p.Reference == reference, cancellationToken))
        {
            return new Refusal("assessment.reference-taken", reference);
        }

        if (!input.IsSomeoneElse && await LikelyAsync(input.AuthorityId, named, cancellationToken) is { } same)
        {
            return new Refusal("assessment.likely-same", named.BornOn!, same);
        }

        var person = await PersonAsync(input, reference, cancellationToken);
        db.People.Add(person);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(RegisterPerson), "person", reason), () => person.Id, cancellationToken);
    }

    private async Task<Person> PersonAsync(RegisterPersonInput input, string reference, CancellationToken cancellationToken) => new()
    {
        AuthorityId = input.AuthorityId,
        Reference = reference,
        GivenName = input.GivenName.Trim(),
        FamilyName = input.FamilyName.Trim(),
        KnownAs = string.IsNullOrWhiteSpace(input.KnownAs) ? null : input.KnownAs.Trim(),
        BornOn = input.BornOn,
        Language = input.Language == "cy" ? "cy" : "en",
        AreaId = input.AreaId,
        ZoneId = await db.Areas.Where(a => a.Id == input.AreaId).Select(a => (long?)a.ZoneId).SingleOrDefaultAsync(cancellationToken),
        TeamId = input.TeamId,
        CareManagerAccountId = input.CareManagerAccountId,
        LivesAlone = input.LivesAlone,
        TalkingEn = input.TalkingEn,
        TalkingCy = input.TalkingCy,

        // Somebody registered in a demonstration is as invented as the rest of it.
        IsDemonstration = await db.Users.AnyAsync(a => a.IsDemonstration, cancellationToken),
    };

    private async Task<string?> LikelyAsync(long authorityId, NamedPerson named, CancellationToken cancellationToken)
    {
        if (named.BornOn is null)
        {
            return null;
        }

        var sameDay = await db.People.AsNoTracking().Where(p => p.AuthorityId == authorityId && p.BornOn == named.BornOn)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Reference, Named = new NamedPerson(p.GivenName, p.FamilyName, p.KnownAs, p.BornOn) })
            .ToListAsync(cancellationToken);
        return sameDay.FirstOrDefault(p => SamePerson.IsLikely(named, p.Named))?.Reference;
    }
}
