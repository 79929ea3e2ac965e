using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>What makes two rows the same visit sent twice.</summary>
public static class VisitContent
{
    /// <summary>
    /// A key over everything a row says of the visit itself: who, under what contract, when, how long, by whom, at what price,
    /// with what note. It leaves out what belongs to the sending (file reference, the provider's own reference), so that
    /// the same visit in a later file, or billed again under another invoice, is known for what it is.
    /// </summary>
    /// <remarks>The order of these numbers is part of every key ever stored: never change it.</remarks>
    public static UInt128 KeyOf(in VisitRow row, RefPool refs)
    {
        ArgumentNullException.ThrowIfNull(refs);
        Span<long> numbers = stackalloc long[26];
        Put(numbers, 0, refs.ContentOf(row.Provider));
        Put(numbers, 2, refs.ContentOf(row.Contract));
        Put(numbers, 4, refs.ContentOf(row.Person));
        Put(numbers, 6, refs.ContentOf(row.ServiceType));
        Put(numbers, 8, refs.ContentOf(row.CareWorker));
        Put(numbers, 10, refs.ContentOf(row.MissedReason));
        Put(numbers, 12, row.OutcomeNote is { } note ? ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(note)) : UInt128.Zero);
        numbers[14] = row.VisitOn.Year * 10_000L + row.VisitOn.Month * 100 + row.VisitOn.Day;
        numbers[15] = row.ClaimedStartSeconds;
        numbers[16] = row.ClaimedSeconds;
        numbers[17] = row.ActualStartSeconds;
        numbers[18] = row.ActualSeconds;
        numbers[19] = row.PlannedStartSeconds;
        numbers[20] = row.PlannedSeconds;
        numbers[21] = row.CareWorkers;
        numbers[22] = row.IsSecondary ? 1 : 0;
        numbers[23] = row.ContributionPence ?? -1;
        numbers[24] = row.PaymentClaimedPence ?? -1;
        numbers[25] = 1;
        return ContentHash.Of(numbers);
    }

    private static void Put(Span<long> numbers, int at, UInt128 value)
    {
        unchecked
        {
            numbers[at] = (long)(ulong)value;
            numbers[at + 1] = (long)(ulong)(value >> 64);
        }
    }
}
