using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="SinceOn">The first day without need of care.</param>
/// <param name="Words">What shows it, in the provider's words.</param>
/// <param name="Language">"en" or "cy": the language of the words.</param>
public sealed record ClaimIndependenceInput(long PackageId, LocalDate SinceOn, string Words, string Language);

/// <summary>A provider says that a person has their independence back. Nothing is paid for it until somebody with nothing to gain has verified it.</summary>
public sealed class ClaimIndependence(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ClaimIndependenceInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ClaimIndependence), cancellationToken) is { } done)
        {
            return done;
        }

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        var claims = db.IndependenceClaims.AsNoTracking().Where(c => c.PackageId == package.Id);
        var waiting = await claims.Where(c => !db.IndependenceVerifications.Any(v => v.ClaimId == c.Id))
            .Select(c => (LocalDate?)c.ClaimedOn).FirstOrDefaultAsync(cancellationToken);
        var stands = await claims.Where(c => db.IndependenceVerifications.Any(v => v.ClaimId == c.Id && v.Stands))
            .Select(c => (LocalDate?)c.SinceOn).FirstOrDefaultAsync(cancellationToken);
        var days = new DateRange(package.StartsOn, package.EndsOn);
        if (IndependenceCheck.Claim(days, input.SinceOn, doing.Today, waiting, stands) is { } refusal)
        {
            return refusal;
        }

        var claim = new IndependenceClaim
        {
            PackageId = package.Id,
            SinceOn = input.SinceOn,
            Words = input.Words,
            Language = input.Language,
            ClaimedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A claim is made by somebody."),
            ClaimedOn = doing.Today,
            RecordedAt = doing.At,
        };
        db.IndependenceClaims.Add(claim);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ClaimIndependence), "independence claim", reason, package.PersonId, package.ContractId),
            () => claim.Id, cancellationToken);
    }
}
