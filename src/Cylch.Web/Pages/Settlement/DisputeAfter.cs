using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A line that was paid, or will be, for the result in question.</summary>
public sealed record PaidForResult(long LineId, int Number, int PeriodNumber, string ContractNumber, long AmountPence, bool IsCorrection);

/// <summary>A newer verification of the same outcome, which can stand in a result's place.</summary>
public sealed record NewerResult(long Id, LocalDate VerifiedOn, OutcomeResult Result);

/// <summary>What came after a dispute was ended: what stands in the result's place, and what became of the money.</summary>
public sealed record DisputeAfter(ResultReversal? Reversal, IReadOnlyList<PaidForResult> Lines, IReadOnlyList<NewerResult> Newer)
{
    public const string Nothing = "none";

    /// <param name="isSetAside">What is set aside waits already: then only another result can be put in its place.</param>
    public IEnumerable<GovukChoice> Choices(W words, bool isSetAside)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var newer in Newer)
        {
            yield return new GovukChoice(
                newer.Id.ToString(CultureInfo.InvariantCulture),
                words["settlement.reversal.in-place-of", words.Of("outcomes.outcome-result", newer.Result), words.Say.Date(newer.VerifiedOn)]);
        }

        if (!isSetAside)
        {
            yield return new GovukChoice(Nothing, words["settlement.reversal.in-place-none"]);
        }
    }

    public static async Task<DisputeAfter> ReadAsync(CylchDb db, Verification verification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(verification);
        var lines = await (
            from l in db.StatementLines.AsNoTracking()
            join r in db.SettlementRuns on l.RunId equals r.Id
            join c in db.Contracts on r.ContractId equals c.Id
            where l.VerificationId == verification.Id && r.ReplacedAt == null
            orderby r.Id, l.Number
            select new PaidForResult(l.Id, l.Number, r.PeriodNumber, c.Number, l.AmountPence, l.CorrectsRunId != null)).ToListAsync(cancellationToken);
        var newer = await db.Verifications.AsNoTracking()
            .Where(v => v.OutcomeId == verification.OutcomeId && v.PackageId == verification.PackageId && v.Id > verification.Id)
            .OrderBy(v => v.Id).Select(v => new NewerResult(v.Id, v.VerifiedOn, v.Result)).ToListAsync(cancellationToken);
        return new DisputeAfter(
            await db.ResultReversals.AsNoTracking().SingleOrDefaultAsync(r => r.VerificationId == verification.Id, cancellationToken), lines, newer);
    }
}
