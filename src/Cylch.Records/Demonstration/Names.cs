using System.Globalization;
using Cylch.Rules;

namespace Cylch.Records.Demonstration;

/// <summary>Given and family names drawn apart from each other: no name is a person's.</summary>
internal sealed class Names
{
    private readonly ILookup<(string Gender, bool IsWelsh), string> _given;
    private readonly List<(string Name, int Until)> _families = [];

    public Names()
    {
        var lines = DataFile.Read("names");
        _given = lines.Where(l => l["part"] == "given").ToLookup(l => (l["gender"], l["style"] == "cy"), l => l["name"]);
        var until = 0;
        foreach (var line in lines.Where(l => l["part"] == "family"))
        {
            until += (int)(decimal.Parse(line["weight"], CultureInfo.InvariantCulture) * 100);
            _families.Add((line["name"], until));
        }
    }

    public string Given(ref SeededNumbers numbers, bool isWoman, bool isWelsh)
    {
        var names = _given[(isWoman ? "female" : "male", isWelsh)].ToList();
        return numbers.Pick(names);
    }

    public string Family(ref SeededNumbers numbers)
    {
        var at = numbers.Below(_families[^1].Until);
        return _families.Find(f => at < f.Until).Name;
    }
}
