using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Rules.Tests.Laws;

/// <summary>Facts of a period with one thing otherwise each, sound and unsound; what is not otherwise is the very same object.</summary>
internal static class OtherFacts
{
    public static IEnumerable<(string Name, PeriodInputs Now)> Of(PeriodInputs inputs, string at)
    {
        yield return ("nothing", inputs with { });
        yield return ("turned round", inputs with { Packages = [.. inputs.Packages.Reverse()], People = [.. inputs.People.Reverse()] });
        foreach (var contract in Contracts(inputs.Contract))
        {
            yield return ("the contract: " + contract, inputs with { Contract = contract });
        }

        yield return ("paid this year", inputs with { ResultsPaidThisYearPence = inputs.ResultsPaidThisYearPence + 70_00 });
        yield return ("below zero", inputs with { ResultsPaidThisYearPence = -1 });
        yield return ("another period", inputs with { Period = new PaymentPeriod(inputs.Period.YearStart, inputs.Period.Number % 13 + 1) });
        foreach (var person in inputs.People)
        {
            yield return ("person " + person.PersonId, inputs with
            {
                People = [.. inputs.People.Select(other => other == person ? other with { ResultsPaidPence = other.ResultsPaidPence + 55_00 } : other)],
            });
            yield return ("without person " + person.PersonId, inputs with { People = [.. inputs.People.Where(other => other != person)] });
        }

        foreach (var result in inputs.Packages.SelectMany(package => package.Outcomes).Select(outcome => outcome.Finding?.ResultId).OfType<long>())
        {
            yield return ("paid before " + result, inputs with { PaidResults = inputs.PaidResults.Append(result).ToHashSet() });
        }

        var numbers = SeededNumbers.For(1, at);
        foreach (var package in inputs.Packages)
        {
            yield return ("without package " + package.PackageId, inputs with { Packages = [.. inputs.Packages.Where(other => other != package)] });
            yield return ("twice package " + package.PackageId, inputs with { Packages = [package, .. inputs.Packages] });
            foreach (var other in Packages(package, numbers.Between(1, 90)))
            {
                yield return ($"package {package.PackageId}: {other}", inputs.WithPackages(one => one == package ? other : one));
            }
        }
    }

    private static IEnumerable<ContractInputs> Contracts(ContractInputs contract)
    {
        var before = contract.Before;
        yield return contract with { Replies = new Replies(9, 6, 2) };
        yield return contract with { Replies = new Replies(1, 6, 2) };
        yield return contract with { Visits = new VisitCounts(800, 14) };
        yield return contract with { Visits = null };
        yield return contract with { QualityMet = contract.QualityMet != true };
        yield return contract with { Indicators = [.. contract.Indicators.Select(figure => figure with { Value = figure.Value + Share.Whole })] };
        yield return contract with { Population = [.. contract.Population.Select(count => count with { People = count.People + 3 })] };
        yield return contract with { IndexFactors = [.. contract.IndexFactors.Select(factor => factor with { Factor = new Share(21, 20) })] };
        yield return contract with { IndexFactors = [] };
        yield return contract with
        {
            Before = before with { ForwardPence = before.ForwardPence + 20_00, PaidThisYearPence = before.PaidThisYearPence + 900_00, ResultsDecided = before.ResultsDecided + 1 },
        };
        yield return contract with { EndsOn = new NodaTime.LocalDate(2020, 1, 1) };
    }

    private static IEnumerable<PackageInputs> Packages(PackageInputs package, int more)
    {
        yield return package with { };
        yield return package with { Given = [.. package.Given.Select(row => row with { Minutes = row.Minutes + more })] };
        yield return package with { Given = [] };
        yield return package with { Given = [], Envelope = [] };
        yield return package with { Given = [.. package.Given.Select(row => row with { Minutes = -1 })] };
        yield return package with { TimeBank = package.TimeBank with { OpeningMinutes = package.TimeBank.OpeningMinutes + more } };
        yield return package with { TimeBank = package.TimeBank with { OpeningMinutes = -1 } };
        yield return package with { PersonId = package.PersonId % 3 + 1 };
        yield return package with { Complexity = null };
        yield return package with { Outcomes = [] };
        if (package.Independence is { } independence)
        {
            yield return package with { Independence = null };
            yield return package with { Independence = independence with { RewardedBefore = !independence.RewardedBefore } };
        }

        if (package.Plan is { } plan)
        {
            yield return package with { Plan = plan with { UpFrontPaid = !plan.UpFrontPaid } };
        }

        foreach (var outcome in package.Outcomes)
        {
            foreach (var other in Outcomes(outcome, more))
            {
                yield return package with { Outcomes = [.. package.Outcomes.Select(one => one == outcome ? other : one)] };
            }
        }
    }

    private static IEnumerable<OutcomeInputs> Outcomes(OutcomeInputs outcome, int more)
    {
        yield return outcome with { Held = outcome.Held with { FreshPence = outcome.Held.FreshPence + more } };
        yield return outcome with { ResultsPaidPence = outcome.ResultsPaidPence + more };
        yield return outcome with { Weight = outcome.Weight + 1 };
        yield return outcome with { Finding = null };
        yield return outcome with { Finding = new NeutralEnding(outcome.Finding?.ResultId ?? 700_000, NeutralReason.InHospital) };
        yield return outcome with { Finding = new Undecided(outcome.Finding?.ResultId ?? 700_000, UndecidedReason.Disputed) };
        var range = MeasureRange.Of(outcome.Measure);
        yield return outcome with { Finding = Read(outcome, range.Most) };
        yield return outcome with { Finding = Read(outcome, range.Least) };
        yield return outcome with { Finding = Read(outcome, range.Most + 1) };
    }

    private static VerifiedReading Read(OutcomeInputs outcome, int reading) =>
        new(outcome.Finding?.ResultId ?? 700_000, reading, Confirmation.Confirmed) { TakenOn = new NodaTime.LocalDate(2026, 4, 6) };
}
