using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>The texts of a reading as strings: each becomes one once, however many rows name it.</summary>
internal sealed class VisitRowTexts(RefPool refs)
{
    private string?[] _known = new string?[1024];

    public string Text(int number)
    {
        if (number >= _known.Length)
        {
            Array.Resize(ref _known, Math.Max(_known.Length * 2, number + 1));
        }

        return _known[number] ??= refs.Text(number);
    }
}
