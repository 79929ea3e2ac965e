namespace Cylch.Records.Demonstration;

/// <summary>A visit of every day: when it is planned to begin, by the clock, and how long it is to last.</summary>
internal readonly record struct VisitSlot(int StartMinute, int Minutes);

/// <summary>A person's ordinary day of care, the same each day of the week.</summary>
internal sealed record VisitShape(IReadOnlyList<VisitSlot> Slots, bool TakesTwo)
{
    private const int DaysAWeek = 7;

    public int MinutesPerWeek => Slots.Sum(s => s.Minutes) * DaysAWeek * (TakesTwo ? 2 : 1);

    public static VisitShape Of(World world, long personId)
    {
        var numbers = world.Numbers("visit-shape", personId);
        var visits = numbers.Below(100) switch { < 28 => 1, < 65 => 2, < 88 => 3, _ => 4 };
        List<VisitSlot> slots = [new(numbers.Between(28, 36) * 15, numbers.Chance(60) ? 45 : 30)];
        if (visits > 1)
        {
            slots.Add(new(numbers.Between(74, 84) * 15, 30));
        }

        if (visits > 2)
        {
            slots.Add(new(numbers.Between(47, 52) * 15, 30));
        }

        if (visits > 3)
        {
            slots.Add(new(numbers.Between(62, 66) * 15, numbers.Chance(50) ? 15 : 30));
        }

        return new VisitShape([.. slots.OrderBy(s => s.StartMinute)], visits == 4 && numbers.Chance(20));
    }
}
