using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>Starts at nine in the morning of the demonstration's day, and goes on from there.</summary>
public sealed class DemonstrationClock(LocalDate day, TimeProvider time) : IClock
{
    private readonly Instant _start = day.At(new LocalTime(9, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
    private readonly long _began = time.GetTimestamp();

    public Instant GetCurrentInstant() => _start + Duration.FromTimeSpan(time.GetElapsedTime(_began));
}
