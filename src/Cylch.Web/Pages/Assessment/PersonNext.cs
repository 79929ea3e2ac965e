using Cylch.Web.Pages.Brokerage;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Pages.Plans;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Something that waits to be done for a person: what, since or by when, and where.</summary>
public sealed record NextStep(string What, string? When, string Address);

/// <summary>What to do next for a person, in the order of the thread: words, outcomes, plan, package, readings, review.</summary>
public static class PersonNext
{
    private const int MostShown = 4;

    public static IReadOnlyList<NextStep> Of(W words, PersonRecord record, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(record);
        return [.. All(words, record, today).Take(MostShown)];
    }

    private static IEnumerable<NextStep> All(W words, PersonRecord record, LocalDate today)
    {
        var (person, may) = (record.Head, record.May);
        if (may.WriteAssessment && !record.HasSpoken)
        {
            yield return new(words["assessment.next.ask"], null, AssessmentLinks.WhatMatters(person.Id));
        }

        foreach (var line in may.WriteAssessment ? record.UnwrittenLines : [])
        {
            yield return new(words["assessment.next.write-outcome"], words["assessment.next.said-on", words.Say.DayAndMonth(line.SaidOn)],
                OutcomesLinks.Write(person.Id, line.Id));
        }

        foreach (var outcome in may.ApprovePlan ? record.Open.Where(o => o.Check is null) : [])
        {
            yield return new(words["assessment.next.check", outcome.Priority], null, OutcomesLinks.Check(outcome.Id));
        }

        if (record.Waiting is { } waiting && may.ApprovePlan)
        {
            yield return new(words["assessment.next.approve", waiting.Number], null, PlansLinks.Plan(waiting.Id));
        }

        if (record.Plan is null && record.Waiting is null && record.Open.Any() && may.WriteAssessment)
        {
            yield return new(words["assessment.next.plan"], null, PlansLinks.Write(person.Id));
        }

        if (record.Plan is not null && !record.Running.Any() && may.ArrangePackage)
        {
            yield return new(words["assessment.next.package"], null, BrokerageLinks.Arrange(person.Id));
        }

        foreach (var outcome in may.GiveReading ? record.Open.Where(o => o.Now(today) is null) : [])
        {
            yield return new(words["assessment.next.reading", outcome.Priority, words.Either(outcome.TitleEn, outcome.TitleCy)],
                outcome.Latest(Rules.Outcomes.Voice.Person) is { } last
                    ? words["assessment.not-asked-since", words.Say.DayAndMonth(last.TakenOn)] : words["assessment.not-asked-yet"],
                OutcomesLinks.NewReading(outcome.Id));
        }

        if (record.Plan is { } plan)
        {
            yield return new(words["assessment.next.review"], words["assessment.next.by", words.Say.Date(plan.ReviewDueOn)],
                may.WriteAssessment ? PlansLinks.HoldReview(person.Id) : PlansLinks.Plan(plan.Id));
        }
    }
}
