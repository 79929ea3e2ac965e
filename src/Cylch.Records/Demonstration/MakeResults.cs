using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// What came of the outcomes: reviews with the person, providers' claims, checks by care managers without a part and by the quality
/// officers, and endings that are nobody's doing. Some claims wait, some checks are disputed.
/// </summary>
internal sealed class MakeResults(World world, IReadOnlyDictionary<string, long> accounts)
{
    private static readonly LocalDate LastOn = new(2026, 11, 26);
    private readonly ILookup<string, DataLine> _words = DataFile.Read("claim_words").ToLookup(l => l["kind"]);

    public void For(PersonDraft draft)
    {
        var numbers = world.Numbers("results", draft.Person.Id);
        if (numbers.Chance(6))
        {
            End(ref numbers, draft);
            return;
        }

        var everybody = Uneven.ReviewsEverybody(draft);
        var reviewed = everybody ? 100 : draft.Contract.Contract.Model == CommissioningModel.Model2 ? 70 : 42;
        var hasRunLong = draft.CareFrom < new LocalDate(2026, 6, 1);
        var after = hasRunLong ? numbers.Between(100, 222) : everybody ? numbers.Between(44, 80) : numbers.Between(38, 92);
        var heldOn = World.WorkingDay(draft.CareFrom.PlusDays(after));
        if (numbers.Chance(reviewed) && heldOn <= LastOn)
        {
            Review(ref numbers, draft, heldOn);
        }
    }

    // The package stops, and with it everything it was bought for: neither rewarded nor punished.
    private static void End(ref SeededNumbers numbers, PersonDraft draft)
    {
        var on = World.WorkingDay(World.VisitDays.Start.PlusDays(numbers.Between(20, 90)));
        var reason = numbers.Below(10) switch
        {
            < 4 => NeutralReason.Died,
            < 7 => NeutralReason.InHospital,
            < 9 => NeutralReason.MovedAway,
            _ => NeutralReason.ChangedMind,
        };
        on = on <= draft.CareFrom ? draft.CareFrom.PlusDays(14) : on;
        draft.Package!.EndsOn = on;
        draft.Package.EndReason = reason;
        draft.Person.DiedOn = reason == NeutralReason.Died ? on : null;
        draft.Person.MovedAwayOn = reason == NeutralReason.MovedAway ? on : null;
        foreach (var outcome in draft.Outcomes)
        {
            outcome.Outcome.EndedOn = on;
            outcome.Outcome.NeutralReason = reason;
        }
    }

    private void Review(ref SeededNumbers numbers, PersonDraft draft, LocalDate heldOn)
    {
        var decision = numbers.Below(10) switch { < 6 => ReviewDecision.Confirm, < 9 => ReviewDecision.Revise, _ => ReviewDecision.Confirm };
        var next = heldOn.PlusDays(182);
        var review = world.Add(new PlanReview
        {
            Id = world.Next<PlanReview>(),
            PersonId = draft.Person.Id,
            PlanId = draft.Plan!.Id,
            HeldOn = heldOn,
            HeldByAccountId = draft.CareManager,
            WithWhom = draft.Person.GivenName,
            Decision = decision,
            Reasons = (decision, draft.IsWelsh) switch
            {
                (ReviewDecision.Revise, true) => "Mae’r oriau’n iawn; newidiodd yr hyn y maen nhw ar ei gyfer.",
                (ReviewDecision.Revise, false) => "The hours are right; what they are for has changed.",
                (_, true) => "Mae’r cynllun yn gweithio a dylai fynd yn ei flaen.",
                _ => "The plan is working and should go on.",
            },
            NextReviewOn = next,
            Language = draft.Person.Language,
            RecordedAt = World.At(heldOn, 16, 30),
        });
        draft.Plan.ReviewDueOn = next;
        foreach (var outcome in draft.Outcomes)
        {
            Find(ref numbers, draft, outcome, review);
        }
    }

    private void Find(ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, PlanReview review)
    {
        var reading = outcome.Readings.LastOrDefault(r => r.Voice == Voice.Person && r.Value is not null && r.TakenOn <= review.HeldOn
            && r.TakenOn > draft.CareFrom);
        var result = Result(outcome.Outcome, reading, outcome.Start);
        var neutral = numbers.Chance(5) ? NeutralReason.ChangedMind : (NeutralReason?)null;
        if (neutral is not null)
        {
            (outcome.Outcome.EndedOn, outcome.Outcome.NeutralReason, result) = (review.HeldOn, neutral, OutcomeResult.NoLongerWanted);
        }

        var finding = world.Add(new ReviewFinding
        {
            Id = world.Next<ReviewFinding>(),
            ReviewId = review.Id,
            OutcomeId = outcome.Outcome.Id,
            Result = result,
            ReadingId = reading?.Id,
            NeutralReason = neutral,
        });
        var counts = outcome.Outcome is { BaselineLockedOn: not null, BaselineReadingId: not null } && reading is not null && neutral is null;
        var paid = draft.Contract.Contract.Model == CommissioningModel.Model2;
        if (counts && numbers.Chance(paid ? 94 : 12))
        {
            Claim(ref numbers, draft, outcome, finding, reading!, review.HeldOn);
        }
    }

