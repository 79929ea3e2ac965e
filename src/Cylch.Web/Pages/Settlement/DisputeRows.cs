using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A dispute that nobody has resolved yet.</summary>
/// <param name="IsOwn">The reader verified or disputed it, so somebody else says how it ends.</param>
public sealed record DisputeRow(
    long VerificationId, string GivenName, string FamilyName, string TitleEn, string TitleCy, string ContractNumber, string ProviderEn, string ProviderCy,
    OutcomeResult Result, Instant DisputedAt, bool IsOwn);

/// <summary>Open disputes, oldest first.</summary>
internal static class DisputeRows
{
    public static IQueryable<DisputeRow> Open(CylchDb db, IQueryable<Person> visible, long? accountId) =>
        from v in db.Verifications
        join k in db.CarePackages on v.PackageId equals k.Id
        join t in db.Contracts on k.ContractId equals t.Id
        join g in db.Organisations on t.ProviderId equals g.Id
        join o in db.PersonalOutcomes on v.OutcomeId equals o.Id
        join p in visible on o.PersonId equals p.Id
        where v.DisputedAt != null && v.ResolvedAt == null
        orderby v.DisputedAt, v.Id
        select new DisputeRow(
            v.Id, p.GivenName, p.FamilyName, o.TitleEn, o.TitleCy, t.Number, g.NameEn, g.NameCy, v.Result, v.DisputedAt!.Value,
            v.VerifiedByAccountId == accountId || v.DisputedByAccountId == accountId);
}
