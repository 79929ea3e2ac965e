namespace Cylch.Style.Tests.Shape;

/// <summary>
/// What pays cannot see the fairness watch: neither its findings nor its conversations. Only the conversations themselves, which stand in
/// Settlement, and pages, worklists and the demonstration know of it.
/// </summary>
internal static class BlindPayment
{
    private static readonly string[] Paying = ["Contracts", "Plans", "Brokerage", "Outcomes", "Settlement", "Charging"];

    // The conversations: records and actions that ask, answer and close.
    private static readonly string[] Talking =
    [
        "AskAboutFinding.cs", "AnswerFinding.cs", "ReplyToFinding.cs", "SetFindingStep.cs", "FinishFindingStep.cs", "CloseFinding.cs", "ReopenFinding.cs",
        "FairnessConversation.cs", "FairnessMapping.cs", "FairnessWriting.cs",
    ];

    public static IEnumerable<Finding> Seeing(SourceFile file)
    {
        if (file.Project is not ("Rules" or "Records") || !Paying.Contains(Vocabulary.FeatureOf(file) ?? "") || Talking.Contains(file.Name))
        {
            yield break;
        }

        var at = file.Text.IndexOf("Fairness", StringComparison.Ordinal);
        if (at >= 0)
        {
            yield return file.At(at, "what pays cannot see the fairness watch: docs/adr/0035-payment-cannot-see-the-fairness-watch.md");
        }
    }

    public static bool IsTalk(SourceFile file) => Talking.Contains(file.Name) && Vocabulary.FeatureOf(file) == "Settlement";
}

public class FairnessTests
{
    [Fact]
    public void What_pays_cannot_see_the_fairness_watch()
    {
        House.ShouldHold(Repository.Source.SelectMany(BlindPayment.Seeing));
        Repository.Source.Count(BlindPayment.IsTalk).ShouldBe(10);
    }

    [Theory]
    [InlineData("src/Cylch.Records/Settlement/PeriodAssembly.cs", "using Cylch.Records.Fairness;")]
    [InlineData("src/Cylch.Rules/Settlement/Settle.cs", "class A { int B => FairnessRule.Months; }")]
    [InlineData("src/Cylch.Records/Brokerage/EndPackage.cs", "class A { object B => db.FairnessConversations; }")]
    public void A_payment_that_sees_it_is_caught(string path, string code) =>
        House.ShouldCatch(BlindPayment.Seeing(new SourceFile(path, code)), 1, "cannot see the fairness watch");
}
