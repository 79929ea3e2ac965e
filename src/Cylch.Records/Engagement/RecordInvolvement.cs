using Cylch.Rules;
using Cylch.Rules.Engagement;
using NodaTime;

namespace Cylch.Records.Engagement;

/// <param name="ZoneId">The zone it was about; null for the whole authority.</param>
public sealed record RecordInvolvementInput(
    long AuthorityId, long? ZoneId, LocalDate HeldOn, string WhoEn, string WhoCy, string AboutEn, string AboutCy);

/// <summary>Writes down that people met to shape a decision: who was there, and what it was about.</summary>
public sealed class RecordInvolvement(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordInvolvementInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordInvolvement), cancellationToken) is { } done)
        {
            return done;
        }

        if (new InvolvementDraft(input.HeldOn, input.WhoEn, input.WhoCy, input.AboutEn, input.AboutCy).Refuse(doing.Today) is { } refusal)
        {
            return refusal;
        }

        var involvement = new Involvement
        {
            AuthorityId = input.AuthorityId,
            ZoneId = input.ZoneId,
            HeldOn = input.HeldOn,
            WhoEn = input.WhoEn.Trim(),
            WhoCy = input.WhoCy.Trim(),
            AboutEn = input.AboutEn.Trim(),
            AboutCy = input.AboutCy.Trim(),
        };
        db.Involvements.Add(involvement);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecordInvolvement), "involvement", reason), () => involvement.Id, cancellationToken);
    }
}
