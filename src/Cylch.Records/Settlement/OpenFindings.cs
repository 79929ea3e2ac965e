using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// What has been found about an outcome by the end of a period and no earlier period has decided. One result of an outcome
/// is decided in a period; another waits for the next.
/// </summary>
internal sealed class OpenFindings(ContractFacts facts, PaymentPeriod period, LocalDate asKnownOn, IReadOnlySet<long> decided)
{
    public Finding? Of(long packageId, OutcomeFacts outcome)
    {
        var results = facts.ResultsByPackage[packageId]
            .Where(r => r.OutcomeId == outcome.Id && r.On <= period.End && r.KnownOn <= asKnownOn).ToList();
        var open = results.Where(r => r.IsVerified && !r.IsSetAside && !decided.Contains(r.ResultId) && !facts.Reversals.Reverses(r.ResultId)).OrderBy(r => r.KnownOn).ThenBy(r => r.ResultId).ToList();
        if (open.Find(r => !r.IsDisputed && !r.WaitsForAudit && !r.IsAfterWindow(period)) is { } ready)
        {
            return Ready(ready, outcome);
        }

        if (open.Count > 0)
        {
            return new Undecided(open[0].ResultId, open[0].IsDisputed ? UndecidedReason.Disputed
                : open[0].WaitsForAudit ? UndecidedReason.AuditAwaited
                : UndecidedReason.AfterWindow);
        }

        return (Finding?)Ended(outcome) ?? Waiting(results);
    }

    private static Finding Ready(ResultFacts result, OutcomeFacts outcome) => result switch
    {
        { NeutralReason: { } reason } => new NeutralEnding(result.ResultId, reason),
        { Reading: { } reading } when outcome.Baseline is not null => new VerifiedReading(result.ResultId, reading, Said(result.Confirmation))
        {
            TakenOn = result.On,
        },
        _ => new Undecided(result.ResultId, UndecidedReason.ReadingMissing),
    };

    // Written on the outcome by its care manager: no verification is needed to leave it out, and none is paid for.
    private NeutralEnding? Ended(OutcomeFacts outcome) =>
        outcome is { EndedOn: { } ended, NeutralReason: { } reason } && ended <= period.End
            && !decided.Contains(ResultKey.OfEndedOutcome(outcome.Id)) && !NeutralBefore(outcome)
            ? new NeutralEnding(ResultKey.OfEndedOutcome(outcome.Id), reason)
            : null;

    // A verification may have said so already.
    private bool NeutralBefore(OutcomeFacts outcome) => facts.ResultsByPackage
        .SelectMany(group => group)
        .Any(r => r.OutcomeId == outcome.Id && r.NeutralReason is not null && decided.Contains(r.ResultId));

    private static Undecided? Waiting(List<ResultFacts> results)
    {
        var verified = results.Where(r => r.IsVerified && !r.IsSetAside).Select(r => r.KnownOn).DefaultIfEmpty(LocalDate.MinIsoValue).Max();
        var waiting = results.Where(r => !r.IsVerified && r.On > verified).OrderBy(r => r.On).ThenBy(r => r.ResultId).FirstOrDefault();
        return waiting is null ? null : new Undecided(
            waiting.ResultId, waiting.Result == OutcomeResult.CannotSay ? UndecidedReason.ReadingMissing : UndecidedReason.NotVerified);
    }

    internal static Cylch.Rules.Settlement.Confirmation Said(Confirmation? said) => said switch
    {
        Confirmation.ByPerson => Cylch.Rules.Settlement.Confirmation.Confirmed,
        Confirmation.PersonCouldNot => Cylch.Rules.Settlement.Confirmation.Unable,
        Confirmation.PersonRefused => Cylch.Rules.Settlement.Confirmation.Refused,
        _ => Cylch.Rules.Settlement.Confirmation.Awaited,
    };
}
