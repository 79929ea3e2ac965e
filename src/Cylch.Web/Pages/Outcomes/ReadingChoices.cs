using System.Globalization;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>Whose readings somebody may write down: their own voice, and for the authority every voice they have heard.</summary>
public static class ReadingVoices
{
    public static async Task<IReadOnlyList<Voice>> OfAsync(Func<Permission, Task<bool>> may, Viewer? viewer, long personId)
    {
        ArgumentNullException.ThrowIfNull(may);
        if (await may(Permission.WriteAssessment))
        {
            return Enum.GetValues<Voice>();
        }

        if (await may(Permission.WriteNote))
        {
            return [Voice.CareWorker, Voice.Provider];
        }

        if (!await may(Permission.GiveOwnReading))
        {
            return [];
        }

        var isOwn = viewer?.Links.Any(l => l.PersonId == personId && l.Kind == LinkKind.Self) == true;
        return [isOwn ? Voice.Person : Voice.Carer];
    }
}

/// <summary>What there is to choose on the form for a reading.</summary>
public sealed class ReadingChoices(W words, OutcomeCard outcome, IReadOnlyList<Voice> voices)
{
    public IReadOnlyList<GovukChoice> Voices => [.. voices.Select(v => new GovukChoice(v.ToString(), words.Of("voice", v)))];

    /// <summary>Every value the measure can take, its ends in words.</summary>
    public IReadOnlyList<GovukChoice> Values =>
    [
        .. Enumerable.Range(outcome.Range.Least, outcome.Range.Most - outcome.Range.Least + 1).Select(v => new GovukChoice(
            v.ToString(CultureInfo.InvariantCulture),
            v == outcome.Range.Least ? words[$"scale.least.{outcome.Measure}"]
            : v == outcome.Range.Most ? words[$"scale.most.{outcome.Measure}"]
            : words.Say.Number(v))),
    ];

    public IReadOnlyList<GovukChoice> How =>
        [.. Enum.GetValues<HowAsked>().Where(h => h != HowAsked.Imported).Select(h => new GovukChoice(h.ToString(), words.Of("how-asked", h)))];

    public IReadOnlyList<GovukChoice> Languages => [new("cy", words["assessment.language.cy"]), new("en", words["assessment.language.en"])];
}
