using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class VisitSegmentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public void What_is_packed_is_read_back_visit_by_visit_however_many_parts_it_takes(int packages)
    {
        var visits = Invented(packages, 71);
        var parts = VisitSegment.Write(visits);

        parts.Count.ShouldBe(Math.Max(1, (packages * 71 + VisitSegment.PartVisits - 1) / VisitSegment.PartVisits));
        parts.Sum(part => part.Visits).ShouldBe(visits.Count);
        var read = Read(parts).Value;
        read.Packages.ToArray().ShouldBe(visits.Packages.ToArray());
        for (var at = 0; at < packages; at++)
        {
            read.At(at).ToArray().ShouldBe(visits.At(at).ToArray());
        }
    }

    [Fact]
    public void The_same_visits_are_packed_into_the_same_bytes() =>
        VisitSegment.Write(Invented(50, 30)).Select(part => Convert.ToHexString(part.Hash))
            .ShouldBe(VisitSegment.Write(Invented(50, 30)).Select(part => Convert.ToHexString(part.Hash)));

    [Fact]
    public void A_single_bit_that_changed_is_noticed_wherever_it_is()
    {
        var part = VisitSegment.Write(Invented(3, 5))[0];
        for (var at = 0; at < part.Content.Length; at++)
        {
            var spoilt = part.Content.ToArray();
            spoilt[at] ^= 1;

            Read([part with { Content = spoilt }]).Refusal.ShouldBe(new Refusal("settlement.segment-corrupted", 1), $"byte {at}");
        }
    }

    [Fact]
    public void Bytes_that_end_too_soon_are_refused_even_under_their_own_hash()
    {
        var part = VisitSegment.Write(Invented(3, 5))[0];
        foreach (var length in (int[])[0, 4, 11, 12, part.Content.Length - 1])
        {
            var shorter = part.Content[..length];
            var hash = Cylch.Rules.Delivery.ContentHash.ToBytes(Cylch.Rules.Delivery.ContentHash.Of(shorter));

            Read([new PackedPart(shorter, hash, 0)]).Refusal.ShouldNotBeNull($"{length} bytes");
        }
    }

    private static Decision<PeriodVisits> Read(IReadOnlyList<PackedPart> parts) => VisitSegment.Read(
        [.. parts.Select(part => (ReadOnlyMemory<byte>)part.Content)], [.. parts.Select(part => (ReadOnlyMemory<byte>)part.Hash)]);

    private static PeriodVisits Invented(int packages, int visits)
    {
        var numbers = new SeededNumbers(12);
        var all = new VisitTime[packages * visits];
        for (var at = 0; at < all.Length; at++)
        {
            all[at] = new VisitTime(new LocalDate(2026, 4, 6).PlusDays(numbers.Below(28)), numbers.Below(1440), numbers.Between(5, 90), numbers.Chance(3));
        }

        return new PeriodVisits(
            [.. Enumerable.Range(1, packages).Select(at => at * 3L)], [.. Enumerable.Range(1, packages).Select(at => at * visits)], all);
    }
}
