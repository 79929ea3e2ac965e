using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// Works a period out after working every closed period of the contract out again, oldest first, by what is known now.
/// Where that differs from what was booked, the difference is a correction in the new period; so settling and then
/// correcting comes to the same as having known everything from the start.
/// </summary>
internal static class WorkingOut
{
    public static Decision<Worked> Period(
        ContractFacts facts, VisitTable visits, PaymentScheme scheme, PaymentPeriod period, LocalDate asKnownOn)
    {
        var standings = new Standings();
        var known = new KnownFromRecords(facts);
        var corrections = new List<StatementLine>();
        foreach (var closed in facts.Closed)
        {
            var findings = new ClosedFindings(closed, facts.Reversals);
            var again = Again(known, visits, standings, closed, findings);
            if (again.Refusal is { } refusal)
            {
                return refusal;
            }

            var found = Differences.Between(closed, again.Value);
            if (found.Refusal is { } differs)
            {
                return differs;
            }

            corrections.AddRange(found.Value);
            standings.Close(again.Value);
            standings.Decide(findings.DecidedInPlace);
        }

        standings.Open(period.YearStart);
        var inputs = PeriodAssembly.Of(scheme, known.Of(scheme, period, null, asKnownOn, standings), visits.Of(period), standings);
        if (inputs.Refusal is { } unassembled)
        {
            return unassembled;
        }

        var draft = Settle.Period(scheme, inputs.Value);
        return draft.Refusal is { } unsettled ? unsettled : new Worked(draft.Value, corrections, inputs.Value);
    }

    private static Decision<StatementDraft> Again(KnownFromRecords known, VisitTable visits, Standings standings, ClosedRun closed, ClosedFindings findings)
    {
        var period = new PaymentPeriod(closed.Run.YearStartsOn, closed.Run.PeriodNumber);
        var inputs = PeriodAssembly.Of(
            closed.Scheme, known.Of(closed.Scheme, period, findings, period.End, standings), visits.Of(period), standings);
        return inputs.Refusal is { } refusal ? refusal : Settle.Period(closed.Scheme, inputs.Value);
    }
}

/// <param name="Corrections">Lines for closed runs, without run and number yet.</param>
/// <param name="Inputs">What the draft was settled on.</param>
internal sealed record Worked(StatementDraft Draft, IReadOnlyList<StatementLine> Corrections, PeriodInputs Inputs);
