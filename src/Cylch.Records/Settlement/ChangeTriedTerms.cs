using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public enum TriedChange
{
    Rename = 1,

    /// <summary>The contract's provider may see it from now on.</summary>
    Share = 2,

    Remove = 3,
}

/// <param name="Version">The version that was looked at.</param>
/// <param name="Name">The new name, when it is renamed.</param>
public sealed record ChangeTriedTermsInput(long TryId, int Version, TriedChange Change, string? Name = null);

/// <summary>Renames a kept try, shares it with the provider, or removes it from the list; what it came to never changes.</summary>
public sealed class ChangeTriedTerms(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ChangeTriedTermsInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ChangeTriedTerms), cancellationToken) is { } done)
        {
            return done;
        }

        var tried = await db.TriedTerms.SingleAsync(t => t.Id == input.TryId, cancellationToken);
        if (await recorder.ChangedSinceAsync(tried, input.Version, cancellationToken) is { } changed)
        {
            return changed;
        }

        if (tried.RemovedAt is not null)
        {
            return new Refusal("settlement.tried-removed", tried.Name);
        }

        switch (input.Change)
        {
            case TriedChange.Rename:
                if (await db.TriedTerms.AnyAsync(
                    t => t.ContractId == tried.ContractId && t.Id != tried.Id && t.Name == input.Name && t.RemovedAt == null, cancellationToken))
                {
                    return new Refusal("settlement.tried-name-taken", input.Name!);
                }

                tried.Name = input.Name!;
                break;
            case TriedChange.Share:
                tried.SharedAt ??= doing.At;
                break;
            default:
                tried.RemovedAt = doing.At;
                break;
        }

        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ChangeTriedTerms), "try", reason, ContractId: tried.ContractId), () => tried.Id, cancellationToken);
    }
}
