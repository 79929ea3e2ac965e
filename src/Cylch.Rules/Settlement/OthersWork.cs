using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What the people who are not worked again bring to the steps for the contract as a whole; nothing when everybody is worked.</summary>
/// <param name="TimePricePence">The price of their time, index included.</param>
/// <param name="ResultsPence">Earned by their results, after the caps for outcome and person.</param>
/// <param name="LinesPence">What their lines come to before deductions.</param>
/// <param name="MissedPence">What their missed outcomes take off.</param>
internal readonly record struct OthersWork(
    long TimePricePence, long ResultsPence, int ResultsDecided, int ResultsReached, long LinesPence, long MissedPence)
{
    /// <param name="lines">The others' lines of an earlier working-out.</param>
    /// <param name="decided">Results of everybody decided in it, and reached.</param>
    /// <param name="theirs">Packages, as they were, of those who are worked again.</param>
    public static OthersWork Of(ReadOnlySpan<KeptLine> lines, (int Decided, int Reached) decided, IReadOnlyList<PackageInputs> theirs)
    {
        var (time, results, before, missed) = (0L, 0L, 0L, 0L);
        foreach (var (step, _, line) in lines)
        {
            var pence = line.Amount.Pence;
            time += step == StepOfWork.Time ? pence : 0;
            results += StepsOfWork.IsEarned(step, line.Kind) ? pence : 0;
            before += step == StepOfWork.Missed ? 0 : pence;
            missed += step == StepOfWork.Missed ? pence : 0;
        }

        foreach (var package in theirs)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (Standing.Of(outcome) is Counts { Facts: var facts })
                {
                    decided.Decided--;
                    decided.Reached -= ServiceWork.IsReached(facts) ? 1 : 0;
                }
            }
        }

        return new OthersWork(time, results, decided.Decided, decided.Reached, before, missed);
    }
}

/// <summary>A line with its place in the order of working out.</summary>
/// <param name="Number">Within the step: the package's, or the person's where the step goes by person; 0 for the whole contract.</param>
internal readonly record struct KeptLine(StepOfWork Step, long Number, StatementLine Line)
{
    public static KeptLine Of(PaymentScheme scheme, StatementLine line)
    {
        var step = StepsOfWork.Of(scheme, line);
        return new KeptLine(step, step == StepOfWork.PersonCap ? line.PersonId!.Value : line.PackageId ?? 0, line);
    }

    public bool ComesBefore(KeptLine other) => Step != other.Step ? Step < other.Step : Number < other.Number;
}
