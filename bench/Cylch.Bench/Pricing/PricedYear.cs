using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>One line's amounts, with nothing of why.</summary>
public readonly record struct PricedLine(long PackageId, long OutcomeId, LineKind Kind, long AmountPence, long HeldPence);

/// <summary>What one contract came to.</summary>
public sealed record PricedContract(List<PricedLine> Lines, long BankMinutes)
{
    public static SortedDictionary<string, long> Totals(IEnumerable<PricedContract> contracts)
    {
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["lines"] = 0, ["pence"] = 0, ["held"] = 0, ["bank"] = 0, ["timePence"] = 0, ["heldBack"] = 0, ["released"] = 0, ["returned"] = 0,
            ["results"] = 0, ["caps"] = 0, ["service"] = 0, ["deductions"] = 0,
        };
        foreach (var contract in contracts)
        {
            totals["bank"] += contract.BankMinutes;
            foreach (var line in contract.Lines)
            {
                totals["lines"]++;
                totals["pence"] += line.AmountPence;
                totals["held"] += line.HeldPence;
                if (Group(line.Kind) is { } group)
                {
                    totals[group] += group == "returned" ? line.HeldPence : line.AmountPence;
                }
            }
        }

        return totals;
    }

    private static string? Group(LineKind kind) => kind switch
    {
        LineKind.Time => "timePence",
        LineKind.Held => "heldBack",
        LineKind.Released or LineKind.ReleasedNeutral => "released",
        LineKind.Returned => "returned",
        LineKind.Result or LineKind.Attribution => "results",
        LineKind.OutcomeCap or LineKind.PersonCap or LineKind.ContractCap => "caps",
        LineKind.Satisfaction or LineKind.PeriodLimit => "service",
        LineKind.Missed or LineKind.MissedVisits or LineKind.Indicator => "deductions",
        _ => null,
    };
}

/// <summary>Prices contracts period after period through the rules that pay.</summary>
public static class Pricing
{
    /// <param name="scheme">The contract's terms.</param>
    /// <param name="periods">Known facts and visits, oldest first.</param>
    /// <param name="taken">Given each statement as it is made.</param>
    public static Standings Contract(
        PaymentScheme scheme, IEnumerable<(KnownPeriod Known, PeriodVisits Visits)> periods, Action<StatementDraft> taken)
    {
        var standings = new Standings();
        foreach (var (known, visits) in periods)
        {
            var draft = Settle.Period(scheme, PeriodAssembly.Of(scheme, known, visits, standings).Value).Value;
            standings.Close(draft);
            taken(draft);
        }

        return standings;
    }

    /// <summary>The amounts alone.</summary>
    public static PricedContract Amounts(PaymentScheme scheme, IEnumerable<(KnownPeriod Known, PeriodVisits Visits)> periods)
    {
        var (lines, bank) = (new List<PricedLine>(), 0L);
        Contract(scheme, periods, draft =>
        {
            foreach (var line in draft.Lines)
            {
                lines.Add(new PricedLine(line.PackageId ?? 0, line.OutcomeId ?? 0, line.Kind, line.Amount.Pence, line.HeldChange.Pence));
            }

            foreach (var closing in draft.TimeBanks)
            {
                bank += closing.Movement.CreditedMinutes - closing.Movement.DrawnMinutes;
            }
        });
        return new PricedContract(lines, bank);
    }
}
