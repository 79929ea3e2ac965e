using Cylch.Records.Assessment;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Assessment;

public class AssessmentActionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Somebody_new_is_found_by_their_folded_name(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decision = await RegisterAsync(small, Someone(small) with { GivenName = "Siân", FamilyName = "Gwŷr-O'Neill", KnownAs = "Sioned" });

        var person = await small.AsAsync((db, _) => db.People.SingleAsync(p => EF.Functions.Like(p.SearchText, "% gwyr%"), Stop));
        person.Id.ShouldBe(decision.Value);
        person.SearchText.ShouldBe(" sian gwyr oneill sioned p 0099 ");
        (person.ZoneId is not null, person.TeamId).ShouldBe((true, small.World.TeamId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_likely_same_person_is_named_and_never_merged(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var again = Someone(small) with { GivenName = "Mair", FamilyName = "Elis", BornOn = new LocalDate(1942, 5, 12) };

        (await RegisterAsync(small, again)).Refusal.ShouldBe(new Refusal("assessment.likely-same", new LocalDate(1942, 5, 12), "P-0001"));
        (await small.AsAsync((db, _) => db.People.CountAsync(Stop))).ShouldBe(2);

        (await RegisterAsync(small, again with { IsSomeoneElse = true })).IsRefused.ShouldBeFalse();
        (await small.AsAsync((db, _) => db.People.CountAsync(Stop))).ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Registration_is_refused_by_name_and_has_one_effect(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        (await RegisterAsync(small, Someone(small) with { GivenName = "-" })).Refusal!.Code.ShouldBe("assessment.name-missing");
        (await RegisterAsync(small, Someone(small) with { Reference = " " })).Refusal!.Code.ShouldBe("assessment.reference-missing");
        (await RegisterAsync(small, Someone(small) with { Reference = "P-0001" })).Refusal!.Code.ShouldBe("assessment.reference-taken");
        (await RegisterAsync(small, Someone(small) with { BornOn = new LocalDate(1842, 5, 12) })).Refusal!.Code.ShouldBe("assessment.born-outside");

        var first = await RegisterAsync(small, Someone(small), key: "form");
        var second = await RegisterAsync(small, Someone(small), key: "form");

        second.Value.ShouldBe(first.Value);
        (await small.AsAsync((db, _) => db.People.CountAsync(Stop))).ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_conversation_keeps_each_line_as_it_was_said(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decision = await TalkAsync(small, Talk(small));

        var lines = await small.AsAsync((db, _) => db.SaidLines.Where(l => l.ConversationId == decision.Value).OrderBy(l => l.Number).ToListAsync(Stop));
        lines.Select(l => (l.Number, l.Element, l.SaidBy, l.Language)).ShouldBe(
            [(1, SaidElement.Barrier, null, "cy"), (2, SaidElement.WhoCanHelp, "Nia", "en")]);
        (lines[0].TranslatedByAccountId, lines[1].TranslatedByAccountId).ShouldBe((small.World.CareManagerId, null));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_conversation_that_is_wrong_names_its_line(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var good = Talk(small);
        (await TalkAsync(small, good with { Lines = [] })).Refusal.ShouldBe(new Refusal("assessment.no-lines"));
        (await TalkAsync(small, good with { Lines = [good.Lines[0], good.Lines[1] with { Words = " " }] })).Refusal.ShouldBe(new Refusal("assessment.line-without-words", 2));
        (await TalkAsync(small, good with { Lines = [good.Lines[0] with { Element = null }] })).Refusal.ShouldBe(new Refusal("assessment.line-without-element", 1));
        (await TalkAsync(small, good with { Lines = [good.Lines[0] with { Language = "fr" }] })).Refusal.ShouldBe(new Refusal("assessment.line-language", 1));
        (await TalkAsync(small, good with { HeldOn = SmallWorld.Today.PlusDays(1) })).Refusal!.Code.ShouldBe("assessment.held-in-future");
        (await TalkAsync(small, good with { AgreedOn = good.HeldOn.PlusDays(-1) })).Refusal!.Code.ShouldBe("assessment.agreed-outside");
        (await small.AsAsync((db, _) => db.Conversations.CountAsync(Stop))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Words_are_agreed_once_and_with_the_person_they_are_of(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var talk = (await TalkAsync(small, Talk(small))).Value;

        (await AgreeAsync(small, small.World.OtherPersonId, talk)).Refusal!.Code.ShouldBe("assessment.no-conversation");
        (await AgreeAsync(small, small.World.PersonId, talk)).IsRefused.ShouldBeFalse();

        (await AgreeAsync(small, small.World.PersonId, talk)).Refusal.ShouldBe(new Refusal("assessment.already-agreed", SmallWorld.Today));
    }

    private static RegisterPersonInput Someone(SmallDatabase small) => new(
        small.World.AuthorityId, "P-0099", "Ifan", "Bevan", null, new LocalDate(1944, 2, 29), "en", small.World.AreaId, small.World.TeamId,
        small.World.CareManagerId, false, null, null, false);

    private static RecordConversationInput Talk(SmallDatabase small) => new(
        small.World.PersonId, new LocalDate(2026, 12, 1), "cy", ConversationPlace.ByPhone,
        [
            new SaidLineInput(SaidElement.Barrier, null, "Mae'r allt yn serth.", "cy", "The hill is steep."),
            new SaidLineInput(SaidElement.WhoCanHelp, "Nia", "I can ring each evening.", "en", null),
        ],
        null);

    private static Task<Decision<long>> RegisterAsync(SmallDatabase small, RegisterPersonInput input, string? key = null) =>
        small.AsAsync((db, recorder) => new RegisterPerson(db, recorder).RunAsync(SmallWorld.As(small.World.CareManagerId, key), input, "asked for care", Stop));

    private static Task<Decision<long>> TalkAsync(SmallDatabase small, RecordConversationInput input) =>
        small.AsAsync((db, recorder) => new RecordConversation(db, recorder).RunAsync(SmallWorld.As(small.World.CareManagerId), input, "talked", Stop));

    private static Task<Decision<long>> AgreeAsync(SmallDatabase small, long personId, long talkId) => small.AsAsync((db, recorder) =>
        new AgreeConversation(db, recorder).RunAsync(
            SmallWorld.As(small.World.CareManagerId), new AgreeConversationInput(personId, talkId, SmallWorld.Today), "agreed", Stop));
}
