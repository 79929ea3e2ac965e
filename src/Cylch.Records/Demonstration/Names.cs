using System.Globalization;
using Cylch.Rules;

namespace Cylch.Records.Demonstration;

/// <summary>Given and family names drawn apart from each other: no name is a person's.</summary>
internal sealed class Names
{
    private readonly Dictionary<(string Gender, bool IsWelsh), List<string>> _given;
    private readonly List<(string Name, int Until)> _families = [];

    public Names()
    {
        var lines = DataFile.Read("names");
        _given = lines.Where(l => l["part"] == "given")
            .GroupBy(l => (l["gender"], l["style"] == "cy"), l => l["name"]).ToDictionary(g => g.Key, g => g.ToList());
        var until = 0;
        foreach (var line in lines.Where(l => l["part"] == "family"))
        {
            until += (int)(decimal.Parse(line["weight"], CultureInfo.InvariantCulture) * 100);
            _families.Add((line["name"], until));
        }
    }

    public string Given(ref SeededNumbers numbers, bool isWoman, bool isWelsh) =>
        numbers.Pick(_given[(isWoman ? "female" : "male", isWelsh)]);

    public string Family(ref SeededNumbers numbers)
    {
        var at = numbers.Below(_families[^1].Until);
        return _families.Find(f => at < f.Until).Name;
    }
}
