using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A limit with whose it is and who set it.</summary>
public sealed record LimitRow(ApprovalLimit Limit, string? AccountName, string? SetBy);

/// <summary>A policy with the contract it is for and who set it.</summary>
public sealed record PolicyRow(SettlementPolicy Policy, string? ContractNumber, string? SetBy);

/// <summary>A rate with who wrote it down.</summary>
public sealed record RateRow(InterestRate Rate, string? SetBy);

/// <summary>Everything an authority has written down about how settlement is run, newest first.</summary>
public sealed record PolicyView(
    long AuthorityId, IReadOnlyList<LimitRow> Limits, IReadOnlyList<PolicyRow> Policies, IReadOnlyList<RateRow> Rates, IReadOnlyList<GovukChoice> Whose,
    IReadOnlyList<GovukChoice> Contracts)
{
    /// <summary>Roles a question without an answer may go to: those that may answer it.</summary>
    public static readonly IReadOnlyList<Role> MayEscalateTo = PermissionTable.Row(Permission.AnswerQuery).Authority;

    public static (Role? Role, long? Account) Split(string who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.Split(' ') is ["account", var id] ? (null, long.Parse(id, CultureInfo.InvariantCulture)) : (Enum.Parse<Role>(who.Split(' ')[^1]), null);
    }

    public static async Task<PolicyView> ReadAsync(CylchDb db, long authorityId, W words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(words);
        var limits = await (
            from l in db.ApprovalLimits.AsNoTracking()
            where l.OrganisationId == authorityId
            orderby l.InForceFrom descending, l.Id descending
            select new LimitRow(
                l, db.Users.Where(u => u.Id == l.AccountId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => u.Id == l.SetByAccountId).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(cancellationToken);
        var policies = await (
            from p in db.SettlementPolicies.AsNoTracking()
            where p.OrganisationId == authorityId
            orderby p.InForceFrom descending, p.Id descending
            select new PolicyRow(
                p, db.Contracts.Where(c => c.Id == p.ContractId).Select(c => c.Number).FirstOrDefault(),
                db.Users.Where(u => u.Id == p.SetByAccountId).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(cancellationToken);
        var rates = await (
            from r in db.InterestRates.AsNoTracking()
            orderby r.InForceFrom descending, r.Id descending
            select new RateRow(r, db.Users.Where(u => u.Id == r.SetByAccountId).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(cancellationToken);
        var approvers = await (
            from r in db.RoleAssignments
            join u in db.Users on r.AccountId equals u.Id
            where r.OrganisationId == authorityId && r.Role == Role.FinanceApprover && r.UntilOn == null
            orderby u.DisplayName
            select new { u.Id, u.DisplayName }).Distinct().ToListAsync(cancellationToken);
        var contracts = await db.Contracts.AsNoTracking().Where(c => c.AuthorityId == authorityId).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        return new PolicyView(
            authorityId, limits, policies, rates,
            [
                new GovukChoice("role " + Role.FinanceApprover, words["settlement.policy.everybody", words.Of("role", Role.FinanceApprover)]),
                .. approvers.Select(a => new GovukChoice(string.Create(CultureInfo.InvariantCulture, $"account {a.Id}"), a.DisplayName)),
            ],
            contracts.ConvertAll(c => new GovukChoice(c.Id.ToString(CultureInfo.InvariantCulture), c.Number + ", " + words.Either(c.TitleEn, c.TitleCy))));
    }
}
