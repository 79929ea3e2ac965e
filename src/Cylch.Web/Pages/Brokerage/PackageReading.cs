using Cylch.Records.Brokerage;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>What the reader may do with a package; each is asked of the one evaluator.</summary>
public sealed record PackagePowers(bool ReadVisits, bool UseTimeBank, bool ArrangePackage, bool ClaimResult, bool ReadContract)
{
    /// <param name="may">The page's own question to the evaluator about this package.</param>
    public static async Task<PackagePowers> AskAsync(Func<Permission, Task<bool>> may)
    {
        ArgumentNullException.ThrowIfNull(may);
        return new PackagePowers(
            await may(Permission.ReadVisits), await may(Permission.UseTimeBank), await may(Permission.ArrangePackage), await may(Permission.ClaimResult),
            await may(Permission.ReadContract));
    }
}

/// <summary>What can be chosen in the forms of a package.</summary>
public sealed class PackageChoices(W words, IReadOnlyList<BoughtRow> bought)
{
    public IReadOnlyList<GovukChoice> Ways => [new("in", words["brokerage.bank.in"]), new("out", words["brokerage.bank.out"])];

    public IReadOnlyList<GovukChoice> Neutrals =>
    [
        new("", words["brokerage.end.other"]),
        .. new[] { NeutralReason.Died, NeutralReason.InHospital, NeutralReason.MovedAway, NeutralReason.ChangedMind }
            .Select(r => new GovukChoice(r.ToString(), words.Of("neutral", r))),
    ];

    public IReadOnlyList<GovukChoice> Outcomes =>
        [.. bought.Select(b => new GovukChoice(b.OutcomeId.ToString(System.Globalization.CultureInfo.InvariantCulture), words.Either(b.TitleEn, b.TitleCy)))];

    public IReadOnlyList<GovukChoice> Results => [.. Enum.GetValues<OutcomeResult>().Select(r => new GovukChoice(r.ToString(), words.Of("result", r)))];
}

/// <summary>Reads the forms of a package, and says of each field what could not be read.</summary>
internal static class PackageReading
{
    public static AddTimeBankEntryInput? Bank(BankForm form, long packageId, W words, ModelStateDictionary state)
    {
        var (way, time, on) = (form.Way, form.Time.IsEmpty ? null : form.Time.Read(), form.On.Read());
        Missing(state, way is not ("in" or "out"), "Bank.Way", words["brokerage.bank.way.missing"]);
        Missing(state, time is null, "Bank.Time.Hours", words["brokerage.bank.time.missing"]);
        Missing(state, on is null, "Bank.On", words["brokerage.bank.on.missing"]);
        Missing(state, string.IsNullOrWhiteSpace(form.Reason), "Bank.Reason", words["brokerage.bank.reason.missing"]);
        Missing(state, string.IsNullOrWhiteSpace(form.AgreedBy), "Bank.AgreedBy", words["brokerage.bank.agreed.missing"]);
        return state.IsValid ? new AddTimeBankEntryInput(packageId, on!.Value, way == "in" ? time!.Value : -time!.Value, form.AgreedBy!, words.Language.Code) : null;
    }

    public static EndPackageInput? End(EndForm form, long packageId, W words, ModelStateDictionary state)
    {
        var on = form.On.Read();
        Missing(state, on is null, "End.On", words["brokerage.end.on.missing"]);
        Missing(state, string.IsNullOrWhiteSpace(form.Reason), "End.Reason", words["brokerage.end.reason.missing"]);
        return state.IsValid ? new EndPackageInput(packageId, on!.Value, form.Neutral, form.Seen) : null;
    }

    public static ClaimResultInput? Claim(ClaimForm form, long packageId, W words, ModelStateDictionary state)
    {
        Missing(state, form.OutcomeId is null, "Claim.OutcomeId", words["brokerage.claim.outcome.missing"]);
        Missing(state, form.Result is null, "Claim.Result", words["brokerage.claim.result.missing"]);
        Missing(state, string.IsNullOrWhiteSpace(form.Words), "Claim.Words", words["brokerage.claim.words.missing"]);
        return state.IsValid ? new ClaimResultInput(packageId, form.OutcomeId!.Value, form.Result!.Value, form.Words!.Trim()) : null;
    }

    private static void Missing(ModelStateDictionary state, bool isMissing, string field, string what)
    {
        if (isMissing)
        {
            state.AddModelError(field, what);
        }
    }
}
