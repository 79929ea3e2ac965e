using System.Text.Unicode;

namespace Cylch.Rules.Delivery;

/// <summary>What is wrong with the letters of a cell, whatever it is meant to say.</summary>
internal static class TextFault
{
    public static string? Of(ReadOnlySpan<byte> cell)
    {
        if (!Utf8.IsValid(cell))
        {
            return "delivery.not-utf8";
        }

        if (cell.Contains((byte)0))
        {
            return "delivery.nul-byte";
        }

        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == '\r' && (at + 1 == cell.Length || cell[at + 1] != '\n'))
            {
                return "delivery.bare-return";
            }

            if (cell[at] < 0x20 && cell[at] is not ((byte)'\t' or (byte)'\n' or (byte)'\r') || cell[at] == 0x7F)
            {
                return "delivery.control-character";
            }
        }

        return null;
    }
}
