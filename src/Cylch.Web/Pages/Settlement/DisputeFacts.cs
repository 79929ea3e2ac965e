using Cylch.Records;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One verification with what was claimed before it and what was said against it.</summary>
public sealed record DisputeFacts(
    Verification Verification, OutcomeClaim? Claim, string? ClaimedBy, string? VerifiedBy, string? DisputedBy, string? ResolvedBy,
    string TitleEn, string TitleCy, string PersonName, LineWordsSaid? Said, string PackageReference, string ProviderEn, string ProviderCy, int? Reading)
{
    public bool IsOpen => Verification is { DisputedAt: not null, ResolvedAt: null };

    public static async Task<DisputeFacts> ReadAsync(CylchDb db, long verificationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await (
            from v in db.Verifications.AsNoTracking()
            join k in db.CarePackages on v.PackageId equals k.Id
            join t in db.Contracts on k.ContractId equals t.Id
            join g in db.Organisations on t.ProviderId equals g.Id
            join o in db.PersonalOutcomes on v.OutcomeId equals o.Id
            join p in db.People on o.PersonId equals p.Id
            where v.Id == verificationId
            select new
            {
                Verification = v, k.Reference, g.NameEn, g.NameCy, o.TitleEn, o.TitleCy, o.SaidLineId, p.GivenName, p.FamilyName, p.KnownAs,
                Claim = db.OutcomeClaims.FirstOrDefault(c => c.Id == v.ClaimId),
                Reading = db.Readings.Where(r => r.Id == v.ReadingId).Select(r => r.Value).FirstOrDefault(),
            }).SingleAsync(cancellationToken);
        var said = await (
            from s in db.SaidLines.AsNoTracking()
            join c in db.Conversations on s.ConversationId equals c.Id
            where s.Id == found.SaidLineId
            select new LineWordsSaid(s.Words, s.Language, s.Translation, found.KnownAs ?? found.GivenName, c.HeldOn)).FirstOrDefaultAsync(cancellationToken);
        var verification = found.Verification;
        long?[] accounts = [found.Claim?.ClaimedByAccountId, verification.VerifiedByAccountId, verification.DisputedByAccountId, verification.ResolvedByAccountId];
        var names = await db.Users.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        string? Name(long? id) => id is { } account ? names.GetValueOrDefault(account) : null;
        return new DisputeFacts(
            verification, found.Claim, Name(accounts[0]), Name(accounts[1]), Name(accounts[2]), Name(accounts[3]), found.TitleEn, found.TitleCy,
            $"{found.GivenName} {found.FamilyName}", said, found.Reference, found.NameEn, found.NameCy, found.Reading);
    }
}
