using Cylch.Rules;
using Cylch.Rules.Brokerage;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Brokerage;

/// <param name="EndsOn">The last day, included.</param>
/// <param name="Neutral">Why it ended without anybody's doing; null for any other reason, which the words then say.</param>
public sealed record EndPackageInput(long PackageId, LocalDate EndsOn, NeutralReason? Neutral, int SeenVersion);

/// <summary>Ends a care package on a day, for a reason. What was given until then is still paid for.</summary>
public sealed class EndPackage(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, EndPackageInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(EndPackage), cancellationToken) is { } done)
        {
            return done;
        }

        var package = await db.CarePackages.SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        if (PackageEnding.Refuse(package.StartsOn, package.EndsOn, input.EndsOn, reason) is { } refusal)
        {
            return refusal;
        }

        if (await recorder.ChangedSinceAsync(package, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        package.EndsOn = input.EndsOn;
        package.EndReason = input.Neutral;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(EndPackage), "package", reason, package.PersonId, package.ContractId), () => package.Id, cancellationToken);
    }
}
