using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>Mair Ellis, who is invented, and what she said: the start of the one story that is told in full.</summary>
internal static class MakeMair
{
    private static readonly LocalDate HeardOn = new(2026, 3, 3);
    private static readonly LocalDate WrittenOn = new(2026, 3, 10);
    private static readonly LocalDate CheckedOn = new(2026, 3, 12);

    /// <summary>The first day of care: outcomes are fixed where they start.</summary>
    public static readonly LocalDate CareBeganOn = new(2026, 4, 7);

    public static MairDraft In(World world, IReadOnlyDictionary<string, long> accounts)
    {
        var person = world.Add(Person(world, accounts["elin"]));
        Links(world, person.Id, accounts);
        var lines = Said(world, person.Id, accounts["elin"]);
        var outcomes = DataFile.Read("mair-outcomes").Select(line => Outcome(world, person.Id, line, lines[line.Number("number")], accounts)).ToList();
        Readings(world, outcomes, accounts);
        Looks(world, person.Id, accounts);
        return new MairDraft(person, outcomes);
    }

    private static Person Person(World world, long careManager) => new()
    {
        Id = world.Next<Person>(),
        Reference = "P-0001",
        AuthorityId = MakePlaces.Authority(world).Id,
        GivenName = "Mair",
        FamilyName = "Ellis",
        KnownAs = "Mair",
        BornOn = new LocalDate(1942, 5, 12),
        Language = "cy",
        AreaId = world.All<Records.Population.Area>().First(a => a.Name == "Gwynedd 003C").Id,
        ZoneId = 1,
        TeamId = 1,
        CareManagerAccountId = careManager,
        LivesAlone = true,
        TalkingEn = "In Welsh. Sit on her left, where she hears best. She decides for herself; Nia may listen in if Mair says so.",
        TalkingCy = "Yn Gymraeg. Eisteddwch ar ei hochr chwith, lle mae hi’n clywed orau. Mae hi’n penderfynu drosti ei hun; caiff Nia wrando os yw Mair yn dweud.",
        IsDemonstration = true,
    };

    private static void Links(World world, long personId, IReadOnlyDictionary<string, long> accounts)
    {
        world.Add(new PersonLink
        {
            Id = world.Next<PersonLink>(), AccountId = accounts["mair"], PersonId = personId, Kind = LinkKind.Self, MaySeeMoney = true, FromOn = HeardOn,
        });
        world.Add(new PersonLink
        {
            Id = world.Next<PersonLink>(), AccountId = accounts["nia"], PersonId = personId, Kind = LinkKind.Carer, FromOn = new LocalDate(2026, 3, 17),
        });
    }

    private static Dictionary<int, long> Said(World world, long personId, long elin)
    {
        var outcomes = new Dictionary<int, long>();
        foreach (var talk in DataFile.Read("mair-said").GroupBy(l => l["conversation"]))
        {
            var heldOn = talk.Key == "1" ? HeardOn : WrittenOn;
            var conversation = world.Add(new Conversation
            {
                Id = world.Next<Conversation>(),
                PersonId = personId,
                HeldOn = heldOn,
                HeardByAccountId = elin,
                Language = "cy",
                Place = ConversationPlace.AtHome,
                AgreedOn = WrittenOn,
                RecordedAt = World.At(heldOn, 15, 50),
            });
            var number = 0;
            foreach (var line in talk)
            {
                var said = world.Add(new SaidLine
                {
                    Id = world.Next<SaidLine>(),
                    ConversationId = conversation.Id,
                    Number = ++number,
                    Element = line.Of<SaidElement>("element"),
                    Words = line["words"],
                    Language = "cy",
                    Translation = line["translation"],
                    TranslatedByAccountId = elin,
                });
                if (line.MaybeNumber("outcome") is { } outcome)
                {
                    outcomes.Add(outcome, said.Id);
                }
            }
        }

        return outcomes;
    }

    private static MairOutcome Outcome(World world, long personId, DataLine line, long saidLineId, IReadOnlyDictionary<string, long> accounts)
    {
        var outcome = world.Add(new PersonalOutcome
        {
            Id = world.Next<PersonalOutcome>(),
            PersonId = personId,
            SaidLineId = saidLineId,
            TitleEn = line["title_en"],
            TitleCy = line["title_cy"],
            Area = line.Of<WellBeingArea>("area"),
            Kind = line.Of<OutcomeKind>("kind"),
            Measure = Measure.OwnScale0To10,
            Target = line.Number("target"),
            TargetWords = line.Maybe("target_words"),
            Priority = line.Number("number"),
            ReviewDueOn = new LocalDate(2027, 3, 30),
            WrittenOn = WrittenOn,
            WrittenByAccountId = accounts["elin"],
            BaselineLockedOn = CareBeganOn,
        });
        world.Add(new OutcomeCheck
        {
            Id = world.Next<OutcomeCheck>(),
            OutcomeId = outcome.Id,
            CheckedByAccountId = accounts["rhian"],
            CheckedOn = CheckedOn,
            IsReal = true,
            IsRelevant = true,
            IsAchievable = true,
            IsServiceRelated = line["step_by"] == "Provider",
            Words = line["step_by"] == "Provider"
                ? "In Mair’s words, not the service’s. It matters to her. The physiotherapist agrees she can get there, and walking with her is home care’s job."
                : "Real and hers, but others will do it: nothing is paid for it here.",
        });
        return new MairOutcome(outcome, line);
    }

    private static void Readings(World world, List<MairOutcome> outcomes, IReadOnlyDictionary<string, long> accounts)
    {
        foreach (var line in DataFile.Read("mair-readings"))
        {
            var outcome = outcomes[line.Number("outcome") - 1].Outcome;
            var voice = line.Of<Voice>("voice");
            var reading = world.Add(new Reading
            {
                Id = world.Next<Reading>(),
                OutcomeId = outcome.Id,
                TakenOn = line.Date("date"),
                Voice = voice,
                Value = line.MaybeNumber("value"),
                MissingReason = line.Maybe("missing"),
                Words = line.Maybe("words"),
                WordsTranslation = line.Maybe("translation"),
                Language = "cy",
                HowAsked = line.Of<HowAsked>("how"),
                TakenByAccountId = accounts[voice == Voice.CareWorker ? "delyth" : "elin"],
                GivenBy = voice == Voice.Carer ? "Nia Ellis" : null,
                RecordedAt = World.At(line.Date("date"), 16, 5),
            });
            outcome.BaselineReadingId ??= reading.Id;
        }
    }

    private static void Looks(World world, long personId, IReadOnlyDictionary<string, long> accounts)
    {
        foreach (var line in DataFile.Read("mair-looks").Reverse())
        {
            world.Add(new RecordLook
            {
                Id = world.Next<RecordLook>(),
                LookedAt = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(line["at"]).GetValueOrThrow()
                    .InZoneLeniently(World.London).ToInstant(),
                AccountId = accounts[line["account"]],
                PersonId = personId,
                Page = line["page"],
                Reason = line["reason"],
                IsRefused = line.Maybe("refused") is not null,
            });
        }
    }
}

/// <summary>Mair and her five outcomes, for the later parts of her story.</summary>
internal sealed record MairDraft(Person Person, IReadOnlyList<MairOutcome> Outcomes);

internal sealed record MairOutcome(PersonalOutcome Outcome, DataLine Line);
