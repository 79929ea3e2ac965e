using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What is done about a run: looked through, approved, put on hold, released, paid; and by when it must be.</summary>
[Needs(Permission.ReadStatement)]
public sealed class RunControlPage(CylchDb db, ReviewRun review, ApproveRun approve, HoldPayment hold, ReleaseHold release) : CylchPage
{
    [BindProperty(Name = "verdict")]
    public RunVerdict? Verdict { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    [BindProperty(Name = "why")]
    public HoldReason? Why { get; set; }

    [BindProperty(Name = "hold-words")]
    public string? HoldWords { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "release-words")]
    public string? ReleaseWords { get; set; }

    /// <summary>A line to hold, where one was chosen on the statement.</summary>
    [BindProperty(Name = "line", SupportsGet = true)]
    public long? Line { get; set; }

    public StatementHead Head { get; private set; } = null!;

    public RunStanding Standing { get; private set; } = null!;

    public RunControlView View { get; private set; } = null!;

    public Task OnGetAsync(long runId, CancellationToken cancellationToken) => LoadAsync(runId, cancellationToken);

    [Needs(Permission.ReviewRun)]
    public async Task<IActionResult> OnPostReviewAsync(long runId, int version, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        if (Verdict is null)
        {
            Wrong("verdict", "settlement.control.verdict-empty");
        }

        Asked("words", Words, "settlement.control.words-empty");
        return !ModelState.IsValid ? AskAgain() : Answer(
            runId, await review.RunAsync(Doing, new ReviewRunInput(runId, version, Verdict!.Value, Words!.Trim(), W.Language.Code), "", cancellationToken),
            "verdict", Verdict == RunVerdict.InOrder ? "settlement.control.reviewed" : "settlement.control.sent-back");
    }

    [Needs(Permission.ApproveRun)]
    public async Task<IActionResult> OnPostApproveAsync(long runId, int version, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        return Answer(runId, await approve.RunAsync(Doing, new ApproveRunInput(runId, version), "", cancellationToken), "", "settlement.approved-notice");
    }

    [Needs(Permission.HoldPayment)]
    public async Task<IActionResult> OnPostHoldAsync(long runId, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        if (Why is null)
        {
            Wrong("why", "settlement.holds.why-empty");
        }

        Asked("hold-words", HoldWords, "settlement.holds.words-empty");
        if (!string.IsNullOrWhiteSpace(Until) && Typed.Day(Until) is null)
        {
            Wrong("until", "settlement.holds.until-wrong");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = new HoldPaymentInput(
            Head.Contract.Id, runId, Line, Why!.Value, HoldWords!.Trim(), W.Language.Code, Typed.Day(Until), Typed.Day(Until) is null ? View.OpenQueryId : null);
        return Answer(runId, await hold.RunAsync(Doing, input, HoldWords.Trim(), cancellationToken), "until", "settlement.holds.held-notice");
    }

    [Needs(Permission.HoldPayment)]
    public async Task<IActionResult> OnPostReleaseAsync(long runId, long hold, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        if (Standing.OpenHolds.All(h => h.Hold.Id != hold))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Asked("release-words", ReleaseWords, "settlement.holds.release-empty");
        return !ModelState.IsValid ? AskAgain() : Answer(
            runId, await release.RunAsync(Doing, new ReleaseHoldInput(hold, ReleaseWords!.Trim()), ReleaseWords.Trim(), cancellationToken),
            "release-words", "settlement.holds.released-notice");
    }

    private void Asked(string field, string? text, string empty)
    {
        if (!Typed.IsText(text))
        {
            Wrong(field, string.IsNullOrWhiteSpace(text) ? empty : "settlement.query.too-long", Typed.LongestText);
        }
    }

    private IActionResult Answer(long runId, Decision<long> decision, string field, string notice)
    {
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, field);
        }

        Tell(W[notice]);
        return LocalRedirect(SettlementLinks.Control(runId));
    }

    private async Task LoadAsync(long runId, CancellationToken cancellationToken)
    {
        Head = await new StatementReading(db, cancellationToken).HeadAsync(runId);
        Standing = (await new RunStandings(db, Today, cancellationToken).OfAsync(db.SettlementRuns.Where(r => r.Id == runId))).Single();
        var contract = new Subject(ContractId: Head.Contract.Id);
        View = await new RunControlReading(db, Standing, Current.AccountId, Today, cancellationToken).ReadAsync(
            await MayAsync(Permission.ReviewRun, contract), await MayAsync(Permission.ApproveRun, contract), await MayAsync(Permission.HoldPayment, contract), Line);
    }
}
