using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

public sealed record CreateAccountInput(string Mail, string Name, string Language, long OrganisationId, Role Role, long? TeamId = null, bool IsDemonstration = false);

/// <summary>Adds an account with its first role. It has no password and no way in until its one-time link is used.</summary>
public sealed class CreateAccount(CylchDb db, Recorder recorder)
{
    /// <returns>Its identifier, or <c>access.mail-taken</c>, or what <see cref="RoleCheck"/> refuses.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, CreateAccountInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(CreateAccount), cancellationToken) is { } done)
        {
            return done;
        }

        if (await RefusalAsync(doing, input, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = new Account
        {
            DisplayName = input.Name,
            Language = input.Language,
            IsDemonstration = input.IsDemonstration,
            UserName = input.Mail,
            NormalizedUserName = input.Mail.ToUpperInvariant(),
            Email = input.Mail,
            NormalizedEmail = input.Mail.ToUpperInvariant(),
            SecurityStamp = SecretCode.Make(32),
        };
        db.Users.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        db.RoleAssignments.Add(new RoleAssignment
        {
            AccountId = account.Id,
            OrganisationId = input.OrganisationId,
            Role = input.Role,
            TeamId = input.TeamId,
            FromOn = doing.Today,
        });
        var decision = await recorder.SaveAsync(doing, new RecordedAs(nameof(CreateAccount), "account", reason), () => account.Id, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return decision;
    }

    private async Task<Refusal?> RefusalAsync(Doing doing, CreateAccountInput input, CancellationToken cancellationToken)
    {
        var mail = input.Mail.ToUpperInvariant();
        if (await db.Users.AnyAsync(a => a.NormalizedEmail == mail, cancellationToken))
        {
            return new Refusal("access.mail-taken", input.Mail);
        }

        var organisation = await db.Organisations.SingleAsync(o => o.Id == input.OrganisationId, cancellationToken);
        bool? teamIsHere = input.TeamId is null
            ? null
            : await db.Teams.AnyAsync(t => t.Id == input.TeamId && t.OrganisationId == input.OrganisationId, cancellationToken);
        return RoleCheck.Check(doing.AccountId, 0, input.Role, (RolePlace)organisation.Kind, teamIsHere, doing.Today, null);
    }
}
