using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// Both sides of a line. What it adds to the payment is owed to the provider, what it adds to the money held is held in
/// the provider's name, and both together are what the care has cost; so the entries of a line add up to nothing.
/// </summary>
public static class Booking
{
    /// <summary>The entries of a line; none for a line that moves no money.</summary>
    public static IEnumerable<LedgerEntry> Of(StatementLine line, Instant bookedAt)
    {
        ArgumentNullException.ThrowIfNull(line);
        (LedgerAccount Account, long Pence)[] sides =
        [
            (LedgerAccount.CareCost, line.AmountPence + line.HeldChangePence),
            (LedgerAccount.ProviderPayable, -line.AmountPence),
            (LedgerAccount.HeldForOutcomes, -line.HeldChangePence),
        ];
        return sides.Where(side => side.Pence != 0).Select(side => new LedgerEntry
        {
            RunId = line.RunId,
            LineId = line.Id,
            Account = side.Account,
            AmountPence = side.Pence,
            BookedAt = bookedAt,
        });
    }
}
