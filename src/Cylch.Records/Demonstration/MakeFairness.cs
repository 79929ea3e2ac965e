using Cylch.Records.Access;
using Cylch.Records.Fairness;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Three conversations about findings, held by the same actions people use: one with an answer and a next step, one that waits for its
/// answer, and one that is closed. The fourth finding has not been asked about yet.
/// </summary>
internal sealed class MakeFairness(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private readonly ReadFairness _fairness = new(db);

    public async Task AllAsync()
    {
        await ComplexityAsync();
        await ThresholdsAsync();
        await AskAsync(
            "GLA", FairnessQuestion.Baselines, "Huw Bowen", new LocalDate(2026, 11, 24), new LocalDate(2026, 12, 8),
            "More starts moved down between the first answer and the lock than with the others. Who asked the second time, and what had changed?");
    }

    private async Task ComplexityAsync()
    {
        var id = await AskAsync(
            "CYN", FairnessQuestion.Complexity, "Sara Meredith", new LocalDate(2026, 11, 10), new LocalDate(2026, 11, 24),
            "Few of the people you care for have band C, though you work in Arfon as others do. Is there something that stands in the way?");
        await WriteAsync(id, "Peredur Webb", new LocalDate(2026, 11, 13), (by, version) => new AnswerFinding(db, recorder).RunAsync(
            by, new AnswerFindingInput(id, version, "Band C mostly needs two workers at a time, and we have no second car in Bethesda. We have told the brokers.", "en"),
            "Answered", cancellationToken));
        await WriteAsync(id, "Sara Meredith", new LocalDate(2026, 11, 17), (by, version) => new ReplyToFinding(db, recorder).RunAsync(
            by, new ReplyToFindingInput(id, version, "The brokers have it in their notes, and two other providers cover Bethesda with two workers.", "en"),
            "Replied", cancellationToken));
        await WriteAsync(id, "Sara Meredith", new LocalDate(2026, 11, 20), (by, version) => new CloseFinding(db, recorder).RunAsync(
            by, new CloseFindingInput(id, version, "The reason is known and lies in where the second car is. Nobody was refused because of their needs.", "en"),
            "Closed", cancellationToken));
    }

    private async Task ThresholdsAsync()
    {
        var id = await AskAsync(
            "PON", FairnessQuestion.Thresholds, "Sara Meredith", new LocalDate(2026, 11, 27), new LocalDate(2026, 12, 11),
            "More of your results are exactly half way than chance would bring. When do you hold the last conversation before a review?");
        await WriteAsync(id, "Eifion Puw", new LocalDate(2026, 11, 30), (by, version) => new AnswerFinding(db, recorder).RunAsync(
            by,
            new AnswerFindingInput(
                id, version, "We ask for the review as soon as somebody is half way, because the terms pay from there. We would rather it were on a fixed day.", "en"),
            "Answered", cancellationToken));
        await WriteAsync(id, "Sara Meredith", new LocalDate(2026, 12, 1), (by, version) => new SetFindingStep(db, recorder).RunAsync(
            by,
            new SetFindingStepInput(
                id, version, "Try terms without a mark on the closed periods, and hold reviews on a fixed day from April.", "en", by.AccountId!.Value, new LocalDate(2027, 2, 1)),
            "Next step", cancellationToken));
    }

    private async Task<long> AskAsync(string provider, FairnessQuestion question, string who, LocalDate on, LocalDate dueOn, string words)
    {
        var asked = await new AskAboutFinding(db, recorder, _fairness).RunAsync(
            By(who, on),
            new AskAboutFindingInput(MakePlaces.Authority(world).Id, MakePlaces.Called(world, provider).Id, question, words, "en", dueOn), "Asked", cancellationToken);
        db.ChangeTracker.Clear();
        return Done(asked);
    }

    private async Task WriteAsync(long conversationId, string who, LocalDate on, Func<Doing, int, Task<Decision<long>>> write)
    {
        var version = await db.FairnessConversations.Where(c => c.Id == conversationId).Select(c => c.Version).SingleAsync(cancellationToken);
        Done(await write(By(who, on), version));
        db.ChangeTracker.Clear();
    }

    private static long Done(Decision<long> decision) => decision.IsRefused
        ? throw new InvalidOperationException($"A conversation of the demonstration: {decision.Refusal}")
        : decision.Value;

    private Doing By(string who, LocalDate on) =>
        new(world.All<Account>().Single(a => a.DisplayName == who).Id, World.At(on, 11, 15));
}