    private void Claim(
        ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, ReviewFinding finding, Reading reading, LocalDate heldOn)
    {
        var claimedOn = World.WorkingDay(heldOn.PlusDays(numbers.Between(1, 5)));
        var provider = draft.Contract.Contract.ProviderId;
        var claim = world.Add(new OutcomeClaim
        {
            Id = world.Next<OutcomeClaim>(),
            PackageId = draft.Package!.Id,
            OutcomeId = outcome.Outcome.Id,
            ClaimedByAccountId = MakePersonas.Holding(world, Role.ProviderManager, provider),
            ClaimedOn = claimedOn,
            Result = numbers.Chance(75) ? finding.Result : outcome.Outcome.Kind == OutcomeKind.Maintenance ? OutcomeResult.Maintained : OutcomeResult.Achieved,
            Words = Words(ref numbers, "claim", Speaks(MakePersonas.Holding(world, Role.ProviderManager, provider))),
            RecordedAt = World.At(claimedOn, 10, 10),
        });
        var verifiedOn = World.WorkingDay(claimedOn.PlusDays(numbers.Between(2, 9)));
        if (numbers.Chance(93) && verifiedOn <= LastOn)
        {
            Verify(ref numbers, draft, outcome, finding, reading, claim, verifiedOn);
        }
    }

    private void Verify(
        ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, ReviewFinding finding, Reading reading, OutcomeClaim claim, LocalDate on)
    {
        var (officer, other) = numbers.Chance(60) ? (accounts["huw"], accounts["bethan"]) : (accounts["bethan"], accounts["huw"]);
        officer = Colleague(draft, outcome) ?? officer;
        var asked = numbers.Below(100);
        var confirmation = asked < Uneven.ConfirmThemselves(draft) ? Confirmation.ByPerson
            : asked < 94 ? Confirmation.PersonCouldNot : Confirmation.PersonRefused;
        var isNeutral = numbers.Chance(4);
        var isDisputed = !isNeutral && numbers.Chance(7);
        var isResolved = isDisputed && numbers.Chance(45);
        world.Add(new Verification
        {
            Id = world.Next<Verification>(),
            PackageId = claim.PackageId,
            OutcomeId = outcome.Outcome.Id,
            ClaimId = claim.Id,
            FindingId = finding.Id,
            ReadingId = isNeutral ? null : reading.Id,
            VerifiedByAccountId = officer,
            VerifiedOn = on,
            Result = isNeutral ? OutcomeResult.CannotSay : finding.Result,
            NeutralReason = isNeutral ? NeutralReason.InHospital : null,
            Confirmation = confirmation,
            ConfirmationWords = confirmation == Confirmation.ByPerson
                ? Words(ref numbers, "confirm", draft.Person.Language)
                : WhyNot(outcome, confirmation == Confirmation.PersonCouldNot ? "could-not" : "would-not", Speaks(officer)),
            ConfirmationLanguage = confirmation == Confirmation.ByPerson ? draft.Person.Language : Speaks(officer),
            Words = Words(ref numbers, "check", Speaks(officer)),
            RecordedAt = World.At(on, 11, 20),
            DisputedAt = isDisputed ? World.At(on.PlusDays(2), 9, 50) : null,
            DisputedByAccountId = isDisputed ? claim.ClaimedByAccountId : null,
            DisputeWords = isDisputed ? Words(ref numbers, "dispute", Speaks(claim.ClaimedByAccountId)) : null,
            DisputeLanguage = isDisputed ? Speaks(claim.ClaimedByAccountId) : null,
            ResolvedAt = isResolved ? World.At(on.PlusDays(4), 15, 0) : null,
            ResolvedByAccountId = isResolved ? other : null,
            ResolutionWords = isResolved ? Words(ref numbers, "resolved", Speaks(other)) : null,
            ResolutionLanguage = isResolved ? Speaks(other) : null,
        });
    }

    // Half of the results that a care manager of the same team had no part in are verified there, the others by a quality officer.
    private long? Colleague(PersonDraft draft, OutcomeDraft outcome) => world.Numbers("verifier", outcome.Outcome.Id).Chance(50)
        ? world.All<RoleAssignment>().FirstOrDefault(
            r => r.Role == Role.CareManager && r.TeamId == draft.Person.TeamId && r.AccountId != draft.CareManager)?.AccountId
        : null;

    // Numbers of their own, so that what is said here moves nothing else.
    private string WhyNot(OutcomeDraft outcome, string kind, string language)
    {
        var numbers = world.Numbers("why-not", outcome.Outcome.Id);
        return Words(ref numbers, kind, language);
    }

    private static OutcomeResult Result(PersonalOutcome outcome, Reading? reading, int start) =>
        reading?.Value is { } value && outcome.Target is { } target
            ? Judge.Result(outcome.Kind, outcome.Measure, start, target, value) is { IsRefused: false } judged
                ? judged.Value.Result ?? OutcomeResult.CannotSay
                : OutcomeResult.CannotSay
            : OutcomeResult.CannotSay;

    private string Speaks(long accountId) => world.All<Account>()[(int)accountId - 1].Language;

    private string Words(ref SeededNumbers numbers, string kind, string language) => numbers.Pick(_words[kind].ToList())["words_" + language];
}
