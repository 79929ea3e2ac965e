using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What people who are not worked bring to the steps for the contract as a whole; nothing when everybody is worked.</summary>
/// <param name="TimePricePence">The price of their time, index included.</param>
/// <param name="ResultsPence">Earned by their results, after the caps for outcome and person.</param>
/// <param name="LinesPence">What their lines come to before deductions.</param>
/// <param name="MissedPence">What their missed outcomes take off.</param>
internal readonly record struct OthersWork(
    long TimePricePence, long ResultsPence, int ResultsDecided, int ResultsReached, long LinesPence, long MissedPence)
{
    /// <summary>The money of lines that are about somebody; results are not counted.</summary>
    public static OthersWork Of(PaymentScheme scheme, IReadOnlyList<StatementLine> lines)
    {
        var (time, results, before, missed) = (0L, 0L, 0L, 0L);
        foreach (var line in Spans.Of(lines))
        {
            if (line.PersonId is null)
            {
                continue;
            }

            var (step, pence) = (StepsOfWork.Of(scheme, line), line.Amount.Pence);
            time += step == StepOfWork.Time ? pence : 0;
            results += StepsOfWork.IsEarned(step, line.Kind) ? pence : 0;
            before += step == StepOfWork.Missed ? 0 : pence;
            missed += step == StepOfWork.Missed ? pence : 0;
        }

        return new OthersWork(time, results, 0, 0, before, missed);
    }

    /// <summary>Without some of the people.</summary>
    /// <param name="theirs">The money of their lines.</param>
    /// <param name="packages">Their packages.</param>
    public OthersWork Without(OthersWork theirs, IReadOnlyList<PackageInputs> packages)
    {
        var (decided, reached) = (0, 0);
        foreach (var outcome in packages.SelectMany(package => package.Outcomes))
        {
            if (Standing.Of(outcome) is Counts { Facts: var facts })
            {
                decided++;
                reached += ServiceWork.IsReached(facts) ? 1 : 0;
            }
        }

        return new OthersWork(
            TimePricePence - theirs.TimePricePence, ResultsPence - theirs.ResultsPence, ResultsDecided - decided, ResultsReached - reached,
            LinesPence - theirs.LinesPence, MissedPence - theirs.MissedPence);
    }
}
