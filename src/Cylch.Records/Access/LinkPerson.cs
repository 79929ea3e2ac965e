using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

public sealed record LinkPersonInput(
    long AccountId, long AuthorityId, string PersonReference, LinkKind Kind, bool MaySeeMoney, LocalDate FromOn, LocalDate? UntilOn);

/// <summary>Ties an account to a person: their own, or their carer's or advocate's, as the person agreed.</summary>
public sealed class LinkPerson(CylchDb db, Recorder recorder)
{
    /// <returns>The link, or <c>access.no-such-person</c>, <c>access.link-held</c>, or what <see cref="RoleCheck"/> refuses.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, LinkPersonInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(LinkPerson), cancellationToken) is { } done)
        {
            return done;
        }

        if (RoleCheck.CheckLink(doing.AccountId, input.AccountId, input.FromOn, input.UntilOn) is { } refusal)
        {
            return refusal;
        }

        var person = await db.People.AsNoTracking()
            .SingleOrDefaultAsync(p => p.AuthorityId == input.AuthorityId && p.Reference == input.PersonReference, cancellationToken);
        if (person is null)
        {
            return new Refusal("access.no-such-person", input.PersonReference);
        }

        var isHeld = await db.PersonLinks.AnyAsync(
            l => l.AccountId == input.AccountId && l.PersonId == person.Id && (l.UntilOn == null || l.UntilOn >= input.FromOn), cancellationToken);
        if (isHeld)
        {
            return new Refusal("access.link-held");
        }

        var link = new PersonLink
        {
            AccountId = input.AccountId,
            PersonId = person.Id,
            Kind = input.Kind,
            MaySeeMoney = input.Kind == LinkKind.Self || input.MaySeeMoney,
            FromOn = input.FromOn,
            UntilOn = input.UntilOn,
        };
        db.PersonLinks.Add(link);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(LinkPerson), "link", reason, person.Id), () => link.Id, cancellationToken);
    }
}
