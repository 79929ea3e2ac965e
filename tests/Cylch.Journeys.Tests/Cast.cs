using Shouldly;

namespace Cylch.Journeys.Tests;

/// <summary>
/// The people of one journey, each at a window of their own, in one language. What an examiner finds at each page is kept until
/// the end, so that one fault does not hide the next.
/// </summary>
public sealed class Cast(OneChromium chromium, string language) : IAsyncDisposable
{
    private const int Desk = 1280;
    private const int Phone = 320;

    private readonly Dictionary<string, Visitor> _visitors = [];
    private readonly List<string> _faults = [];
    private string _address = "";
    private int _pictures;
    private bool _hasEnded;

    public string Language => language;

    /// <summary>From now on everybody is at the program at this address, and signs in anew.</summary>
    public async Task MoveToAsync(string address)
    {
        await LeaveAsync();
        _address = address;
    }

    public async Task<Visitor> AsAsync(string persona)
    {
        if (!_visitors.TryGetValue(persona, out var visitor))
        {
            visitor = await chromium.VisitAsync(_address, language, language == "cy" ? Phone : Desk);
            _visitors.Add(persona, visitor);
            await visitor.SignInAsAsync(persona);
        }

        return visitor;
    }

    /// <summary>Looks at the page a visitor has before them.</summary>
    public async Task LookAsync(Visitor visitor, string pictureName)
    {
        var name = $"thread-{++_pictures:D2}-{pictureName}";
        _faults.AddRange(await visitor.FaultsAsync(name));
        _faults.AddRange((await visitor.TextsOfTheOtherLanguageAsync()).Select(text => $"{name}-{language}: not in the page's language: {text}"));
    }

    /// <summary>The journey has come to its end; what was found on the way is said now.</summary>
    public void ShouldHaveNoFaults()
    {
        _hasEnded = true;
        _faults.ShouldBeEmpty(string.Join(Environment.NewLine, _faults));
    }

    /// <summary>Closes every window; of a journey that broke off, what each showed last is kept as a picture.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (persona, visitor) in _hasEnded ? [] : _visitors)
        {
            await visitor.PictureAsync("thread-broke-off-" + persona.Split(' ')[0]);
        }

        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            await visitor.DisposeAsync();
        }

        _visitors.Clear();
    }
}
