using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Auditing one verified result that was drawn: the reading, the words and the confirmation, and whether they bear it out.</summary>
[Needs(Permission.AuditResult)]
public sealed class VerifyAuditPage(CylchDb db, AuditResult audit, NoteLook noteLook) : CylchPage
{
    private const int Whole = 1_000;

    [BindProperty]
    public bool LookedAtReading { get; set; }

    [BindProperty]
    public bool LookedAtWords { get; set; }

    [BindProperty]
    public bool LookedAtConfirmation { get; set; }

    [BindProperty]
    public AuditAnswer? Answer { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public DisputeFacts Facts { get; private set; } = null!;

    public VerifyChain Chain { get; private set; } = null!;

    public AuditDraw? Draw { get; private set; }

    public AuditDrawResult? Place { get; private set; }

    public ResultAudit? Audit { get; private set; }

    public IEnumerable<GovukChoice> Answers => Enum.GetValues<AuditAnswer>().Select(answer => new GovukChoice(answer.ToString(), W.Of("settlement.audit-answer", answer))
    {
        Hint = W.Of("settlement.audit-hint", answer),
    });

    public IEnumerable<GovukChoice> Languages => [new("cy", W["settlement.verify.in-welsh"]), new("en", W["settlement.verify.in-english"])];

    /// <summary>A rate in words: with its range, or that there are too few audits to say.</summary>
    public static string Rate(W words, AgreementRate rate)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(rate);
        return rate.Range is { } range
            ? words["settlement.rates.is", Part(words, range.PerThousand), Part(words, range.LowPerThousand), Part(words, range.HighPerThousand), rate.Decided]
            : words["settlement.rates.too-few"];
    }

    public async Task OnGetAsync(long verificationId, CancellationToken cancellationToken)
    {
        var personId = await LoadAsync(verificationId, cancellationToken);
        var answer = await Evaluator.AskAsync(Permission.AuditResult, new Subject(PersonId: personId), cancellationToken);
        await noteLook.RunAsync(Current.Doing(null), personId, "/Settlement/VerifyAudit", answer.Reason, false, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(long verificationId, CancellationToken cancellationToken)
    {
        await LoadAsync(verificationId, cancellationToken);
        if (Answer is null)
        {
            Wrong(nameof(Answer), "settlement.audit.answer-empty");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            Wrong(nameof(Words), "settlement.audit.words-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await audit.RunAsync(Doing, new AuditResultInput(
            verificationId, Answer!.Value, LookedAtReading, LookedAtWords, LookedAtConfirmation, Words!.Trim(), Language is "cy" or "en" ? Language : W.Language.Code),
            "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["settlement.audit.done"]);
        return LocalRedirect(SettlementLinks.Audits);
    }

    private async Task<long> LoadAsync(long verificationId, CancellationToken cancellationToken)
    {
        Facts = await DisputeFacts.ReadAsync(db, verificationId, cancellationToken);
        Chain = (await new VerifyChains(db, W, cancellationToken).OfAsync(new HashSet<long> { verificationId }))[verificationId];
        Place = await db.AuditDrawResults.AsNoTracking().SingleOrDefaultAsync(r => r.VerificationId == verificationId, cancellationToken);
        var drawId = Place?.DrawId ?? 0;
        Draw = await db.AuditDraws.AsNoTracking().Include(d => d.Results).SingleOrDefaultAsync(d => d.Id == drawId, cancellationToken);
        Audit = await db.ResultAudits.AsNoTracking().SingleOrDefaultAsync(a => a.VerificationId == verificationId, cancellationToken);
        Language ??= W.Language.Code;
        return await db.CarePackages.Where(k => k.Id == Facts.Verification.PackageId).Select(k => k.PersonId).SingleAsync(cancellationToken);
    }

    private static string Part(W words, int perThousand) => words.Say.Percent(new Share(perThousand, Whole));
}
