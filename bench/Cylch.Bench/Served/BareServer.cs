using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cylch.Bench.Served;

/// <summary>
/// The rival: the same web server with nothing on it but recorded pages held in memory, compressed already. Nobody is asked
/// who they are, nothing is read, made or written down.
/// </summary>
public static class BareServer
{
    public const string Ready = "/ready";

    public static async Task ServeAsync(string recorded, string address)
    {
        var pages = JsonSerializer.Deserialize<List<RecordedPage>>(await File.ReadAllTextAsync(recorded))!.ToDictionary(page => page.Path);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            if (!pages.TryGetValue(context.Request.Path + context.Request.QueryString, out var page))
            {
                context.Response.StatusCode = context.Request.Path == Ready ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Response.ContentType = page.ContentType;
            context.Response.Headers.ContentEncoding = page.Encoding;
            context.Response.ContentLength = page.Body.Length;
            return context.Response.Body.WriteAsync(page.Body).AsTask();
        });
        await app.RunAsync();
    }

    public static async Task<string> WriteAsync(BenchFolder folder, IReadOnlyList<RecordedPage> pages)
    {
        var file = Path.Combine(folder.Path, "recorded-pages.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(pages));
        return file;
    }
}
