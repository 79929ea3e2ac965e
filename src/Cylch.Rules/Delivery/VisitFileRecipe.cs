using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>What an invented visit file should hold.</summary>
/// <param name="Seed">The same recipe gives the same bytes on every machine.</param>
/// <param name="Count">How many rows, 0 or more.</param>
/// <param name="FirstDay">The first day of visits.</param>
/// <param name="Days">How many days the visits are spread over, 1 or more.</param>
/// <param name="SpoiltPerThousand">
/// How many rows in a thousand are made wrong in one of six ways, 0 to 1,000, so that refusals can be seen and timed.
/// </param>
public sealed record VisitFileRecipe(ulong Seed, long Count, LocalDate FirstDay, int Days, int SpoiltPerThousand = 0)
{
    /// <summary>A Wales month: 1.1 million visits in September 2026, about 190 MB. The standard benchmark.</summary>
    public static readonly VisitFileRecipe WalesMonth = new(1, 1_100_000, new LocalDate(2026, 9, 1), 30, SpoiltPerThousand: 1);

    /// <summary>The people visited, in order; null for as many invented people as the count needs.</summary>
    public IReadOnlyList<VisitSubject>? Subjects { get; init; }
}

/// <summary>One person to be visited, and under what.</summary>
/// <param name="PersonRef">As the authority knows the person.</param>
/// <param name="PersonName">Without commas or quotes.</param>
/// <param name="ContractNumber">The contract the visits are under.</param>
/// <param name="ProviderRef">As the authority knows the provider.</param>
/// <param name="CallsPerDay">1 to 4: morning, bed, lunch, tea, added in that order.</param>
/// <param name="IsDoubleHanded">Two care workers come each time, so each visit is two rows.</param>
/// <param name="HasWeekends">False when family looks after weekends.</param>
public sealed record VisitSubject(
    string PersonRef, string PersonName, string ContractNumber, string ProviderRef, int CallsPerDay, bool IsDoubleHanded, bool HasWeekends)
{
    private static readonly string[] Given =
    [
        "Mair", "Gwen", "Eirlys", "Siân", "Megan", "Nerys", "Dilys", "Bronwen", "Enid", "Glenys", "Rhian", "Olwen",
        "Idris", "Emlyn", "Gareth", "Hywel", "Ifor", "Alun", "Dewi", "Trefor", "Llŷr", "Gwilym", "Eifion", "Rhys",
    ];

    private static readonly string[] Family =
    [
        "Ellis", "Jones", "Davies", "Evans", "Parry", "Pugh", "Bowen", "Morgan", "Roberts", "Owen", "Hughes", "Prosser",
        "Rees", "Llwyd", "Vaughan", "Griffiths", "Howells", "Lewis", "Price", "Thomas",
    ];

    /// <summary>An invented person; the same seed and index always give the same one.</summary>
    public static VisitSubject Invented(ulong seed, int index)
    {
        var numbers = SeededNumbers.For(seed, "visit-subject", index);
        var provider = index / 180 % 120 + 1;
        var calls = numbers.Below(100) switch
        {
            < 35 => 1,
            < 65 => 2,
            < 82 => 3,
            _ => 4,
        };
        return new(
            $"P{index + 1:D6}",
            $"{numbers.Pick(Given)} {numbers.Pick(Family)}",
            $"C{provider:D3}",
            $"D{provider:D3}",
            calls,
            numbers.Chance(12),
            numbers.Chance(80));
    }
}
