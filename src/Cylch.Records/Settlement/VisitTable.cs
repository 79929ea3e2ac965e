using System.Data.Common;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Settlement;

/// <summary>
/// The visits of a contract as time and nothing else, read column by column: making a tracked record of each would cost
/// many times what pricing it does.
/// </summary>
internal sealed class VisitTable
{
    private const string Query = """
        SELECT v.package_id, v.visit_on, v.start_at, v.actual_minutes, v.planned_minutes, v.care_workers, k.is_rural FROM visits v
        JOIN care_packages k ON k.id = v.package_id
        WHERE k.contract_id = @contract AND v.visit_on >= @from AND v.visit_on <= @until AND v.actual_minutes > 0
        ORDER BY v.package_id, v.visit_on, v.start_at, v.actual_minutes, v.planned_minutes, v.care_workers
        """;

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly Dictionary<long, List<VisitTime>> _visits = [];

    /// <summary>Packages with at least one visit.</summary>
    public IEnumerable<long> Packages => _visits.Keys;

    /// <returns>Refused when a visit is on a day whose bank holidays are not known, and the terms need them.</returns>
    public static async Task<Decision<VisitTable>> ReadAsync(
        CylchDb db, long contractId, DateRange days, bool needsBankHolidays, CancellationToken cancellationToken)
    {
        var table = new VisitTable();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
            command.CommandText = Query;
            var isSqlite = db.Database.IsSqlite();
            Add(command, "contract", contractId);
            Add(command, "from", Day(days.Start, isSqlite));
            Add(command, "until", Day(days.End!.Value, isSqlite));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return table.Fill(reader, isSqlite, needsBankHolidays) is { } refusal ? refusal : table;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>All visits that start in a period.</summary>
    public PeriodVisits Of(PaymentPeriod period)
    {
        var (packages, ends, visits) = (new List<long>(), new List<int>(), new List<VisitTime>());
        foreach (var packageId in _visits.Keys.Order())
        {
            var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_visits[packageId]);
            var within = span[FirstFrom(span, period.Start)..FirstFrom(span, period.End.PlusDays(1))];
            if (!within.IsEmpty)
            {
                visits.AddRange(within);
                packages.Add(packageId);
                ends.Add(visits.Count);
            }
        }

        return new PeriodVisits([.. packages], [.. ends], visits.ToArray());
    }

    private static int FirstFrom(ReadOnlySpan<VisitTime> visits, LocalDate day)
    {
        var (low, high) = (0, visits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (visits[middle].Day < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private Refusal? Fill(DbDataReader reader, bool isSqlite, bool needsBankHolidays)
    {
        var (package, visits) = (0L, new List<VisitTime>());
        var (day, isHoliday) = (default(LocalDate), false);
        while (reader.Read())
        {
            if (reader.GetInt64(0) is var id && id != package)
            {
                package = id;
                _visits.Add(package, visits = []);
            }

            var on = isSqlite ? LocalDatePattern.Iso.Parse(reader.GetString(1)).Value : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1));
            if (on != day && needsBankHolidays)
            {
                if (BankHolidays.Holds(on) is not { } holds)
                {
                    return new Refusal("settlement.bank-holidays-unknown", on, BankHolidays.Covered.End!.Value);
                }

                isHoliday = holds;
            }

            day = on;
            var start = isSqlite ? Instant.FromUnixTimeMilliseconds(reader.GetInt64(2)) : Instant.FromDateTimeUtc(reader.GetFieldValue<DateTime>(2));
            var local = start.InZone(London).TimeOfDay;
            visits.Add(new VisitTime(on, local.Hour * 60 + local.Minute, (int)reader.GetInt64(3), isHoliday)
            {
                PlannedMinutes = (int)reader.GetInt64(4), IsDoubleHanded = reader.GetInt64(5) > 1, IsRural = !reader.IsDBNull(6) && reader.GetBoolean(6),
            });
        }

        return null;
    }

    private static object Day(LocalDate day, bool isSqlite) => isSqlite ? LocalDatePattern.Iso.Format(day) : day.ToDateOnly();

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
