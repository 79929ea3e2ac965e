using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Cylch.Records;

/// <summary>A date column on both databases.</summary>
internal sealed class LocalDateText() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    date => LocalDate.FromDateOnly(date));

/// <summary>SQLite has no instant: whole milliseconds since 1970 sort, compare and index as numbers.</summary>
internal sealed class InstantMilliseconds() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));

/// <summary>PostgreSQL keeps an instant as a timestamp with time zone, in UTC.</summary>
internal sealed class InstantUtc() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    utc => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
