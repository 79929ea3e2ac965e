using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>Works stored lines of a contract out again, each by the version of the terms it was worked out by.</summary>
public sealed class LinesAgain(CylchDb db)
{
    private Dictionary<long, PaymentScheme> _schemes = [];
    private Dictionary<long, long> _schemeOfRun = [];

    public async Task<LinesAgain> ReadAsync(long contractId, CancellationToken cancellationToken)
    {
        _schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId)
            .ToDictionaryAsync(s => s.Id, SchemeText.Read, cancellationToken);
        _schemeOfRun = await db.SettlementRuns.AsNoTracking().Where(r => r.ContractId == contractId)
            .ToDictionaryAsync(r => r.Id, r => r.SchemeId, cancellationToken);
        return this;
    }

    /// <summary>The terms a line was worked out by: its run's, or for a correction those of the run it corrects.</summary>
    public PaymentScheme TermsOf(SettlementRun run, StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(line);
        return _schemes[line.CorrectsRunId is { } corrected ? _schemeOfRun[corrected] : run.SchemeId];
    }

    /// <summary>What the line comes to: the payment, and the money held.</summary>
    public (long AmountPence, long HeldChangePence) Of(SettlementRun run, StatementLine line) => LineText.Again(TermsOf(run, line), line);
}
