using System.Globalization;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>
/// What the records of a cohort are called and how they are dated. The file gives a year and no day: each first score
/// carries the first day of the contract year that stands for it, and each later score its last.
/// </summary>
internal sealed record CohortSource(
    ReadingsProfile Profile, string Reference, string NameEn, string NameCy, string TitleEn, string TitleCy, string OutcomeEn, string OutcomeCy)
{
    /// <summary>Said where a record needs words and nobody spoke any.</summary>
    public const string JudgedWords = "By the measure’s own rule. / Yn ôl rheol y mesur ei hun.";
    public const string NoScore = "not in the file / ddim yn y ffeil";
    public const string NothingToSay = "Imported. A score is not in the file, so nothing can be said. / Mewnforiwyd. Nid yw sgôr yn y ffeil, felly ni ellir dweud dim.";

    private const int HospitalFromDays = 14;

    public PaymentPeriod Period => new(Profile.YearStartsOn, PaymentPeriod.PerYear);

    public LocalDate From => Profile.YearStartsOn;

    public LocalDate Until => Period.End;

    /// <summary>
    /// The rate card every provider of the cohort is settled by. The prices and caps are invented: nobody was ever paid by
    /// them. The cap for a contract's year bites for the largest providers.
    /// </summary>
    public static IReadOnlyList<PaymentTerm> RateCard { get; } =
    [
        new PriceByResult(1, OutcomeKind.Change, 120_00, 40_00, 10_00, 0, BandWeights.Same),
        new NeutralEndings(2, HospitalFromDays),
        new OutcomeCap(3, 120_00),
        new PersonYearCap(4, 120_00),
        new ContractYearCap(5, 60_000_00),
    ];

    public static CohortSource Of(ReadingsProfile profile) => profile.Key switch
    {
        "proms-hip" => new CohortSource(
            profile, "NHS-PROMS-HIP-2018-19", "NHS PROMs hip 2018-19 (real, anonymised)", "PROMs clun y GIG 2018-19 (go iawn, dienw)",
            "Hip replacement 2018-19: {0}", "Clun newydd 2018-19: {0}", "Oxford Hip Score, before and after", "Sgôr Clun Rhydychen, cyn ac ar ôl"),
        _ => throw new ArgumentException($"Nothing says what a cohort of {profile.Key} is called.", nameof(profile)),
    };

    public Contract Contract(long id, string provider, long authorityId, long providerId) => new()
    {
        Id = id,
        Number = provider,
        TitleEn = string.Format(CultureInfo.InvariantCulture, TitleEn, provider),
        TitleCy = string.Format(CultureInfo.InvariantCulture, TitleCy, provider),
        AuthorityId = authorityId,
        ProviderId = providerId,
        Model = CommissioningModel.Model2,
        StartsOn = From,
        EndsOn = Until,
        YearStartsOn = From,
    };

    /// <summary>The terms of a contract. No provider ever read them and none is said to have: acknowledged, and by nobody.</summary>
    public ContractScheme Scheme(long contractId, Instant now, long accountId) => new()
    {
        ContractId = contractId,
        Number = 1,
        InForceFrom = From,
        Terms = SchemeText.Write(RateCard),
        SavedAt = now,
        SavedByAccountId = accountId,
        AcknowledgedAt = now,
        AcknowledgedLanguage = "en",
    };
}
