using Cylch.Records;
using Cylch.Records.Plans;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Plans;

/// <summary>Writes the next version of a plan. Another step is added by asking for one; everything typed stays.</summary>
[Needs(Permission.WriteAssessment)]
public sealed class WritePage(CylchDb db, WritePlan write) : CylchPage
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    /// <summary>The outcome for which another step is asked; nothing when the plan is sent.</summary>
    [BindProperty(Name = "add")]
    public long? Add { get; set; }

    public PersonHead Person { get; private set; } = null!;

    public IReadOnlyList<PlannedFor> Outcomes { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Doers { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Languages =>
        [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        var plans = await PlanView.VersionsAsync(db, personId, cancellationToken);
        var last = plans.FirstOrDefault(p => p.ApprovedOn is not null && p.ReplacedOn is null) ?? plans.FirstOrDefault(p => p.ReplacedOn is null);
        Form = last is null ? new PlanForm { Language = Person.Language } : PlanForm.From(await PlanView.ReadAsync(db, last.Id, cancellationToken));
        Form.Seen = plans.Count == 0 ? 0 : plans[0].Number;
        Form.Steps.RemoveAll(s => Outcomes.All(o => o.OutcomeId != s.OutcomeId));
        Form.Steps.AddRange(Outcomes.Where(o => Form.Steps.All(s => s.OutcomeId != o.OutcomeId)).Select(o => new StepForm { OutcomeId = o.OutcomeId }));
    }

    public async Task<IActionResult> OnPostAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        if (Add is { } outcome)
        {
            Form.Steps.Add(new StepForm { OutcomeId = outcome });
            return Page();
        }

        if (PlanReading.Read(Form, personId, W, ModelState) is not { } input)
        {
            return AskAgain();
        }

        var decision = await write.RunAsync(Doing, input, W["plans.write.reason"], cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, Form.FieldOf(refusal, Outcomes));
        }

        Tell(W["plans.write.done"]);
        return Redirect(PlansLinks.Plan(decision.Value));
    }

    private async Task ReadAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        Outcomes = await (
            from o in db.PersonalOutcomes.AsNoTracking()
            where o.PersonId == personId && (o.EndedOn == null || o.EndedOn > Today)
            from line in db.SaidLines.Where(l => l.Id == o.SaidLineId).DefaultIfEmpty()
            orderby o.Priority, o.Id
            select new PlannedFor(o.Id, o.Priority, o.TitleEn, o.TitleCy, line == null ? null : line.Words, line == null ? null : line.Language))
            .ToListAsync(cancellationToken);
        Doers = [new("", W["plans.step.by.choose"]), .. Enum.GetValues<StepBy>().Select(by => new GovukChoice(by.ToString(), W.Of("step-by", by)))];
    }
}
