using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>What one contract came to.</summary>
public sealed record PricedContract(List<LineAmount> Lines, long BankMinutes)
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
public static class PricedPeriods
{
    /// <summary>A contract's first period, with every line and the facts behind it.</summary>
    public static StatementDraft Period(PaymentScheme scheme, KnownPeriod known, PeriodVisits visits) =>
        Settle.Period(scheme, PeriodAssembly.Of(scheme, known, visits, new Standings()).Value).Value;

    /// <summary>The amounts alone.</summary>
    public static PricedContract Amounts(PaymentScheme scheme, IEnumerable<(KnownPeriod Known, PeriodVisits Visits)> periods)
    {
        var (lines, bank, standings) = (new List<LineAmount>(), 0L, new Standings());
        foreach (var (known, visits) in periods)
        {
            var draft = Settle.Amounts(scheme, PeriodAssembly.Of(scheme, known, visits, standings).Value, lines).Value;
            standings.Close(draft);
            foreach (var closing in draft.TimeBanks)
            {
                bank += closing.Movement.CreditedMinutes - closing.Movement.DrawnMinutes;
            }
        }

        return new PricedContract(lines, bank);
    }
}

/// <summary>What a contract comes to by kind of line, without the lines.</summary>
public sealed class PricedSums
{
    private readonly (long Lines, long Pence, long HeldPence)[] _byKind = new (long, long, long)[Enum.GetValues<LineKind>().Max(kind => (int)kind) + 1];
    private long _bankMinutes;

    public void Add(List<LineAmount> lines, IReadOnlyList<TimeBankClosing> banks)
    {
        foreach (var line in lines)
        {
            ref var kind = ref _byKind[(int)line.Kind];
            kind = (kind.Lines + 1, kind.Pence + line.AmountPence, kind.HeldPence + line.HeldPence);
        }

        foreach (var bank in banks)
        {
            _bankMinutes += bank.Movement.CreditedMinutes - bank.Movement.DrawnMinutes;
        }
    }

    public static SortedDictionary<string, long> Totals(IEnumerable<PricedSums> contracts)
    {
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["bank"] = 0, ["lines"] = 0, ["pence"] = 0, ["held"] = 0 };
        foreach (var contract in contracts)
        {
            totals["bank"] += contract._bankMinutes;
            for (var kind = 0; kind < contract._byKind.Length; kind++)
            {
                var (lines, pence, held) = contract._byKind[kind];
                totals["lines"] += lines;
                totals["pence"] += pence;
                totals["held"] += held;
                if (lines > 0)
                {
                    totals[$"kind{kind}"] = totals.GetValueOrDefault($"kind{kind}") + pence;
                }
            }
        }

        return totals;
    }
}
