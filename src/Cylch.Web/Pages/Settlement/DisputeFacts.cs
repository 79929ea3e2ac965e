using Cylch.Records;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One verification with the outcome and the words it goes back to.</summary>
public sealed record DisputeFacts(
    Verification Verification, string TitleEn, string TitleCy, string PersonName, LineWordsSaid? Said, string PackageReference, string ProviderEn, string ProviderCy, int? Reading)
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
                Reading = db.Readings.Where(r => r.Id == v.ReadingId).Select(r => r.Value).FirstOrDefault(),
            }).SingleAsync(cancellationToken);
        var said = await (
            from s in db.SaidLines.AsNoTracking()
            join c in db.Conversations on s.ConversationId equals c.Id
            where s.Id == found.SaidLineId
            select new LineWordsSaid(s.Words, s.Language, s.Translation, found.KnownAs ?? found.GivenName, c.HeldOn)).FirstOrDefaultAsync(cancellationToken);
        return new DisputeFacts(
            found.Verification, found.TitleEn, found.TitleCy,
            $"{found.GivenName} {found.FamilyName}", said, found.Reference, found.NameEn, found.NameCy, found.Reading);
    }
}
