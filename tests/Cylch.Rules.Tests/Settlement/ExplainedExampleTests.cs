using System.Globalization;
using System.Text;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>
/// The explanation of the first line of each kind and way of working in every worked example, step by step, as people read it on a line's page. The
/// expected steps are in <c>docs/worked-examples/explained</c>; what was found is left beside the tests, to be read and put in their place when an explanation is changed on purpose.
/// </summary>
public sealed class ExplainedExampleTests
{
    public static TheoryData<string> Examples => WorkedExampleTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_step_of_an_explanation_has_its_name_its_figures_and_its_result(string example)
    {
        var story = ExampleStory.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)));
        var driver = new StoryDriver(story);
        var seen = new HashSet<string>();
        var found = new StringBuilder();
        foreach (var told in story.Periods)
        {
            foreach (var line in driver.Next(told).Draft.Lines)
            {
                var explained = Explain.Line(story.Scheme, line);
                if (seen.Add(string.Join(' ', explained.Steps.Select(step => step.Code).Prepend($"{line.TermNumber} {line.Kind}"))))
                {
                    Write(found, told.Number, line, explained);
                }
            }
        }

        var name = Path.ChangeExtension(example, ".txt");
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "explained"));
        File.WriteAllText(Path.Combine(folder.FullName, name), found.ToString());
        found.ToString().ShouldBe(
            File.ReadAllText(Path.Combine(ExampleFile.Root(), "docs", "worked-examples", "explained", name)));
    }

    private static void Write(StringBuilder found, int period, StatementLine line, Explanation explained)
    {
        found.Append(CultureInfo.InvariantCulture, $"period {period}, term {line.TermNumber}, {line.Kind}: {line.Amount.Pence} held {line.HeldChange.Pence}\n");
        foreach (var step in explained.Steps)
        {
            found.Append(CultureInfo.InvariantCulture, $"  {step.Code}({string.Join(", ", step.Operands.Select(Written))}) = {Written(step.Result)}\n");
        }
    }

    private static string Written(Operand operand) => operand.Denominator == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{operand.Numerator} {operand.Kind}")
        : string.Create(CultureInfo.InvariantCulture, $"{operand.Numerator}/{operand.Denominator} {operand.Kind}");
}
