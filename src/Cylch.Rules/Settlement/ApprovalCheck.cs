using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>How much somebody may approve in one run, from a day on.</summary>
/// <param name="Number">Order of saving: of two from the same day the later counts.</param>
/// <param name="Role">For everybody who holds it; null when it is for one account.</param>
/// <param name="Limit">The largest size of a run, included; nothing means none at all.</param>
public sealed record ApprovalLimitFacts(long Number, Role? Role, long? AccountId, LocalDate InForceFrom, Money Limit);

/// <summary>All that bears on whether somebody may approve a run.</summary>
/// <param name="Period">Its number, for what is said.</param>
/// <param name="ApproverId">Null when the program itself acts, such as loading a demonstration.</param>
/// <param name="Roles">What the approver holds in the authority that day.</param>
/// <param name="Policy">Null when the authority has written none down: then only the law that two people do it.</param>
/// <param name="Limits">Of the authority, in force or not.</param>
public sealed record ApprovalFacts(
    int Period,
    long? PreparedById,
    long? ReviewedById,
    RunVerdict? LastVerdict,
    long? ApproverId,
    IReadOnlyList<Role> Roles,
    LocalDate Today,
    Money Total,
    RunPolicy? Policy,
    IReadOnlyList<ApprovalLimitFacts> Limits);

/// <summary>Whether a run may be approved by somebody: never by whoever prepared it, and only within what they may approve.</summary>
public static class ApprovalCheck
{
    public static Refusal? FirstRefusal(ApprovalFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts switch
        {
            _ when facts.PreparedById == facts.ApproverId => new Refusal("settlement.approver-prepared", facts.Period),
            { LastVerdict: RunVerdict.SentBack } => new Refusal("settlement.run-sent-back", facts.Period),
            { Policy.ReviewRequired: true, LastVerdict: null } => new Refusal("settlement.run-not-reviewed", facts.Period),
            { Policy.ReviewerMayApprove: false } when facts.ReviewedById is { } reviewer && reviewer == facts.ApproverId =>
                new Refusal("settlement.approver-reviewed", facts.Period),
            _ => OverLimit(facts),
        };
    }

    /// <summary>
    /// The most somebody may approve on a day; null when no limit of the authority is in force, so that whoever holds the role may approve
    /// any run. Once one limit is in force, somebody without one may approve nothing. An account's own limit stands before its roles'.
    /// </summary>
    public static Money? LimitOf(long accountId, IReadOnlyList<Role> roles, LocalDate today, IReadOnlyList<ApprovalLimitFacts> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(roles);
        var inForce = limits.Where(l => l.InForceFrom <= today).ToList();
        if (inForce.Count == 0)
        {
            return null;
        }

        if (Latest(inForce.Where(l => l.AccountId == accountId)) is { } own)
        {
            return own.Limit;
        }

        var byRole = roles.Distinct().Select(role => Latest(inForce.Where(l => l.Role == role))).OfType<ApprovalLimitFacts>().Select(l => l.Limit);
        return byRole.Aggregate(Money.Zero, Money.Greatest);
    }

    private static ApprovalLimitFacts? Latest(IEnumerable<ApprovalLimitFacts> limits) =>
        limits.OrderBy(l => l.InForceFrom).ThenBy(l => l.Number).LastOrDefault();

    private static Refusal? OverLimit(ApprovalFacts facts)
    {
        if (facts.ApproverId is not { } approver || LimitOf(approver, facts.Roles, facts.Today, facts.Limits) is not { } limit)
        {
            return null;
        }

        // A run that takes money back is as large as what it takes.
        var size = facts.Total < Money.Zero ? -facts.Total : facts.Total;
        return size <= limit ? null
            : limit == Money.Zero ? new Refusal("settlement.no-limit", facts.Period)
            : new Refusal("settlement.above-limit", facts.Period, size, limit);
    }
}
