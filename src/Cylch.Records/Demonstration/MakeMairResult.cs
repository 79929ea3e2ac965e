using Cylch.Records.Brokerage;
using Cylch.Records.Engagement;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>What came of Mair's outcomes: the review, the claim and its check, and what her street taught the council.</summary>
internal static class MakeMairResult
{
    private static readonly LocalDate ReviewedOn = new(2026, 10, 1);
    private static readonly LocalDate ClaimedOn = new(2026, 10, 2);
    private static readonly LocalDate VerifiedOn = new(2026, 10, 6);

    public static void In(World world, MairDraft mair, CarePackage package, IReadOnlyDictionary<string, long> accounts)
    {
        var shop = mair.Outcomes[0].Outcome;
        var reading = world.All<Reading>().Last(r => r.OutcomeId == shop.Id && r.Voice == Voice.Person);
        var finding = Review(world, mair, reading, accounts);
        var claim = world.Add(new OutcomeClaim
        {
            Id = world.Next<OutcomeClaim>(),
            PackageId = package.Id,
            OutcomeId = shop.Id,
            ClaimedByAccountId = accounts["lowri"],
            ClaimedOn = ClaimedOn,
            Result = OutcomeResult.Achieved,
            Words = "Reached. Delyth scored 8 on 29 September and the target was 7.",
            RecordedAt = World.At(ClaimedOn, 9, 25),
        });
        world.Add(new Verification
        {
            Id = world.Next<Verification>(),
            PackageId = package.Id,
            OutcomeId = shop.Id,
            ClaimId = claim.Id,
            FindingId = finding,
            ReadingId = reading.Id,
            VerifiedByAccountId = accounts["huw"],
            VerifiedOn = VerifiedOn,
            Result = OutcomeResult.Partly,
            Confirmation = Confirmation.ByPerson,
            ConfirmationWords = "Chwech, ia.",
            ConfirmationLanguage = "cy",
            Words = "The reading was taken by Elin, not by Tŷ Gwyn, inside the 26 weeks the contract allows. Mair said it again by phone. Nothing neutral ended it.",
            RecordedAt = World.At(VerifiedOn, 10, 31),
        });
        Learned(world, shop);
    }

    private static long Review(World world, MairDraft mair, Reading reading, IReadOnlyDictionary<string, long> accounts)
    {
        var review = world.Add(new PlanReview
        {
            Id = world.Next<PlanReview>(),
            PersonId = mair.Person.Id,
            PlanId = world.All<CarePlan>().First(p => p.PersonId == mair.Person.Id).Id,
            HeldOn = ReviewedOn,
            HeldByAccountId = accounts["elin"],
            WithWhom = "Mair, Nia, Delyth",
            Decision = ReviewDecision.Revise,
            Reasons = "Mae Mair yn gallu cyrraedd y siop; mae diwrnodau gwlyb a’r allt yn dal i’w rhwystro. Os yw hi’n edrych yn wlyb ddydd Gwener, mae’r daith yn symud i ddydd Iau. Gofynnir i’r cyngor am ganllaw wrth y capel.",
            NextReviewOn = new LocalDate(2027, 3, 30),
            Language = "cy",
            RecordedAt = World.At(ReviewedOn, 16, 40),
        });
        OutcomeResult[] results =
            [OutcomeResult.Partly, OutcomeResult.Maintained, OutcomeResult.Partly, OutcomeResult.Partly, OutcomeResult.CannotSay];
        foreach (var (outcome, result) in mair.Outcomes.Zip(results))
        {
            world.Add(new ReviewFinding
            {
                Id = world.Next<ReviewFinding>(),
                ReviewId = review.Id,
                OutcomeId = outcome.Outcome.Id,
                Result = result,
                ReadingId = outcome.Outcome.Priority == 1
                    ? reading.Id
                    : world.All<Reading>().Last(r => r.OutcomeId == outcome.Outcome.Id) is { Value: not null } last ? last.Id : null,
            });
        }

        return world.All<ReviewFinding>().Find(f => f.ReviewId == review.Id)!.Id;
    }

    private static void Learned(World world, PersonalOutcome shop)
    {
        var involvement = world.Add(new Involvement
        {
            Id = world.Next<Involvement>(),
            AuthorityId = MakePlaces.Authority(world).Id,
            ZoneId = 1,
            HeldOn = new LocalDate(2026, 11, 26),
            WhoEn = "Residents’ panel, providers and Rhian Morgan",
            WhoCy = "Panel y trigolion, darparwyr a Rhian Morgan",
            AboutEn = "What stops people walking to the shop in Ogwen and Arfon",
            AboutCy = "Beth sy’n rhwystro pobl rhag cerdded i’r siop yn Ogwen ac Arfon",
        });
        world.Add(new SaidAndDone
        {
            Id = world.Next<SaidAndDone>(),
            InvolvementId = involvement.Id,
            OutcomeId = shop.Id,
            SaidEn = "A handrail by the chapel, and two benches on the hill.",
            SaidCy = "Canllaw wrth y capel, a dwy fainc ar yr allt.",
            DoneEn = "The highways team has been asked and will answer by 15 January 2027.",
            DoneCy = "Gofynnwyd i’r tîm priffyrdd, a byddant yn ateb erbyn 15 Ionawr 2027.",
            PromisedFor = new LocalDate(2027, 1, 15),
        });
        world.Add(new SaidAndDone
        {
            Id = world.Next<SaidAndDone>(),
            InvolvementId = involvement.Id,
            SaidEn = "Ask the person and the care worker on the same day, so that they talk about the same week.",
            SaidCy = "Gofynnwch i’r person a’r gweithiwr gofal ar yr un diwrnod, fel eu bod yn sôn am yr un wythnos.",
            DoneEn = "Providers and the panel meet on 9 December.",
            DoneCy = "Bydd y darparwyr a’r panel yn cyfarfod ar 9 Rhagfyr.",
            PromisedFor = new LocalDate(2026, 12, 9),
        });
    }
}
