using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

public sealed record GiveRoleInput(long AccountId, long OrganisationId, Role Role, long? TeamId, LocalDate FromOn, LocalDate? UntilOn);

/// <summary>Gives an account a role in an organisation, from a day and perhaps until a day.</summary>
public sealed class GiveRole(CylchDb db, Recorder recorder)
{
    /// <returns>The role's identifier, or what <see cref="RoleCheck"/> refuses, or <c>access.role-held</c>.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, GiveRoleInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(GiveRole), cancellationToken) is { } done)
        {
            return done;
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == input.OrganisationId, cancellationToken);
        bool? teamIsHere = input.TeamId is null
            ? null
            : await db.Teams.AnyAsync(t => t.Id == input.TeamId && t.OrganisationId == input.OrganisationId, cancellationToken);
        if (RoleCheck.Check(doing.AccountId, input.AccountId, input.Role, (RolePlace)organisation.Kind, teamIsHere, input.FromOn, input.UntilOn) is { } refusal)
        {
            return refusal;
        }

        if (await IsHeldAsync(input, cancellationToken))
        {
            return new Refusal("access.role-held");
        }

        var role = new RoleAssignment
        {
            AccountId = input.AccountId,
            OrganisationId = input.OrganisationId,
            Role = input.Role,
            TeamId = input.TeamId,
            FromOn = input.FromOn,
            UntilOn = input.UntilOn,
        };
        db.RoleAssignments.Add(role);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(GiveRole), "role", reason), () => role.Id, cancellationToken);
    }

    private Task<bool> IsHeldAsync(GiveRoleInput input, CancellationToken cancellationToken) => db.RoleAssignments.AnyAsync(
        r => r.AccountId == input.AccountId && r.OrganisationId == input.OrganisationId && r.Role == input.Role && r.TeamId == input.TeamId
            && (input.UntilOn == null || r.FromOn <= input.UntilOn) && (r.UntilOn == null || r.UntilOn >= input.FromOn),
        cancellationToken);
}
