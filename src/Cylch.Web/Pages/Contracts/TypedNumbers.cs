using System.Globalization;
using Cylch.Rules;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The typed numbers of one term, by the label of the field.</summary>
internal sealed class TypedNumbers(int term, IReadOnlyDictionary<string, long?> values)
{
    // A percentage is typed with up to four decimals.
    private const long PercentParts = 10_000 * 100;

    public long this[string label] => Find(label) ?? 0;

    public long? Find(string label) => values.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"t{term}-{label}"));

    public Share Share(string label) => new(this[label], PercentParts);

    /// <summary>A figure in an indicator's own unit, typed with up to four decimals.</summary>
    public Share Figure(string label) => new(this[label], 10_000);
}
