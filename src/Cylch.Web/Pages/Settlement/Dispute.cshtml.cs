using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>How a result was checked, who does not agree and why, and how that ended. Each side reads what the other wrote.</summary>
[Needs(Permission.ReadOutcome)]
public sealed class DisputePage(CylchDb db, DisputeVerification dispute, ResolveDispute resolve, ReverseResult reverse) : CylchPage
{
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Ending { get; set; }

    [BindProperty]
    public DisputeEnding? Resolution { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty(Name = "in-place")]
    public string? InPlace { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    /// <summary>Null while no dispute has been ended.</summary>
    public DisputeAfter? After { get; private set; }

    public bool MayPutInPlace { get; private set; }

    public bool MayReadStatement { get; private set; }

    public DisputeFacts Facts { get; private set; } = null!;

    public bool MayDispute { get; private set; }

    public bool MayResolve { get; private set; }

    /// <summary>Who could resolve it, had they not verified or disputed it themselves.</summary>
    public bool TookPart { get; private set; }

    public bool MayVerify { get; private set; }

    public bool MayOpenPackage { get; private set; }

    public IEnumerable<GovukChoice> Languages => [new("cy", W["settlement.verify.in-welsh"]), new("en", W["settlement.verify.in-english"])];

    public IEnumerable<GovukChoice> Endings => Enum.GetValues<DisputeEnding>().Select(ending => new GovukChoice(ending.ToString(), W.Of("settlement.ending", ending))
    {
        Hint = W.Of("settlement.ending-hint", ending),
    });

    public VerifyChain Chain { get; private set; } = null!;

    public Task OnGetAsync(long verificationId, CancellationToken cancellationToken) => ReadAsync(verificationId, cancellationToken);

    [Needs(Permission.DisputeResult)]
    public async Task<IActionResult> OnPostDisputeAsync(long verificationId, CancellationToken cancellationToken)
    {
        Need(Why, nameof(Why), "settlement.dispute.why-empty");
        Need(Evidence, nameof(Evidence), "settlement.dispute.evidence-empty");
        return await DoneAsync(verificationId, ModelState.IsValid
            ? await dispute.RunAsync(Doing, new DisputeVerificationInput(verificationId, Why!.Trim(), Evidence!.Trim(), Written), Why.Trim(), cancellationToken)
            : (Decision<long>?)null, "settlement.dispute.done", cancellationToken);
    }

    [Needs(Permission.ResolveDispute)]
    public async Task<IActionResult> OnPostResolveAsync(long verificationId, CancellationToken cancellationToken)
    {
        Need(Ending, nameof(Ending), "settlement.dispute.ending-empty");
        Need(Resolution?.ToString(), nameof(Resolution), "settlement.dispute.resolution-empty");
        return await DoneAsync(verificationId, ModelState.IsValid
            ? await resolve.RunAsync(Doing, new ResolveDisputeInput(verificationId, Ending!.Trim(), Written, Resolution!.Value), Ending.Trim(), cancellationToken)
            : (Decision<long>?)null, "settlement.dispute.resolved", cancellationToken);
    }

    [Needs(Permission.ResolveDispute)]
    public async Task<IActionResult> OnPostInPlaceAsync(long verificationId, CancellationToken cancellationToken)
    {
        await ReadAsync(verificationId, cancellationToken);
        var isSetAside = Facts.Verification.Resolution == DisputeEnding.SetAside;
        if (After is null || After.Choices(W, isSetAside).All(c => c.Value != InPlace))
        {
            Wrong("in-place", "settlement.reversal.in-place-empty");
        }

        Need(Words, "words", "settlement.reversal.words-empty");
        long? replacement = long.TryParse(InPlace, out var id) ? id : null;
        return await DoneAsync(verificationId, ModelState.IsValid
            ? await reverse.RunAsync(Doing, new ReverseResultInput(verificationId, replacement, Words!.Trim(), W.Language.Code), Words.Trim(), cancellationToken)
            : (Decision<long>?)null, "settlement.reversal.done", cancellationToken);
    }

    private string Written => Language is "cy" or "en" ? Language : W.Language.Code;

    private void Need(string? text, string field, string key)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Wrong(field, key);
        }
    }

    private async Task<IActionResult> DoneAsync(long verificationId, Decision<long>? decision, string told, CancellationToken cancellationToken)
    {
        if (decision is { IsRefused: false })
        {
            Tell(W[told]);
            return Redirect(SettlementLinks.Dispute(verificationId));
        }

        await ReadAsync(verificationId, cancellationToken);
        return decision is { Refusal: { } refusal } ? Refused(refusal) : AskAgain();
    }

    private async Task ReadAsync(long verificationId, CancellationToken cancellationToken)
    {
        Facts = await DisputeFacts.ReadAsync(db, verificationId, cancellationToken);
        Language ??= W.Language.Code;
        Chain = (await new VerifyChains(db, W, cancellationToken).OfAsync(new HashSet<long> { verificationId }))[verificationId];
        var verification = Facts.Verification;
        var package = await db.CarePackages.FindAsync([verification.PackageId], cancellationToken);
        var subject = new Subject(PersonId: package!.PersonId, ContractId: package.ContractId) { PackageId = package.Id };
        MayDispute = verification.DisputedAt is null && await MayAsync(Permission.DisputeResult, subject);
        TookPart = Current.AccountId is { } me && (verification.VerifiedByAccountId == me || verification.DisputedByAccountId == me
            || await OwnResults.Of(db, me).ContainsAsync(verification.OutcomeId, cancellationToken));
        var mayEnd = Facts.IsOpen && await MayAsync(Permission.ResolveDispute, subject);
        MayResolve = mayEnd && !TookPart;
        TookPart = mayEnd && TookPart;
        MayVerify = await MayAsync(Permission.VerifyResult, subject);
        MayReadStatement = await MayAsync(Permission.ReadStatement, subject);
        After = verification.ResolvedAt is null ? null : await DisputeAfter.ReadAsync(db, verification, cancellationToken);
        MayPutInPlace = After is { Reversal: null } && (verification.Resolution != DisputeEnding.SetAside || After.Newer.Count > 0)
            && await MayAsync(Permission.ResolveDispute, subject);
        MayOpenPackage = await MayAsync(Permission.ReadPerson, subject);
    }
}
