using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Layout;

/// <summary>Where one page of a long list stands in the whole of it; what the pager needs.</summary>
public record Paging(int Number, int Total, int Size)
{
    public const int Usual = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The place of the first row shown, from 1; 0 when there is none.</summary>
    public int First => Total == 0 ? 0 : (Number - 1) * Size + 1;

    public int Last => Math.Min(Total, Number * Size);

    /// <summary>The page asked for; the first when none is, and the last when there are not so many.</summary>
    public static int Within(int? number, int total, int size) => Math.Clamp(number ?? 1, 1, Math.Max(1, (total + size - 1) / size));

    /// <summary>A page of a list that is read already; a number past the end is the last page.</summary>
    public static PageOf<T> Of<T>(IReadOnlyList<T> all, int? number, int size)
    {
        ArgumentNullException.ThrowIfNull(all);
        var page = Within(number, all.Count, size);
        return new PageOf<T>([.. all.Skip((page - 1) * size).Take(size)], page, all.Count, size);
    }

    /// <summary>Reads a page of an ordered query; a number past the end is the last page.</summary>
    public static async Task<PageOf<T>> ReadAsync<T>(IQueryable<T> ordered, int? number, CancellationToken cancellationToken, int size = Usual)
    {
        var total = await ordered.CountAsync(cancellationToken);
        var page = Within(number, total, size);
        var rows = total == 0 ? [] : await ordered.Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new PageOf<T>(rows, page, total, size);
    }
}

/// <summary>One page of a list.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Total, int Size = Paging.Usual) : Paging(Number, Total, Size);
