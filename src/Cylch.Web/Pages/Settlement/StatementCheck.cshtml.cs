using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A whole statement settled again from what was kept with it, and the draws of its period drawn again: the same or not.</summary>
[Needs(Permission.ReadStatement)]
public sealed class StatementCheckPage(CylchDb db, RecomputeRun recompute) : CylchPage
{
    private readonly Dictionary<long, long> _recordedAt = [];

    public StatementHead Head { get; private set; } = null!;

    public SettledAgain? Again { get; private set; }

    public IReadOnlyList<int> Differing { get; private set; } = [];

    public int Lines { get; private set; }

    public long CorrectionsPence { get; private set; }

    public long AgainPence => Again is null ? 0 : Again.Draft.Total.Pence + CorrectionsPence;

    public bool IsEqual => Differing.Count == 0 && AgainPence == Head.Run.TotalPence;

    public IReadOnlyList<AuditDraw> Draws { get; private set; } = [];

    public Task OnGetAsync(long runId, CancellationToken cancellationToken) => LoadAsync(runId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long runId, CancellationToken cancellationToken)
    {
        var decision = await recompute.RunAsync(Doing, new RecomputeRunInput(runId), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(runId, cancellationToken);
            return Refused(refusal);
        }

        Tell(W["settlement.check.noted"]);
        return LocalRedirect(SettlementLinks.Check(runId));
    }

    /// <summary>Whether drawing again from the seed, and from what was verified, comes to the same.</summary>
    public bool SameDraw(AuditDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var seed = AuditSample.SeedOf(
            Head.Contract.Number, new PaymentPeriod(draw.YearStartsOn, draw.PeriodNumber), draw.Results.Select(r => (r.VerificationId, _recordedAt[r.VerificationId])));
        var again = AuditSample.Draw(seed,
        [
            .. draw.Results.Select(r => new AuditCandidate(
                r.VerificationId, r.Stratum, int.Parse(r.Stratum[(r.Stratum.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture))),
        ]);
        return seed.ToString("x16", CultureInfo.InvariantCulture) == draw.Seed
            && again.Select(p => (p.VerificationId, p.Rank, p.IsDrawn)).ToHashSet().SetEquals(draw.Results.Select(r => (r.VerificationId, r.Rank, r.IsDrawn)));
    }

    private async Task LoadAsync(long runId, CancellationToken cancellationToken)
    {
        Head = await new StatementReading(db, cancellationToken).HeadAsync(runId);
        var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == runId).OrderBy(l => l.Number).ToListAsync(cancellationToken);
        var terms = await new LinesAgain(db).ReadAsync(Head.Run.ContractId, cancellationToken);
        Again = await new StatementAgain(db).OfAsync(Head.Run, cancellationToken);
        var corrections = lines.Where(l => l.CorrectsRunId is not null).Select(l => (Line: l, Again: terms.Of(Head.Run, l))).ToList();
        Lines = lines.Count;
        CorrectionsPence = corrections.Sum(c => c.Again.AmountPence);
        Differing = Again is null
            ? []
            : [.. Again.Differing(lines), .. corrections.Where(c => c.Again != (c.Line.AmountPence, c.Line.HeldChangePence)).Select(c => c.Line.Number)];
        Draws = await db.AuditDraws.AsNoTracking().Include(d => d.Results)
            .Where(d => d.ContractId == Head.Run.ContractId && d.YearStartsOn == Head.Run.YearStartsOn && d.PeriodNumber == Head.Run.PeriodNumber)
            .OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var drawn = Draws.SelectMany(d => d.Results).Select(r => r.VerificationId).ToHashSet();
        foreach (var at in await db.Verifications.AsNoTracking().Where(v => drawn.Contains(v.Id)).Select(v => new { v.Id, v.RecordedAt }).ToListAsync(cancellationToken))
        {
            _recordedAt[at.Id] = at.RecordedAt.ToUnixTimeMilliseconds();
        }
    }
}
