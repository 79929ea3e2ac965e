using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Cylch.Web.Pages.Settlement;

/// <summary>How an authority checks results, by the day it decided from: windows, the share that is audited, and whether it is paid meanwhile.</summary>
[Needs(Permission.SetVerificationPolicy)]
public sealed class VerifyPolicyPage(CylchDb db, SetVerificationPolicy set) : CylchPage
{
    private const int PerPercent = 10;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Weeks { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? Share { get; set; }

    [BindProperty]
    public WhileAudited? Meanwhile { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<VerificationPolicyVersion> Versions { get; private set; } = [];

    public VerificationPolicy? InForce { get; private set; }

    public IEnumerable<GovukChoice> Choices => Enum.GetValues<WhileAudited>().Select(choice => new GovukChoice(choice.ToString(), W.Of("settlement.while-audited", choice)));

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var authorityId = await LoadAsync(cancellationToken);
        var from = LocalDatePattern.Iso.Parse(From?.Trim() ?? "");
        if (!from.Success)
        {
            Wrong(nameof(From), "settlement.details.from-wrong");
        }

        var (weeks, days, share) = (Number(nameof(Weeks), Weeks), Number(nameof(Days), Days), Number(nameof(Share), Share));
        if (Meanwhile is null)
        {
            Wrong(nameof(Meanwhile), "settlement.verification-policy.meanwhile-empty");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            Wrong(nameof(Words), "settlement.verification-policy.words-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var policy = new VerificationPolicy(from.Value, weeks, days, share * PerPercent, Meanwhile!.Value);
        var decision = await set.RunAsync(Doing, new SetVerificationPolicyInput(authorityId, policy, Words!), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["settlement.verification-policy.saved", policy.InForceFrom]);
        return LocalRedirect(SettlementLinks.VerificationPolicy);
    }

    public string Says(VerificationPolicy policy) => VerifyChains.Policy(W, policy);

    private int Number(string field, string? text)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= VerificationPolicy.Everything)
        {
            return number;
        }

        Wrong(field, "settlement.verification-policy.number-wrong");
        return 0;
    }

    private async Task<long> LoadAsync(CancellationToken cancellationToken)
    {
        var authorityId = (await Evaluator.ReachAsync(Permission.SetVerificationPolicy)).AuthorityIds[0];
        Versions = await db.VerificationPolicyVersions.AsNoTracking().Where(p => p.AuthorityId == authorityId).OrderByDescending(p => p.InForceFrom).ToListAsync(cancellationToken);
        InForce = VerificationPolicy.On(Versions.Select(version => version.Policy), Today);
        return authorityId;
    }
}
