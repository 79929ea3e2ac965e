using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A line that was paid, or will be, for the result in question.</summary>
public sealed record ReversalLine(long LineId, int Number, int PeriodNumber, string ContractNumber, long AmountPence, bool IsCorrection);

/// <summary>Taking back a result whose dispute was ended against it, and what that does to the money.</summary>
[Needs(Permission.ResolveDispute)]
public sealed class ReversalPage(CylchDb db, ReverseResult reverse) : CylchPage
{
    public const string Nothing = "none";

    [BindProperty(Name = "in-place")]
    public string? InPlace { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    public Verification Verification { get; private set; } = null!;

    public (string En, string Cy) Outcome { get; private set; }

    public ResultReversal? Reversal { get; private set; }

    public IReadOnlyList<ReversalLine> Lines { get; private set; } = [];

    /// <summary>Newer verifications of the same outcome, and nothing.</summary>
    public IReadOnlyList<GovukChoice> Choices { get; private set; } = [];

    public Task OnGetAsync(long verificationId, CancellationToken cancellationToken) => LoadAsync(verificationId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long verificationId, CancellationToken cancellationToken)
    {
        await LoadAsync(verificationId, cancellationToken);
        if (Choices.All(c => c.Value != InPlace))
        {
            Wrong("in-place", "settlement.reversal.in-place-empty");
        }

        if (!Typed.IsText(Words))
        {
            Wrong("words", "settlement.reversal.words-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        long? replacement = InPlace == Nothing ? null : long.Parse(InPlace!, CultureInfo.InvariantCulture);
        var decision = await reverse.RunAsync(
            Doing, new ReverseResultInput(verificationId, replacement, Words!.Trim(), W.Language.Code), Words.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "in-place");
        }

        Tell(W["settlement.reversal.done"]);
        return LocalRedirect(SettlementLinks.Reversal(verificationId));
    }

    private async Task LoadAsync(long verificationId, CancellationToken cancellationToken)
    {
        Verification = await db.Verifications.AsNoTracking().SingleAsync(v => v.Id == verificationId, cancellationToken);
        var outcome = await db.PersonalOutcomes.AsNoTracking().SingleAsync(o => o.Id == Verification.OutcomeId, cancellationToken);
        Outcome = (outcome.TitleEn, outcome.TitleCy);
        Reversal = await db.ResultReversals.AsNoTracking().SingleOrDefaultAsync(r => r.VerificationId == verificationId, cancellationToken);
        Lines = await (
            from l in db.StatementLines.AsNoTracking()
            join r in db.SettlementRuns on l.RunId equals r.Id
            join c in db.Contracts on r.ContractId equals c.Id
            where l.VerificationId == verificationId && r.ReplacedAt == null
            orderby r.Id, l.Number
            select new ReversalLine(l.Id, l.Number, r.PeriodNumber, c.Number, l.AmountPence, l.CorrectsRunId != null)).ToListAsync(cancellationToken);
        var newer = await (
            from v in db.Verifications.AsNoTracking()
            where v.OutcomeId == Verification.OutcomeId && v.PackageId == Verification.PackageId && v.Id > verificationId
            orderby v.Id
            select new { v.Id, v.VerifiedOn, v.Result }).ToListAsync(cancellationToken);
        Choices =
        [
            .. newer.Select(v => new GovukChoice(
                v.Id.ToString(CultureInfo.InvariantCulture), W["settlement.reversal.in-place-of", W.Of("outcomes.outcome-result", v.Result), W.Say.Date(v.VerifiedOn)])),
            new GovukChoice(Nothing, W["settlement.reversal.in-place-none"]),
        ];
    }
}
