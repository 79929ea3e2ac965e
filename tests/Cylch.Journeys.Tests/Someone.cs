using NodaTime;

namespace Cylch.Journeys.Tests;

/// <summary>Somebody new, invented for one journey, and what comes to be known of them on the way.</summary>
/// <param name="Says">What they want, in their own words and language.</param>
/// <param name="IsChecked">Money will depend on their outcome, so somebody else checks that it would stand up.</param>
public sealed record Someone(
    string GivenName, string FamilyName, string Reference, string Language, string Says, string TitleEn, string TitleCy, string Contract, bool IsChecked)
{
    public static readonly LocalDate PlanStartsOn = new(2026, 12, 2);
    public static readonly LocalDate CareStartsOn = new(2026, 12, 3);

    public string FullName => $"{GivenName} {FamilyName}";

    public long PersonId { get; set; }

    public long OutcomeId { get; set; }

    public long PackageId { get; set; }

    /// <summary>Care bought by results: part of the price is held until a result is verified (Model 2).</summary>
    public static Someone ByResults(string language) => language == "cy"
        ? new("Eurwen", "Gethin", "P-7002", "cy", "Dw i isio medru cerdded at y siop fy hun, i nôl y papur a chael sgwrs.",
            "Walking to the shop for the paper", "Cerdded i'r siop i nôl y papur", "C-014", IsChecked: true)
        : new("Olive", "Penry", "P-7001", "en", "I want to walk to the shop by myself again, for the paper and a chat.",
            "Walking to the shop for the paper", "Cerdded i'r siop i nôl y papur", "C-014", IsChecked: true);

    /// <summary>Care bought as time within an envelope (Model 1).</summary>
    public static Someone ByTime(string language) => language == "cy"
        ? new("Gwyndaf", "Teifi", "P-7004", "cy", "Dw i am ddal i godi a gwisgo fy hun, yn fy amser fy hun.",
            "Getting up and dressed in my own time", "Codi a gwisgo yn fy amser fy hun", "C-002", IsChecked: false)
        : new("Percy", "Marlow", "P-7003", "en", "I mean to go on getting myself up and dressed, in my own time.",
            "Getting up and dressed in my own time", "Codi a gwisgo yn fy amser fy hun", "C-002", IsChecked: false);
}
