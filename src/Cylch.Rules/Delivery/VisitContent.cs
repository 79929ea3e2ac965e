using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>What makes two rows the same visit sent twice.</summary>
/// <param name="refs">The texts of the reading the rows are of.</param>
public sealed class VisitContent(RefPool refs)
{
    private Who _lastWho = new(-1, -1, -1, -1, -1, -1);
    private UInt128 _lastWhoKey;

    /// <summary>
    /// A key over everything a row says of the visit itself: who, under what contract, when, how long, by whom, at what price,
    /// with what note. It leaves out what belongs to the sending (file reference, the provider's own reference), so that
    /// the same visit in a later file, or billed again under another invoice, is known for what it is.
    /// </summary>
    /// <remarks>The order of these numbers is part of every key ever stored: never change it.</remarks>
    public UInt128 KeyOf(in VisitRow row)
    {
        Span<long> numbers = stackalloc long[12];
        Put(numbers, 0, WhoKey(new Who(row.Provider, row.Contract, row.Person, row.ServiceType, row.CareWorker, row.MissedReason)));
        Put(numbers, 2, row.OutcomeNote is { } note ? ContentHash.Of(Encoding.UTF8.GetBytes(note)) : UInt128.Zero);
        numbers[4] = row.VisitOn.Year * 10_000L + row.VisitOn.Month * 100 + row.VisitOn.Day;
        numbers[5] = row.ClaimedStartSeconds;
        numbers[6] = row.ActualStartSeconds;
        numbers[7] = row.PlannedStartSeconds;
        numbers[8] = Pair(row.ClaimedSeconds, row.ActualSeconds);
        numbers[9] = Pair(row.PlannedSeconds, row.CareWorkers);
        numbers[10] = Pair(row.ContributionPence ?? -1, row.PaymentClaimedPence ?? -1);
        numbers[11] = row.IsSecondary ? 1 : 0;
        return ContentHash.Of(numbers);
    }

    // Rows of one person and care worker mostly stand together.
    private UInt128 WhoKey(Who who)
    {
        if (who != _lastWho)
        {
            Span<long> numbers = stackalloc long[12];
            Put(numbers, 0, refs.ContentOf(who.Provider));
            Put(numbers, 2, refs.ContentOf(who.Contract));
            Put(numbers, 4, refs.ContentOf(who.Person));
            Put(numbers, 6, refs.ContentOf(who.ServiceType));
            Put(numbers, 8, refs.ContentOf(who.CareWorker));
            Put(numbers, 10, refs.ContentOf(who.MissedReason));
            (_lastWho, _lastWhoKey) = (who, ContentHash.Of(numbers));
        }

        return _lastWhoKey;
    }

    private static long Pair(int high, int low) => ((long)high << 32) + low;

    private static void Put(Span<long> numbers, int at, UInt128 value)
    {
        unchecked
        {
            numbers[at] = (long)(ulong)value;
            numbers[at + 1] = (long)(ulong)(value >> 64);
        }
    }

    private readonly record struct Who(int Provider, int Contract, int Person, int ServiceType, int CareWorker, int MissedReason);
}
