using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>Works stored lines of a contract out again, each by the version of the terms it was worked out by.</summary>
public sealed class LinesAgain(CylchDb db)
{
    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<ContractScheme>>> Schemes = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId) => db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId)));

    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<SchemeOfRun>>> Runs = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId) => db.SettlementRuns.AsNoTracking().Where(r => r.ContractId == contractId).Select(r => new SchemeOfRun(r.Id, r.SchemeId))));

    private Dictionary<long, PaymentScheme> _schemes = [];
    private Dictionary<long, long> _schemeOfRun = [];

    /// <summary>Every version of the contract's terms, as saved.</summary>
    public IReadOnlyList<ContractScheme> Saved { get; private set; } = [];

    public async Task<LinesAgain> ReadAsync(long contractId, CancellationToken cancellationToken)
    {
        Saved = await Schemes.Of(db)(db, contractId).ToListAsync(cancellationToken);
        _schemes = Saved.ToDictionary(s => s.Id, SchemeText.Read);
        _schemeOfRun = await Runs.Of(db)(db, contractId).ToDictionaryAsync(r => r.RunId, r => r.SchemeId, cancellationToken: cancellationToken);
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

/// <summary>The version of the terms a run was worked out by.</summary>
internal sealed record SchemeOfRun(long RunId, long SchemeId);
