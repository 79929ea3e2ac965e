using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Cylch.Bench.Served;

/// <summary>Somebody of the demonstration at a browser of theirs, signed in through the page as people do.</summary>
public sealed partial class SignedIn : IDisposable
{
    /// <summary>The first page a visitor of the demonstration sees: who would you like to be?</summary>
    public const string Page = "/access/personas";

    /// <summary>What a browser of today accepts.</summary>
    public const string Encodings = "gzip, deflate, br, zstd";

    private readonly CookieContainer _cookies = new();
    private readonly Uri _address;
    private readonly HttpClient _client;
    private readonly HttpClient _raw;

    private SignedIn(Uri address)
    {
        _address = address;
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        _raw = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        _raw.DefaultRequestHeaders.Add("Accept-Encoding", Encodings);
    }

    /// <summary>What goes with every request.</summary>
    public string Cookie => _cookies.GetCookieHeader(_address);

    public CookieCollection Cookies => _cookies.GetCookies(_address);

    public static async Task<SignedIn> AsAsync(Uri address, string persona, string language = "en")
    {
        var visitor = new SignedIn(address);
        await visitor.TextAsync("/language/" + language);
        var page = await visitor.TextAsync(Page);
        var token = Token().Match(page).Groups[1].Value;
        var account = Offers().Matches(page).Single(offer => offer.Groups[2].Value.EndsWith(' ' + persona, StringComparison.Ordinal)).Groups[1].Value;
        using var choice = new FormUrlEncodedContent([new("accountId", account), new("__RequestVerificationToken", token)]);
        using var response = await visitor._client.PostAsync(new Uri(Page, UriKind.Relative), choice);
        response.EnsureSuccessStatusCode();
        return visitor;
    }

    public Task<string> TextAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>A page as it goes over the wire; null when it is not a page but a refusal or a way elsewhere.</summary>
    public async Task<RecordedPage?> RecordAsync(string path)
    {
        using var response = await _raw.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode != HttpStatusCode.OK ? null : new RecordedPage(
            path, response.Content.Headers.ContentType!.ToString(), string.Join(", ", response.Content.Headers.ContentEncoding),
            await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The identifiers that links of a page lead to, in order.</summary>
    public async Task<IReadOnlyList<long>> LinkedAsync(string page, string before) =>
    [
        .. Regex.Matches(await TextAsync(page), "href=\"" + Regex.Escape(before) + "(\\d+)\"")
            .Select(link => long.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct(),
    ];

    public void Dispose()
    {
        _client.Dispose();
        _raw.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"accountId\"[^>]*value=\"(\\d+)\"[^>]*>([^<]+)<")]
    private static partial Regex Offers();
}

/// <summary>A page as it went over the wire.</summary>
public sealed record RecordedPage(string Path, string ContentType, string Encoding, byte[] Body);
