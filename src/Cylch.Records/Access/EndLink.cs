using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Ends what ties an account to a person, at once.</summary>
public sealed class EndLink(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, long linkId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var link = await db.PersonLinks.SingleAsync(l => l.Id == linkId, cancellationToken);
        link.UntilOn = doing.Today.PlusDays(-1);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(EndLink), "link", reason, link.PersonId), () => linkId, cancellationToken);
    }
}
