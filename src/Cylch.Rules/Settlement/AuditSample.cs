using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Which verified results an independent person looks at again. Nobody chooses: the seed is made from what was verified, so
/// it is not known before and anybody can work the draw out again from the records.
/// </summary>
/// <remarks>
/// Rule 1. Results of one contract are put in strata: complexity band, and the share of the policy they were verified under
/// (provider and contract are the same for all of a draw). Within a stratum every result gets a number from the seed; the
/// lowest are drawn. Of n results at s in 1,000, n × s ÷ 1,000 are drawn; what is left of a whole one is drawn by the
/// seed with that chance. So each result has exactly the chance of the policy.
/// </remarks>
public static class AuditSample
{
    /// <summary>The rule above; another rule gets another number, and draws keep theirs.</summary>
    public const int Rule = 1;

    private const int Whole = VerificationPolicy.Everything;

    /// <summary>The seed of a draw: the first eight bytes of a SHA-256 of the contract, the period and every result with its moment.</summary>
    /// <param name="results">In any order; moments in milliseconds since 1970.</param>
    public static ulong SeedOf(string contract, PaymentPeriod period, IEnumerable<(long VerificationId, long RecordedAtMs)> results)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"cylch-audit-{Rule}|{contract}|{LocalDatePattern.Iso.Format(period.YearStart)}|{period.Number}"));
        foreach (var (id, at) in results.OrderBy(result => result.VerificationId))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{id}:{at}");
        }

        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Every candidate with its place, by stratum and then by rank; the order of the candidates changes nothing.</summary>
    public static IReadOnlyList<AuditPlace> Draw(ulong seed, IReadOnlyList<AuditCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var places = new List<AuditPlace>(candidates.Count);
        foreach (var stratum in candidates.GroupBy(candidate => candidate.Stratum).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ranked = stratum
                .OrderBy(candidate => SeededNumbers.For(seed, "audit-rank|" + stratum.Key, candidate.VerificationId).NextBits())
                .ThenBy(candidate => candidate.VerificationId)
                .ToList();
            var count = Count(seed, stratum.Key, ranked.Count, ranked[0].PerThousand);
            places.AddRange(ranked.Select((candidate, index) =>
                new AuditPlace(candidate.VerificationId, stratum.Key, index + 1, index < count)));
        }

        return places;
    }

    /// <summary>The stratum of a result within its contract.</summary>
    public static string StratumOf(string contract, string complexityBand, int perThousand) =>
        string.Create(CultureInfo.InvariantCulture, $"{contract}/{complexityBand}/{perThousand}");

    private static int Count(ulong seed, string stratum, int results, int perThousand)
    {
        var (whole, left) = Math.DivRem(results * perThousand, Whole);
        var numbers = SeededNumbers.For(seed, "audit-rest|" + stratum);
        return whole + (numbers.Below(Whole) < left ? 1 : 0);
    }
}

/// <param name="PerThousand">By the policy the result was verified under; the same for all of a stratum.</param>
public sealed record AuditCandidate(long VerificationId, string Stratum, int PerThousand);

/// <param name="Rank">1 and up within its stratum.</param>
/// <param name="IsDrawn">Whether it is looked at again.</param>
public sealed record AuditPlace(long VerificationId, string Stratum, int Rank, bool IsDrawn);
