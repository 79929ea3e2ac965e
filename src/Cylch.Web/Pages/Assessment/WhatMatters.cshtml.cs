using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Writes down what was said, one line for each thing, in the words it was said in. A line more is a round trip that keeps everything.</summary>
[Needs(Permission.WriteAssessment)]
public sealed class WhatMattersPage(CylchDb db, RecordConversation record) : CylchPage
{
    private const int LinesAtFirst = 4;
    private const int LinesMore = 2;
    private const int MostLines = 60;

    public PersonHead Person { get; private set; } = null!;

    [BindProperty]
    public ConversationForm Talk { get; set; } = new();

    [BindProperty]
    public List<SaidForm> Lines { get; set; } = [];

    public IReadOnlyList<GovukChoice> Places => [.. Enum.GetValues<ConversationPlace>().Select(p => new GovukChoice(p.ToString(), W.Of("place", p)))];

    public IReadOnlyList<GovukChoice> Languages => [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    /// <summary>What each line may be, named by its first letter in the list so that one key chooses it.</summary>
    public IReadOnlyList<GovukChoice> Elements =>
        [new("", W["assessment.matters.choose"]), .. Enum.GetValues<SaidElement>().Select(e => new GovukChoice(e.ToString(), W.Of("assessment.element", e)))];

    /// <summary>How many lines there are of each element, for the five parts beside the form.</summary>
    public IEnumerable<(SaidElement Element, int Count)> Parts =>
        Enum.GetValues<SaidElement>().Select(e => (e, Lines.Count(l => l.Element == e && !string.IsNullOrWhiteSpace(l.Words))));

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        Talk.HeldOn = DateParts.From(Today);
        Talk.Language = Person.Language;
        Lines = [.. Enumerable.Range(0, LinesAtFirst).Select(_ => new SaidForm())];
    }

    /// <summary>More lines, with all that was typed still there.</summary>
    public async Task<IActionResult> OnPostMoreAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        ModelState.Clear();
        Lines.AddRange(Enumerable.Range(0, Math.Min(LinesMore, MostLines - Lines.Count)).Select(_ => new SaidForm()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        var heldOn = Talk.HeldOn.Read();
        if (heldOn is null)
        {
            Wrong("Talk.HeldOn", "assessment.matters.date-wrong");
        }

        CheckLines();
        if (heldOn is null || !ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await record.RunAsync(Doing, Input(personId, heldOn.Value), W["assessment.matters.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, decision.Refusal!.Code == "assessment.held-in-future" ? "Talk.HeldOn" : "");
        }

        Tell(W["assessment.matters.done"]);
        return Redirect(AssessmentLinks.Words(personId));
    }

    // Every line that is wrong is named at once, by the number it has on the page.
    private void CheckLines()
    {
        if (Lines.All(l => l.IsEmpty))
        {
            Wrong("Lines[0].Words", "assessment.matters.no-lines");
        }

        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].IsEmpty)
            {
                continue;
            }

            if (string.IsNullOrWhiteSpace(Lines[i].Words))
            {
                Wrong(FormattableString.Invariant($"Lines[{i}].Words"), "assessment.matters.words-missing", i + 1);
            }

            if (Lines[i].Element is null)
            {
                Wrong(FormattableString.Invariant($"Lines[{i}].Element"), "assessment.matters.element-missing", i + 1);
            }
        }
    }

    private RecordConversationInput Input(long personId, LocalDate heldOn) => new(
        personId, heldOn, Talk.Language, Talk.Place,
        [.. Lines.Where(l => !l.IsEmpty).Select(l => new SaidLineInput(
            l.Element, l.SaidBy == "other" ? Talk.Other : null, l.Words!, string.IsNullOrEmpty(l.Language) ? Talk.Language : l.Language, l.Translation))],
        Talk.Agreed.Count > 0 ? Today : null);
}
