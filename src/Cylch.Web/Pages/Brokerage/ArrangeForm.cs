using System.Globalization;
using Cylch.Records.Brokerage;
using Cylch.Rules.Brokerage;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>A package as it was typed.</summary>
public sealed class ArrangeForm
{
    public long? ContractId { get; set; }

    public DateParts StartsOn { get; set; } = new();

    public string? Band { get; set; }

    public List<WeightForm> Weights { get; set; } = [];

    public string? Weeks { get; set; }

    public string? PoundsAnHour { get; set; }

    public string? Offers { get; set; }

    public DateParts ChosenOn { get; set; } = new();

    public string? ChoiceWords { get; set; }

    public string? ChoiceLanguage { get; set; }

    public long PlanId { get; set; }

    /// <summary>Null when some field could not be read; then model state says which.</summary>
    public ArrangePackageInput? Read(long personId, W words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        var (startsOn, chosenOn, offers) = (StartsOn.Read(), ChosenOn.Read(), Number(Offers));
        Wrong(ContractId is null, "Form.ContractId", "brokerage.contract.missing");
        Wrong(startsOn is null, "Form.StartsOn", "brokerage.starts.missing");
        Wrong(Band is not ("A" or "B" or "C"), "Form.Band", "brokerage.band.missing");
        for (var i = 0; i < Weights.Count; i++)
        {
            Wrong(!string.IsNullOrWhiteSpace(Weights[i].Weight) && Number(Weights[i].Weight) is null, $"Form.Weights[{i}].Weight", "brokerage.weight.unread");
        }

        Wrong(offers is null, "Form.Offers", "brokerage.offers.missing");
        Wrong(chosenOn is null && !ChosenOn.IsEmpty, "Form.ChosenOn", "brokerage.chosen.unread");
        var value = Value(Wrong);
        return !state.IsValid ? null : new ArrangePackageInput(
            personId, PlanId, ContractId!.Value, startsOn!.Value, Band!, offers!.Value, chosenOn, ChoiceWords, ChoiceLanguage == "cy" ? "cy" : "en", value,
            [.. Weights.Where(w => Number(w.Weight) is not null).Select(w => new OutcomeWeightInput(w.OutcomeId, Number(w.Weight)!.Value))]);

        void Wrong(bool isWrong, string field, string wording)
        {
            if (isWrong)
            {
                state.AddModelError(field, words[wording]);
            }
        }
    }

    /// <summary>The field a refusal is about, for the error to lead to.</summary>
    public static string FieldOf(Rules.Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code switch
        {
            "brokerage.contract-not-in-force" or "brokerage.contract-of-another" or "brokerage.already-running" => "Form.ContractId",
            "brokerage.before-plan" => "Form.StartsOn",
            "brokerage.value-missing" or "brokerage.value-not-paid-by" => "Form.Weeks",
            "brokerage.no-outcomes" or "brokerage.no-weights" or "brokerage.weight-without-results" or "brokerage.weight-unchecked"
                or "brokerage.weight-without-baseline" => "Form.Weights[0].Weight",
            _ => "",
        };
    }

    private PlanValue? Value(Action<bool, string, string> wrong)
    {
        if (string.IsNullOrWhiteSpace(Weeks) && string.IsNullOrWhiteSpace(PoundsAnHour))
        {
            return null;
        }

        var weeks = Number(Weeks);
        wrong(weeks is null, "Form.Weeks", "brokerage.weeks.unread");
        var isRate = decimal.TryParse(PoundsAnHour?.Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
            && pounds is > 0 and < 10_000 && pounds * 100 % 1 == 0;
        wrong(!isRate, "Form.PoundsAnHour", "brokerage.rate.unread");
        return weeks is null || !isRate ? null : new PlanValue(weeks.Value, (long)(pounds * 100));
    }

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 9_999 ? number : null;
}

/// <summary>One outcome's weight, as typed; empty when the care is not bought for it.</summary>
public sealed class WeightForm
{
    public long OutcomeId { get; set; }

    public string? Weight { get; set; }
}
