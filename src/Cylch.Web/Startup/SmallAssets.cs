using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Cylch.Web.Startup;

/// <summary>
/// The style sheet and the scripts, compressed once and well. At each request there would be time only to compress in haste,
/// which makes them nearly twice as large. Whoever does not take Brotli is served by what comes after.
/// </summary>
public sealed class SmallAssets(RequestDelegate next, IWebHostEnvironment environment)
{
    /// <summary>How long a browser may keep an asset without asking again.</summary>
    public const string KeepFor = "public, max-age=604800";

    // One step further takes ten times as long, while somebody waits for the first page, and gains a tenth.
    private const int Quality = 9;
    private const int Window = 22;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css", [".js"] = "text/javascript",
    };

    private readonly ConcurrentDictionary<string, Small> _kept = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = context.Request.Path.Value ?? "";
        return HttpMethods.IsGet(context.Request.Method) && Types.TryGetValue(Path.GetExtension(path), out var type) && TakesBrotli(context.Request)
            && environment.WebRootFileProvider.GetFileInfo(path) is { Exists: true, IsDirectory: false } file
            ? SendAsync(context, Of(path, file), type)
            : next(context);
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(a => a.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private static Task SendAsync(HttpContext context, Small small, string type)
    {
        var response = context.Response;
        response.Headers.ETag = small.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = KeepFor;
        response.Headers.Remove(HeaderNames.Pragma);
        if (context.Request.Headers.IfNoneMatch.Contains(small.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = type;
        response.Headers.ContentEncoding = "br";
        response.ContentLength = small.Bytes.Length;
        return response.Body.WriteAsync(small.Bytes, context.RequestAborted).AsTask();
    }

    // A file that was changed since, as when the look is being worked on, is compressed again.
    private Small Of(string path, IFileInfo file) => _kept.AddOrUpdate(
        path,
        _ => Compress(file),
        (_, small) => small.LastModified == file.LastModified ? small : Compress(file));

    private static Small Compress(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        var room = new byte[BrotliEncoder.GetMaxCompressedLength((int)whole.Length)];
        return BrotliEncoder.TryCompress(whole.ToArray(), room, out var length, Quality, Window)
            ? new Small(room[..length], file.LastModified, '"' + Convert.ToHexStringLower(SHA256.HashData(room.AsSpan(0, length))[..8]) + '"')
            : throw new InvalidOperationException($"{file.Name} could not be compressed.");
    }

    private sealed record Small(byte[] Bytes, DateTimeOffset LastModified, string Tag);
}
