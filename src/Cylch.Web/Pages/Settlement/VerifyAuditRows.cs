using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A verified result that was drawn for audit.</summary>
/// <param name="IsOwn">The reader verified or disputed it, so somebody else audits it.</param>
public sealed record VerifyAuditRow(
    long VerificationId, string GivenName, string FamilyName, string Reference, string TitleEn, string TitleCy, string ContractNumber, long ProviderId,
    string ProviderEn, string ProviderCy, long? VerifierId, string? Verifier, LocalDate VerifiedOn, OutcomeResult Result, Instant DrawnAt, AuditAnswer? Answer,
    LocalDate? AuditedOn, bool IsOwn);

/// <summary>How often audits agree with one provider's results, or with one verifier.</summary>
public sealed record VerifyRate(string Name, AgreementRate Rate);

/// <summary>Reads what was drawn for audit, and how often audits agree.</summary>
internal static class VerifyAuditRows
{
    public static IQueryable<VerifyAuditRow> Drawn(CylchDb db, IQueryable<Person> visible, long? accountId, bool waitingOnly = false) =>
        from r in db.AuditDrawResults
        join d in db.AuditDraws on r.DrawId equals d.Id
        join v in db.Verifications on r.VerificationId equals v.Id
        join k in db.CarePackages on v.PackageId equals k.Id
        join t in db.Contracts on k.ContractId equals t.Id
        join g in db.Organisations on t.ProviderId equals g.Id
        join o in db.PersonalOutcomes on v.OutcomeId equals o.Id
        join p in visible on o.PersonId equals p.Id
        from a in db.ResultAudits.Where(a => a.VerificationId == v.Id).DefaultIfEmpty()
        where r.IsDrawn && (!waitingOnly || a == null)
        orderby d.DrawnAt, r.Id
        select new VerifyAuditRow(
            v.Id, p.GivenName, p.FamilyName, p.Reference, o.TitleEn, o.TitleCy, t.Number, g.Id, g.NameEn, g.NameCy, v.VerifiedByAccountId,
            db.Users.Where(u => u.Id == v.VerifiedByAccountId).Select(u => u.DisplayName).FirstOrDefault(), v.VerifiedOn, v.Result, d.DrawnAt,
            a == null ? null : a.Answer, a == null ? null : a.AuditedOn, v.VerifiedByAccountId == accountId || v.DisputedByAccountId == accountId);

    public static IReadOnlyList<VerifyRate> Rates(IEnumerable<VerifyAuditRow> rows, Func<VerifyAuditRow, string> by) =>
    [
        .. rows.GroupBy(by).OrderBy(group => group.Key, StringComparer.CurrentCulture).Select(group => new VerifyRate(group.Key, new AgreementRate(
            group.Count(), Count(group, AuditAnswer.Agrees), Count(group, AuditAnswer.DoesNotAgree), Count(group, AuditAnswer.CannotTell)))),
    ];

    private static int Count(IEnumerable<VerifyAuditRow> rows, AuditAnswer answer) => rows.Count(row => row.Answer == answer);
}
