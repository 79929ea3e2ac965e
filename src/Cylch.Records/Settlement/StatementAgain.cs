using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>Settles a kept run again in full, from the facts kept with it and by the version of the terms it was settled by.</summary>
public sealed class StatementAgain(CylchDb db)
{
    /// <summary>Null for a run with which no facts were kept.</summary>
    public async Task<SettledAgain?> OfAsync(SettlementRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var facts = await db.RunFacts.AsNoTracking().SingleOrDefaultAsync(f => f.RunId == run.Id, cancellationToken);
        if (facts is null)
        {
            return null;
        }

        var scheme = Contracts.SchemeText.Read(await db.ContractSchemes.AsNoTracking().SingleAsync(s => s.Id == run.SchemeId, cancellationToken));
        var inputs = RunFactsText.Read(facts);
        var draft = Settle.Period(scheme, inputs);
        return draft.IsRefused ? null : new SettledAgain(scheme, inputs, draft.Value, Convert.ToHexStringLower(facts.ContentHash));
    }
}

/// <summary>A run's facts and what they come to.</summary>
/// <param name="Hash">SHA-256 of the facts, in hexadecimal.</param>
public sealed record SettledAgain(PaymentScheme Scheme, PeriodInputs Inputs, StatementDraft Draft, string Hash)
{
    /// <summary>Numbers of the lines that are not the same as those kept; none when all are.</summary>
    public IReadOnlyList<int> Differing(IEnumerable<StatementLine> kept)
    {
        var own = kept.Where(line => line.CorrectsRunId is null).ToDictionary(line => line.Number);
        var again = Draft.Lines.ToDictionary(line => line.Number);
        return [.. own.Keys.Union(again.Keys).Where(number => !Same(own.GetValueOrDefault(number), again.GetValueOrDefault(number))).Order()];
    }

    private static bool Same(StatementLine? kept, Rules.Settlement.StatementLine? again) => kept is not null && again is not null
        && kept.AmountPence == again.Amount.Pence && kept.HeldChangePence == again.HeldChange.Pence && kept.Kind == again.Kind.ToString()
        && kept.TermNumber == again.TermNumber && kept.Inputs == LineText.Write(again.Inputs);
}
