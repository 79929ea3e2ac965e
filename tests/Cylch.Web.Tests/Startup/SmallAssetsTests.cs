using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Cylch.Web.Tests.TestData;
using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Startup;

/// <summary>The style sheet and scripts come small to whoever takes them so, and are the same to everybody.</summary>
public sealed class SmallAssetsTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string, int> Assets => new() { { "/look/cylch.css", 32_000 }, { "/look/govuk-frontend.min.js", 12_000 } };

    [Theory]
    [MemberData(nameof(Assets))]
    public async Task An_asset_is_small_on_the_wire_and_the_same_when_unpacked(string address, int most)
    {
        using var plain = await GetAsync(address, null);
        using var small = await GetAsync(address, "gzip, br");
        small.StatusCode.ShouldBe(HttpStatusCode.OK);
        small.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        small.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(7));
        small.Headers.Vary.ShouldContain("Accept-Encoding");
        small.Content.Headers.ContentType!.MediaType.ShouldBe(plain.Content.Headers.ContentType!.MediaType);
        var packed = await small.Content.ReadAsByteArrayAsync();
        packed.Length.ShouldBeLessThan(most);
        await using var unpacked = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_asset_the_browser_has_already_is_not_sent_again()
    {
        using var first = await GetAsync("/look/cylch.css", "br");
        using var again = await GetAsync("/look/cylch.css", "br", first.Headers.ETag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br;q=0, gzip")]
    public async Task Whoever_does_not_take_it_gets_another(string accepted)
    {
        using var response = await GetAsync("/look/cylch.css", accepted);
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found() => (await GetAsync("/look/none.css", "br")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private async Task<HttpResponseMessage> GetAsync(string address, string? accepted, EntityTagHeaderValue? have = null)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        if (have is not null)
        {
            request.Headers.IfNoneMatch.Add(have);
        }

        return await client.SendAsync(request);
    }
}
