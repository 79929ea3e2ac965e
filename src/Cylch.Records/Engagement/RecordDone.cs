using Cylch.Rules;
using Cylch.Rules.Engagement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Engagement;

/// <param name="DoneEn">What was done, or why not; null while nothing is decided.</param>
/// <param name="ToldOn">The day those who said it were told; null until they are.</param>
public sealed record RecordDoneInput(
    long InvolvementId, string SaidEn, string SaidCy, string? DoneEn, string? DoneCy, LocalDate? PromisedFor, LocalDate? ToldOn);

/// <summary>Writes down what people said at a meeting, what was done about it or why not, and when they were told.</summary>
public sealed class RecordDone(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordDoneInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordDone), cancellationToken) is { } done)
        {
            return done;
        }

        var heldOn = await db.Involvements.Where(i => i.Id == input.InvolvementId).Select(i => i.HeldOn).SingleAsync(cancellationToken);
        var draft = new DoneDraft(heldOn, input.SaidEn, input.SaidCy, input.DoneEn, input.DoneCy, input.PromisedFor, input.ToldOn);
        if (draft.Refuse(doing.Today) is { } refusal)
        {
            return refusal;
        }

        var said = new SaidAndDone
        {
            InvolvementId = input.InvolvementId,
            SaidEn = input.SaidEn.Trim(),
            SaidCy = input.SaidCy.Trim(),
            DoneEn = string.IsNullOrWhiteSpace(input.DoneEn) ? null : input.DoneEn.Trim(),
            DoneCy = string.IsNullOrWhiteSpace(input.DoneCy) ? null : input.DoneCy.Trim(),
            PromisedFor = input.PromisedFor,
            ToldOn = input.ToldOn,
        };
        db.SaidAndDone.Add(said);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(RecordDone), "said", reason), () => said.Id, cancellationToken);
    }
}
