using System.Globalization;
using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>Makes an outcome of something a person said. The words themselves are shown, and are not copied.</summary>
[Needs(Permission.WriteAssessment)]
public sealed class WritePage(CylchDb db, WriteOutcome write) : CylchPage
{
    private static readonly Measure[] Asked = [Measure.OwnScale0To10, Measure.FivePoints, Measure.YesNo];

    public PersonHead Person { get; private set; } = null!;

    public SaidRow? Line { get; private set; }

    public IReadOnlyList<SaidRow> Lines { get; private set; } = [];

    [BindProperty(Name = "line", SupportsGet = true)]
    public long? LineId { get; set; }

    [BindProperty]
    public OutcomeForm Form { get; set; } = new();

    public IReadOnlyList<GovukChoice> Areas => [.. Enum.GetValues<WellBeingArea>().Select(a => new GovukChoice(a.ToString(), W.Of("outcomes.well-being-area", a)))];

    public IReadOnlyList<GovukChoice> Kinds => [.. Enum.GetValues<OutcomeKind>().Select(k => new GovukChoice(k.ToString(), W.Of("kind", k)))];

    public IReadOnlyList<GovukChoice> Measures => [.. Asked.Select(m => new GovukChoice(m.ToString(), W.Of("measure", m)))];

    public IReadOnlyList<GovukChoice> Voices => [.. Enum.GetValues<Voice>().Select(v => new GovukChoice(v.ToString(), W.Of("voice", v)))];

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        Form.Priority = ((await db.PersonalOutcomes.Where(o => o.PersonId == personId).MaxAsync(o => (int?)o.Priority, cancellationToken) ?? 0) + 1)
            .ToString(CultureInfo.InvariantCulture);
        Form.Voice = Voice.Person;
    }

    public async Task<IActionResult> OnPostAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        foreach (var (field, key) in Form.Wrongs())
        {
            Wrong(nameof(Form) + "." + field, key);
        }

        if (LineId is null)
        {
            Wrong("line", "outcomes.write.line-missing");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = Form.Input(personId, LineId!.Value, Line?.SaidOn is { } said && said <= Today ? said : Today, Line?.Language ?? Person.Language);
        var decision = await write.RunAsync(Doing, input, W["outcomes.write.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, OutcomeForm.FieldOf(decision.Refusal!));
        }

        Tell(W["outcomes.write.done"]);
        return Redirect(OutcomesLinks.Outcome(decision.Value));
    }

    private async Task ReadAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        Lines = [.. (await PersonRecord.Lines(db, personId, Today).ToListAsync(cancellationToken)).Where(l => l.Element == SaidElement.Outcome)];
        Line = Lines.FirstOrDefault(l => l.Id == LineId);
    }
}
