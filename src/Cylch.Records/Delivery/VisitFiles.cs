using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cylch.Rules;
using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>Brings the bytes of a visit file to the reader that types them, and of an invented one to a stream.</summary>
public static class VisitFiles
{
    /// <summary>A row that can be taken has its date, times and references: it is never shorter.</summary>
    internal const int LeastRowBytes = 64;

    /// <summary>
    /// Reads a file block by block. The same reader comes back after each block, with the rows and refusals of that block alone:
    /// use them before going on. It ends early when the file as a whole is refused.
    /// </summary>
    public static async IAsyncEnumerable<VisitFileReader> ReadAsync(
        Stream file, VisitFileProfile profile, DateRange allowed, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = new VisitFileReader(profile, allowed, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        var isMore = true;
        while (isMore)
        {
            var room = reader.Room;
            var count = await file.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancel);
            reader.Take(count);
            isMore = count == room.Length && reader.FileRefusal is null;
            yield return reader;
        }

        if (reader.FileRefusal is null)
        {
            reader.Finish();
            yield return reader;
        }
    }

    /// <summary>Writes an invented file to a stream.</summary>
    /// <returns>How many rows were written.</returns>
    public static async Task<long> WriteAsync(Stream file, VisitFileRecipe recipe, CancellationToken cancel = default)
    {
        var generator = new VisitFileGenerator(recipe);
        foreach (var block in generator.Blocks())
        {
            await file.WriteAsync(block, cancel);
        }

        return generator.RowsWritten;
    }
}
