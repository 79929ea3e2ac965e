using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;

namespace Cylch.Rules.Tests.Laws;

/// <summary>Periods of seeded stories, each with its facts and its statement, for a law to hold over.</summary>
internal static class SeededPeriods
{
    public static void ForEach(ulong stories, Action<string, PaymentScheme, PeriodInputs, StatementDraft> check)
    {
        for (var seed = 1UL; seed <= stories; seed++)
        {
            var story = StoryMaker.Make(seed);
            var driver = new StoryDriver(story);
            foreach (var told in story.Periods)
            {
                var (inputs, draft) = driver.Next(told);
                check($"seed {seed}, period {told.Year}/{told.Number}", story.Scheme, inputs, draft);
            }
        }
    }

    public static PaymentScheme With(this PaymentScheme scheme, Func<PaymentTerm, PaymentTerm?> change) =>
        scheme with { Terms = [.. scheme.Terms.Select(change).OfType<PaymentTerm>()] };

    public static PeriodInputs WithPackages(this PeriodInputs inputs, Func<PackageInputs, PackageInputs> change) =>
        inputs with { Packages = [.. inputs.Packages.Select(change)] };

    public static PeriodInputs WithOutcomes(this PeriodInputs inputs, Func<OutcomeInputs, OutcomeInputs> change) =>
        inputs.WithPackages(package => package with { Outcomes = [.. package.Outcomes.Select(change)] });
}
