using System.Buffers.Binary;

namespace Cylch.Rules.Delivery;

/// <summary>Reads the cells of a visit file from UTF-8, without making texts of them. Each answers false for what is not in its form.</summary>
public static class VisitCells
{
    /// <summary>A day of the calendar between the years 1900 and 2199, in the profile's form.</summary>
    public static bool TryDate(ReadOnlySpan<byte> cell, VisitDateForm form, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        if (cell.Length != 10)
        {
            return false;
        }

        var (y, m, d, mark) = form == VisitDateForm.DayMonthYear ? (6, 3, 0, '/') : (0, 5, 8, '-');
        var (first, second) = form == VisitDateForm.DayMonthYear ? (2, 5) : (4, 7);
        if (cell[first] != mark || cell[second] != mark
            || !TryTwo(cell, y, out var century) || !TryTwo(cell, y + 2, out var inCentury)
            || !TryTwo(cell, m, out month) || !TryTwo(cell, d, out day))
        {
            return false;
        }

        year = century * 100 + inCentury;
        return year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>A time of day, with or without <c>+01:00</c> or <c>+00:00</c> after it.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="form">How the profile writes times.</param>
    /// <param name="second">Seconds after midnight, 0 to 86,399.</param>
    /// <param name="offset">Seconds ahead of UTC, 0 or 3,600; null when the cell gives none.</param>
    public static bool TryTime(ReadOnlySpan<byte> cell, VisitTimeForm form, out int second, out int? offset)
    {
        offset = null;
        var length = form == VisitTimeForm.HoursMinutesSeconds ? 8 : 5;
        if (cell.Length == length + 6)
        {
            offset = cell[length..].SequenceEqual("+01:00"u8) ? 3600 : cell[length..].SequenceEqual("+00:00"u8) ? 0 : null;
            cell = offset is null ? cell : cell[..length];
        }

        return TryDuration(cell, form, out second) && second < 86_400;
    }

    /// <summary>Hours, minutes and seconds of a length of time, up to 99:59:59.</summary>
    public static bool TryDuration(ReadOnlySpan<byte> cell, VisitTimeForm form, out int seconds)
    {
        seconds = 0;
        if (form == VisitTimeForm.HoursMinutesSeconds)
        {
            return cell.Length == 8 && TryClock(BinaryPrimitives.ReadUInt64LittleEndian(cell), out seconds);
        }

        if (cell.Length != 5 || cell[2] != ':' || !TryTwo(cell, 0, out var hours) || !TryTwo(cell, 3, out var minutes))
        {
            return false;
        }

        seconds = hours * 3600 + minutes * 60;
        return minutes < 60;
    }

    // HH:MM:SS as one number of eight bytes: taking off "00:00:00" leaves the digits, and nothing where the colons stand.
    private static bool TryClock(ulong letters, out int seconds)
    {
        const ulong zeros = 0x30303A30303A3030;
        const ulong tooHigh = 0x7676007676007676;
        const ulong colons = 0x0000FF0000FF0000;
        unchecked
        {
            var digits = letters ^ zeros;
            var hours = (int)(digits & 0xF) * 10 + (int)(digits >> 8 & 0xF);
            var minutes = (int)(digits >> 24 & 0xF) * 10 + (int)(digits >> 32 & 0xF);
            var rest = (int)(digits >> 48 & 0xF) * 10 + (int)(digits >> 56 & 0xF);
            seconds = hours * 3600 + minutes * 60 + rest;
            var areDigits = ((digits | (digits + tooHigh)) & 0x8080808080808080) == 0 && (digits & colons) == 0;
            return areDigits && minutes < 60 && rest < 60;
        }
    }

    /// <summary>Pounds and pence, such as 12, 12.5 or 12.50: no sign, no thousands mark, at most 99,999.99.</summary>
    public static bool TryPence(ReadOnlySpan<byte> cell, out int pence)
    {
        pence = 0;
        var point = cell.IndexOf((byte)'.');
        var pounds = point < 0 ? cell : cell[..point];
        var part = point < 0 ? default : cell[(point + 1)..];
        if (pounds.Length is 0 or > 5 || part.Length > 2 || (point >= 0 && part.Length == 0))
        {
            return false;
        }

        if (!TryDigits(pounds, out var whole) || !TryDigits(part, out var small))
        {
            return false;
        }

        pence = whole * 100 + (part.Length == 1 ? small * 10 : small);
        return true;
    }

    /// <summary>Digits alone, at most nine of them; none at all is 0.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> cell, out int number)
    {
        number = 0;
        if (cell.Length > 9)
        {
            return false;
        }

        foreach (var letter in cell)
        {
            var digit = letter - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            number = number * 10 + digit;
        }

        return true;
    }

    /// <summary>true or false, in any case; also yes, no, 1 and 0.</summary>
    public static bool TryYesNo(ReadOnlySpan<byte> cell, out bool yes)
    {
        yes = cell.SequenceEqual("true"u8);
        if (yes || cell.SequenceEqual("false"u8))
        {
            return true;
        }

        yes = Is(cell, "true"u8) || Is(cell, "yes"u8) || cell.SequenceEqual("1"u8);
        return yes || Is(cell, "false"u8) || Is(cell, "no"u8) || cell.SequenceEqual("0"u8);
    }

    /// <summary>A local moment as in ISO 8601, YYYY-MM-DDTHH:MM:SS; nothing is kept of it.</summary>
    public static bool IsMoment(ReadOnlySpan<byte> cell) =>
        cell.Length == 19 && cell[10] == 'T'
        && TryDate(cell[..10], VisitDateForm.YearMonthDay, out _, out _, out _)
        && TryTime(cell[11..], VisitTimeForm.HoursMinutesSeconds, out _, out _);

    /// <summary>A spreadsheet that opens the file might run the cell: it begins with =, +, - or @, or with a tab before one.</summary>
    public static bool IsFormula(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > 0 && cell[0] <= ' ')
        {
            cell = cell.TrimStart("\t\r\n "u8);
        }

        return cell.Length > 0 && cell[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@';
    }

    private static bool Is(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> word) =>
        cell.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(cell, word);

    private static bool TryTwo(ReadOnlySpan<byte> cell, int at, out int number)
    {
        var tens = cell[at] - '0';
        var ones = cell[at + 1] - '0';
        number = tens * 10 + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9;
    }
}
