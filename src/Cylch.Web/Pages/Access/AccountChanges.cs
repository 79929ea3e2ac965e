using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Access;

/// <summary>
/// Changes an administrator asks for: the form is read, the organisation named in it must be one they administer (the form
/// could name any), and the action does the rest.
/// </summary>
public sealed class AccountChanges(
    CylchDb db, Ties ties, Evaluator evaluator, W words, GiveRole giveRole, EndRole endRole, LinkPerson linkPerson, EndLink endLink,
    CloseAccount closeAccount, MakeSetUpLink makeSetUpLink)
{
    private static readonly Refusal NotYours = new("access.not-yours");
    private static readonly Refusal NoReason = new("access.reason-missing");

    public async Task<Refusal?> GiveRoleAsync(Doing doing, long accountId, GivingForm form, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        const string At = nameof(AccountPage.Giving) + ".";
        Need(state, form.OrganisationId, At + nameof(form.OrganisationId), "accounts.organisation-missing");
        Need(state, form.Role, At + nameof(form.Role), "accounts.role-missing");
        Need(state, form.From?.Read(), At + nameof(form.From), "accounts.from-missing");
        Need(state, form.Reason, At + nameof(form.Reason), "accounts.reason-missing");
        CheckUntil(state, form.Until, At + nameof(form.Until));
        if (!state.IsValid)
        {
            return null;
        }

        return await MayAsync(form.OrganisationId!.Value)
            ? (await giveRole.RunAsync(
                doing,
                new GiveRoleInput(accountId, form.OrganisationId.Value, form.Role!.Value, form.TeamId, form.From!.Read()!.Value, form.Until?.Read()),
                form.Reason!.Trim(),
                cancellationToken)).Refusal
            : NotYours;
    }

    public async Task<Refusal?> LinkAsync(Doing doing, long accountId, LinkingForm form, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        const string At = nameof(AccountPage.Linking) + ".";
        Need(state, form.AuthorityId, At + nameof(form.AuthorityId), "accounts.organisation-missing");
        Need(state, form.Person, At + nameof(form.Person), "accounts.person-missing");
        Need(state, form.Kind, At + nameof(form.Kind), "accounts.kind-missing");
        Need(state, form.Reason, At + nameof(form.Reason), "accounts.reason-missing");
        CheckUntil(state, form.Until, At + nameof(form.Until));
        if (!state.IsValid)
        {
            return null;
        }

        return await MayAsync(form.AuthorityId!.Value)
            ? (await linkPerson.RunAsync(
                doing,
                new LinkPersonInput(accountId, form.AuthorityId.Value, form.Person!.Trim(), form.Kind!.Value, form.MaySeeMoney, doing.Today, form.Until?.Read()),
                form.Reason!.Trim(),
                cancellationToken)).Refusal
            : NotYours;
    }

    public async Task<Refusal?> EndRoleAsync(Doing doing, long accountId, long roleId, string? reason, CancellationToken cancellationToken)
    {
        var organisation = await db.RoleAssignments.Where(r => r.Id == roleId && r.AccountId == accountId).Select(r => (long?)r.OrganisationId).SingleOrDefaultAsync(cancellationToken);
        return await CheckAsync(organisation, reason) ?? (await endRole.RunAsync(doing, roleId, reason!.Trim(), cancellationToken)).Refusal;
    }

    public async Task<Refusal?> EndLinkAsync(Doing doing, long accountId, long linkId, string? reason, CancellationToken cancellationToken)
    {
        var authority = await db.PersonLinks.Where(l => l.Id == linkId && l.AccountId == accountId)
            .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => (long?)p.AuthorityId)
            .SingleOrDefaultAsync(cancellationToken);
        return await CheckAsync(authority, reason) ?? (await endLink.RunAsync(doing, linkId, reason!.Trim(), cancellationToken)).Refusal;
    }

    public async Task<Refusal?> CloseAsync(Doing doing, long accountId, string? reason, CancellationToken cancellationToken) =>
        await CheckHoldAsync(accountId, reason, cancellationToken) ?? (await closeAccount.RunAsync(doing, accountId, reason!.Trim(), cancellationToken)).Refusal;

    /// <returns>The code of a one-time link.</returns>
    public async Task<Decision<string>> SetUpAsync(Doing doing, long accountId, string? reason, CancellationToken cancellationToken) =>
        doing.AccountId == accountId ? new Refusal("access.own-account")
        : await CheckHoldAsync(accountId, reason, cancellationToken) is { } refusal ? refusal
        : await makeSetUpLink.RunAsync(doing, accountId, reason!.Trim(), cancellationToken);

    /// <summary>Whether all an account has to do with is administered by whoever asks: else they could take over another's account.</summary>
    public async Task<bool> MayHoldAsync(long accountId, Reach reach, CancellationToken cancellationToken) =>
        (await ties.OfAccountAsync(accountId, cancellationToken)).OrganisationIds.All(reach.OrganisationIds.Contains);

    private async Task<Refusal?> CheckHoldAsync(long accountId, string? reason, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason) ? NoReason
        : await MayHoldAsync(accountId, await evaluator.ReachAsync(Permission.Administer), cancellationToken) ? null
        : new Refusal("access.account-elsewhere");

    private async Task<Refusal?> CheckAsync(long? organisationId, string? reason) =>
        organisationId is not { } id || !await MayAsync(id) ? NotYours : string.IsNullOrWhiteSpace(reason) ? NoReason : null;

    private Task<bool> MayAsync(long organisationId) =>
        evaluator.MayAsync(Permission.Administer, new Subject(OrganisationId: organisationId), CancellationToken.None);

    private void CheckUntil(ModelStateDictionary state, DateParts? until, string field)
    {
        if (until is { IsEmpty: false })
        {
            Need(state, until.Read(), field, "accounts.until-wrong");
        }
    }

    private void Need(ModelStateDictionary state, object? value, string field, string key)
    {
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            state.Remove(field);
            state.AddModelError(field, words[key]);
        }
    }
}
