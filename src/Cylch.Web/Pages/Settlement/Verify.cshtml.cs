using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Verifying what came of one outcome: whose reading, whether in time, what the person says, and whether anything neutral ended it.</summary>
[Needs(Permission.VerifyResult)]
public sealed class VerifyPage(CylchDb db, VerifyResult verify) : CylchPage
{
    [BindProperty(Name = "package", SupportsGet = true)]
    public long? PackageId { get; set; }

    [BindProperty]
    public long? ReadingId { get; set; }

    [BindProperty]
    public NeutralReason? NeutralReason { get; set; }

    [BindProperty]
    public Confirmation? Confirmation { get; set; }

    [BindProperty]
    public string? ConfirmationWords { get; set; }

    [BindProperty]
    public string? ConfirmationLanguage { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IEnumerable<GovukChoice> Readings => Facts.Readings.Where(r => r.Reading.Value is not null).Select(r => new GovukChoice(
        r.Reading.Id.ToString(CultureInfo.InvariantCulture),
        W["settlement.verify.reading-is", r.Reading.Value, W.Of("settlement.voice", r.Reading.Voice), W.Say.Date(r.Reading.TakenOn)])
    {
        Hint = W[
            r.IsByProvider ? "settlement.verify.by-provider" : r.IsInWindow ? "settlement.verify.counts" : "settlement.verify.outside",
            r.TakenBy ?? W["settlement.verify.nobody"]],
    });

    public IEnumerable<GovukChoice> Confirmations =>
        Enum.GetValues<Confirmation>().Select(c => new GovukChoice(c.ToString(), W.Of("settlement.confirmation", c)));

    public IEnumerable<GovukChoice> Languages => [new("cy", W["settlement.verify.in-welsh"]), new("en", W["settlement.verify.in-english"])];

    public IEnumerable<GovukChoice> Neutrals =>
    [
        new("", W["settlement.verify.not-neutral"]),
        .. Enum.GetValues<NeutralReason>().Select(n => new GovukChoice(n.ToString(), W.Of("outcomes.neutral-reason", n))),
    ];

    public VerifyFacts Facts { get; private set; } = null!;

    /// <summary>Whoever looks took part in it, and somebody else verifies.</summary>
    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(long outcomeId, CancellationToken cancellationToken) =>
        await LoadAsync(outcomeId, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long outcomeId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(outcomeId, cancellationToken))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = new VerifyResultInput(
            Facts.PackageId, outcomeId, Facts.Claim?.Id, Facts.Finding?.Id, ReadingId, NeutralReason, Confirmation!.Value, ConfirmationWords?.Trim(),
            ConfirmationLanguage is "cy" or "en" ? ConfirmationLanguage : W.Language.Code, Words!.Trim());
        var decision = await verify.RunAsync(Doing, input, "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        TempData["notice"] = W["settlement.verify.done", Facts.PersonName];
        return LocalRedirect(SettlementLinks.ToVerify);
    }

    private void Check()
    {
        if (ReadingId is null && NeutralReason is null)
        {
            Wrong(nameof(ReadingId), "settlement.verify.reading-empty");
        }

        if (Confirmation is null)
        {
            Wrong(nameof(Confirmation), "settlement.verify.confirmation-empty");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            Wrong(nameof(Words), "settlement.verify.words-empty");
        }
    }

    private async Task<bool> LoadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var facts = await VerifyFacts.ReadAsync(db, outcomeId, PackageId, Today, cancellationToken);
        Facts = facts!;
        IsOwn = await OwnResults.Of(db, Current.AccountId!.Value).ContainsAsync(outcomeId, cancellationToken);
        return facts is not null;
    }
}
