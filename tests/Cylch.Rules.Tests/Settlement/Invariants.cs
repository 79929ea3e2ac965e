using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Shouldly;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What must be true of every statement, whatever made it.</summary>
internal static class Invariants
{
    /// <param name="written">Also send terms and facts through their written form, as a statement read years later is.</param>
    public static void ShouldHold(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, bool written, ulong seed)
    {
        var because = $"seed {seed}";
        draft.Total.Pence.ShouldBe(draft.Lines.Sum(line => line.Amount.Pence), because);
        draft.Lines.Select(line => line.Number).ShouldBe(Enumerable.Range(1, draft.Lines.Count), because);
        HeldMoneyCloses(draft, because);
        PaymentsOnAccountClose(inputs, draft, because);
        CapsHold(scheme, inputs, draft, because);
        EveryFindingHasALine(inputs, draft, because);
        EveryLineExplainsItself(scheme, draft, written, because);
        draft.DecidedResults.ShouldBeUnique(because);
    }

    /// <summary>Whether a line counts against the caps for results.</summary>
    public static bool IsOfResults(StatementLine line) => line.Kind is LineKind.Result or LineKind.Sustained or LineKind.Attribution or LineKind.Tier
        or LineKind.OutcomeCap or LineKind.PersonCap or LineKind.ContractCap || line is { Kind: LineKind.Indexation, OutcomeId: not null };

    /// <summary>Whether a line is part of the price of time.</summary>
    public static bool IsOfTime(StatementLine line) =>
        line.Kind == LineKind.Time || line is { Kind: LineKind.Indexation, OutcomeId: null, PackageId: not null };

    // What is paid on account comes back to the penny: what is kept is what was earned less what was paid.
    private static void PaymentsOnAccountClose(PeriodInputs inputs, StatementDraft draft, string because)
    {
        var moved = draft.Lines.Where(line => line.Kind == LineKind.Smoothing).Sum(line => line.Amount.Pence);
        draft.Contract.SmoothedPence.ShouldBe(inputs.Contract.Before.SmoothedPence - moved, because);
        if (draft.Lines.Any(line => line.Inputs is SmoothingLineInputs { IsSquaredUp: true }))
        {
            draft.Contract.SmoothedPence.ShouldBe(0, because);
        }
    }

    private static void HeldMoneyCloses(StatementDraft draft, string because)
    {
        foreach (var outcome in draft.Outcomes)
        {
            var closing = outcome.HeldOpeningPence + outcome.AddedPence - outcome.ReleasedPence - outcome.ReturnedPence;
            outcome.Held.TotalPence.ShouldBe(closing, because);
            var moved = draft.Lines.Where(line => line.OutcomeId == outcome.OutcomeId).Sum(line => line.HeldChange.Pence);
            moved.ShouldBe(closing - outcome.HeldOpeningPence, because);
            outcome.Held.FreshPence.ShouldBeGreaterThanOrEqualTo(0, because);
            outcome.Held.WaitingPence.ShouldBeGreaterThanOrEqualTo(0, because);
        }
    }

    private static void CapsHold(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, string because)
    {
        if (scheme.Find<OutcomeCap>() is { } outcomeCap)
        {
            draft.Outcomes.ShouldAllBe(outcome => outcome.ResultsPaidPence <= outcomeCap.CapPence, because);
        }

        if (scheme.Find<PersonYearCap>() is { } personCap)
        {
            draft.People.ShouldAllBe(person => person.ResultsPaidPence <= personCap.CapPence, because);
        }

        if (scheme.Find<ContractYearCap>() is { } contractCap)
        {
            draft.ResultsPaidThisYearPence.ShouldBeLessThanOrEqualTo(contractCap.CapPence, because);
        }

        var paid = draft.Lines.Where(IsOfResults).Sum(line => line.Amount.Pence);
        paid.ShouldBe(draft.ResultsPaidThisYearPence - inputs.ResultsPaidThisYearPence, because);
        paid.ShouldBeGreaterThanOrEqualTo(0, because);
    }

    private static void EveryFindingHasALine(PeriodInputs inputs, StatementDraft draft, string because)
    {
        var withLines = draft.Lines.Select(line => line.OutcomeId).ToHashSet();
        foreach (var outcome in inputs.Packages.SelectMany(package => package.Outcomes))
        {
            if (outcome.Finding is not null)
            {
                withLines.ShouldContain(outcome.OutcomeId, because);
            }
        }
    }

    private static void EveryLineExplainsItself(PaymentScheme scheme, StatementDraft draft, bool written, string because)
    {
        var terms = written ? RulesJson.Read<PaymentScheme>(RulesJson.Write(scheme)) : scheme;
        foreach (var line in draft.Lines)
        {
            var facts = written ? RulesJson.Read<LineInputs>(RulesJson.Write(line.Inputs)) : line.Inputs;
            var explanation = Explain.Line(terms, line.TermNumber, line.Kind, facts);
            explanation.Amount.ShouldBe(line.Amount, because);
            explanation.HeldChange.ShouldBe(line.HeldChange, because);
            explanation.Steps.ShouldNotBeEmpty(because);
        }
    }
}
