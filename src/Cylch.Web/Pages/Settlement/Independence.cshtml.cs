using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Independence regained by the person of one package: what the provider says, and what somebody with nothing to gain found.</summary>
[Needs(Permission.ReadPerson)]
public sealed class IndependencePage(CylchDb db, ClaimIndependence claim, VerifyIndependence verify) : CylchPage
{
    [BindProperty]
    public DateParts Since { get; set; } = new();

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Stands { get; set; }

    [BindProperty]
    public Confirmation? Confirmation { get; set; }

    [BindProperty]
    public string? ConfirmationWords { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public IndependenceFactsShown Facts { get; private set; } = null!;

    public bool MayClaim { get; private set; }

    public bool MayVerify { get; private set; }

    public IEnumerable<GovukChoice> Languages => [new("cy", W["settlement.verify.in-welsh"]), new("en", W["settlement.verify.in-english"])];

    public IEnumerable<GovukChoice> Answers =>
        [new("yes", W["settlement.independence.stands-yes"]), new("no", W["settlement.independence.stands-no"])];

    public IEnumerable<GovukChoice> Confirmations =>
        Enum.GetValues<Confirmation>().Select(c => new GovukChoice(c.ToString(), W.Of("settlement.confirmation", c)));

    public Task OnGetAsync(long packageId, CancellationToken cancellationToken) => ReadAsync(packageId, cancellationToken);

    [Needs(Permission.ClaimResult)]
    public async Task<IActionResult> OnPostClaimAsync(long packageId, CancellationToken cancellationToken)
    {
        var since = Since.Read();
        Need(since is null, "Since", "settlement.independence.since-empty");
        Need(string.IsNullOrWhiteSpace(Words), nameof(Words), "settlement.independence.words-empty");
        return await DoneAsync(packageId, ModelState.IsValid
            ? await claim.RunAsync(Doing, new ClaimIndependenceInput(packageId, since!.Value, Words!.Trim(), Written), Words.Trim(), cancellationToken)
            : (Decision<long>?)null, "settlement.independence.said", "Since", cancellationToken);
    }

    [Needs(Permission.VerifyResult)]
    public async Task<IActionResult> OnPostVerifyAsync(long packageId, CancellationToken cancellationToken)
    {
        await ReadAsync(packageId, cancellationToken);
        if (Facts.Waiting is not { } waiting)
        {
            return Refused(new Refusal("settlement.independence-verified-before"));
        }

        Need(Stands is not ("yes" or "no"), nameof(Stands), "settlement.independence.stands-empty");
        Need(Confirmation is null, nameof(Confirmation), "settlement.verify.confirmation-empty");
        Need(string.IsNullOrWhiteSpace(Seen), nameof(Seen), "settlement.verify.words-empty");
        return await DoneAsync(packageId, ModelState.IsValid
            ? await verify.RunAsync(
                Doing,
                new VerifyIndependenceInput(waiting.Claim.Id, Stands == "yes", Confirmation!.Value, ConfirmationWords?.Trim(), Seen!.Trim(), Written),
                Seen.Trim(), cancellationToken)
            : (Decision<long>?)null, "settlement.independence.found", nameof(Stands), cancellationToken);
    }

    private string Written => Language is "cy" or "en" ? Language : W.Language.Code;

    private void Need(bool isMissing, string field, string key)
    {
        if (isMissing)
        {
            Wrong(field, key);
        }
    }

    private async Task<IActionResult> DoneAsync(long packageId, Decision<long>? decision, string told, string field, CancellationToken cancellationToken)
    {
        if (decision is { IsRefused: false })
        {
            Tell(W[told]);
            return Redirect(SettlementLinks.Independence(packageId));
        }

        await ReadAsync(packageId, cancellationToken);
        return decision is { Refusal: { } refusal } ? Refused(refusal, field) : AskAgain();
    }

    private async Task ReadAsync(long packageId, CancellationToken cancellationToken)
    {
        Facts = await IndependenceFactsShown.ReadAsync(db, packageId, Today, cancellationToken);
        Language ??= W.Language.Code;
        var subject = new Subject(PersonId: Facts.PersonId, ContractId: Facts.ContractId) { PackageId = packageId };
        MayClaim = Facts.MayBeClaimed && await MayAsync(Permission.ClaimResult, subject);
        MayVerify = Facts.Waiting is not null && await MayAsync(Permission.VerifyResult, subject);
    }
}
