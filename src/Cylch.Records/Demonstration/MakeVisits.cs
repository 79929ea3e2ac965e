using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>Every visit of every package, made one by one as they are written and never all held.</summary>
internal sealed class MakeVisits(World world)
{
    private static readonly string[] Missed = ["person cancelled", "no answer at the door", "in hospital that day", "care worker ill"];
    private readonly Dictionary<LocalDate, long> _midnights = [];
    private long _number;

    public IEnumerable<Visit> All()
    {
        foreach (var visit in MakeMairVisits.All(this))
        {
            yield return visit;
        }

        var contracts = world.All<Contract>().ToDictionary(c => c.Id);
        foreach (var package in world.All<CarePackage>().Skip(1))
        {
            foreach (var visit in Of(package, contracts[package.ContractId]))
            {
                yield return visit;
            }
        }
    }

    /// <param name="startMinute">Minutes after midnight, by the clock in Wales.</param>
    public Visit Visit(long packageId, LocalDate day, int startMinute, int planned, int actual, string careWorker)
    {
        var startAt = Midnight(day) + startMinute * 60_000L;
        return new Visit
        {
            Id = ++_number,
            PackageId = packageId,
            VisitOn = day,
            StartAt = Instant.FromUnixTimeMilliseconds(startAt),
            PlannedMinutes = planned,
            ActualMinutes = actual,
            CareWorkers = 1,
            IsSecondary = false,
            CareWorkerRef = careWorker,
            ContentKey = Key(packageId, startAt, planned, 0),
        };
    }

    private IEnumerable<Visit> Of(CarePackage package, Contract contract)
    {
        var numbers = world.Numbers("visits", package.Id);
        var shape = VisitShape.Of(world, package.PersonId);
        var workers = Enumerable.Range(0, 3).Select(usual => CareWorkers.Of(world, contract, package.PersonId, usual)).ToArray();
        var until = package.EndsOn ?? World.VisitDays.End!.Value;
        for (var day = package.StartsOn; day <= until; day = day.PlusDays(1))
        {
            foreach (var slot in shape.Slots)
            {
                var row = Row(ref numbers, package.Id, day, slot, shape.TakesTwo, workers);
                yield return row;
                if (shape.TakesTwo)
                {
                    yield return Second(row, workers[row.CareWorkerRef == workers[0] ? 1 : 0]);
                }
            }
        }
    }

    private Visit Row(ref SeededNumbers numbers, long packageId, LocalDate day, VisitSlot slot, bool takesTwo, string[] workers)
    {
        var missed = numbers.Below(1000) < 9 ? numbers.Pick(Missed) : null;
        var late = numbers.Between(-9, 16);
        var startAt = Midnight(day) + (slot.StartMinute + late) * 60_000L;
        var shift = numbers.Below(100) switch { < 6 => -numbers.Between(6, 12), < 90 => numbers.Between(-4, 3), _ => numbers.Between(4, 14) };
        var worker = workers[numbers.Below(100) switch { < 68 => 0, < 88 => 1, _ => 2 }];
        return new Visit
        {
            Id = ++_number,
            PackageId = packageId,
            VisitOn = day,
            StartAt = Instant.FromUnixTimeMilliseconds(startAt),
            PlannedMinutes = slot.Minutes,
            ActualMinutes = missed is null ? slot.Minutes + shift : 0,
            CareWorkers = takesTwo ? 2 : 1,
            IsSecondary = false,
            CareWorkerRef = worker,
            MissedReason = missed,
            ContentKey = Key(packageId, startAt, slot.Minutes, 0),
        };
    }

    private Visit Second(Visit first, string worker) => new()
    {
        Id = ++_number,
        PackageId = first.PackageId,
        VisitOn = first.VisitOn,
        StartAt = first.StartAt,
        PlannedMinutes = first.PlannedMinutes,
        ActualMinutes = first.ActualMinutes,
        CareWorkers = 2,
        IsSecondary = true,
        CareWorkerRef = worker,
        MissedReason = first.MissedReason,
        ContentKey = Key(first.PackageId, first.StartAt.ToUnixTimeMilliseconds(), first.PlannedMinutes, 1),
    };

    private static byte[] Key(long packageId, long startAt, int planned, int second) =>
        ContentHash.ToBytes(ContentHash.Of([packageId, startAt, planned, second]));

    // Counted back from noon: visits are by day, and on the two clock-change days noon and the visits share an offset.
    private long Midnight(LocalDate day)
    {
        if (!_midnights.TryGetValue(day, out var midnight))
        {
            midnight = World.At(day, 12).ToUnixTimeMilliseconds() - 12 * 3_600_000L;
            _midnights.Add(day, midnight);
        }

        return midnight;
    }
}
