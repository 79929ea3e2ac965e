using System.Security.Cryptography;
using Cylch.Rules;
using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>Where sent files are kept, byte for byte, each under the hash of its bytes.</summary>
/// <param name="Folder">Made when the first file comes; only the program's own user can read it.</param>
/// <param name="LimitBytes">The largest file taken.</param>
/// <param name="BatchRows">How many rows an import saves at once: what a stop or a crash can cost, and how soon it can stop.</param>
public sealed record VisitUploads(string Folder, long LimitBytes, int BatchRows = VisitUploads.UsualBatch)
{
    public const int UsualBatch = 10_000;
    public const long UsualLimitBytes = 512L << 20;

    private const int Block = 128 * 1024;
    private const string Part = ".part";

    public string PathOf(byte[] hash) => Path.Combine(Folder, Convert.ToHexStringLower(hash) + ".csv");

    public FileStream Open(byte[] hash) =>
        new(PathOf(hash), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    /// <summary>Removes what a process that died was still writing. Whoever still writes holds the file, and keeps it.</summary>
    /// <param name="before">Files last written to after this are left alone.</param>
    public void RemoveUnfinished(DateTimeOffset before)
    {
        foreach (var part in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Part) : [])
        {
            if (File.GetLastWriteTimeUtc(part) < before.UtcDateTime && !IsHeld(part))
            {
                File.Delete(part);
            }
        }
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Keeps a file, reading no more of it than the limit. What is refused leaves nothing behind.</summary>
    internal async Task<Decision<KeptFile>> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        MakeFolder();
        var part = Path.Combine(Folder, Path.GetRandomFileName() + Part);
        try
        {
            var written = await WriteAsync(content, part, cancellationToken);
            if (written.IsRefused)
            {
                return written;
            }

            var isNew = !File.Exists(PathOf(written.Value.Hash));
            File.Move(part, PathOf(written.Value.Hash), overwrite: true);
            return written.Value with { IsNew = isNew };
        }
        finally
        {
            File.Delete(part);
        }
    }

    internal void Remove(byte[] hash) => File.Delete(PathOf(hash));

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<Decision<KeptFile>> WriteAsync(Stream content, string part, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        var block = new byte[Block];
        for (var isFirst = true; ; isFirst = false)
        {
            var count = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
            if (isFirst && VisitFileStart.Check(block.AsSpan(0, Math.Min(count, VisitFileStart.Length))) is { } refusal)
            {
                return refusal;
            }

            if (file.Position + count > LimitBytes)
            {
                return new Refusal("delivery.file-too-big", LimitBytes >> 20);
            }

            hash.AppendData(block, 0, count);
            await file.WriteAsync(block.AsMemory(0, count), cancellationToken);
            if (count < block.Length)
            {
                // On the disk before the row that speaks of it is.
                file.Flush(flushToDisk: true);
                return new KeptFile(hash.GetHashAndReset(), file.Position, IsNew: true);
            }
        }
    }
}

/// <summary>A file that is kept.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="IsNew">No file with these bytes was there before.</param>
internal sealed record KeptFile(byte[] Hash, long Bytes, bool IsNew);
