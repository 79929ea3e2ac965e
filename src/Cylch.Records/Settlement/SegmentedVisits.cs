using System.Data.Common;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using SQLitePCL;

namespace Cylch.Records.Settlement;

/// <summary>Reads packed visits. In the embedded database they are read where they lie: nothing is copied before it is unpacked.</summary>
public sealed class SegmentedVisits(CylchDb db)
{
    private const string Query = """
        SELECT year_starts_on, period_number, content, content_hash FROM kept_visits
        WHERE contract_id = @contract ORDER BY year_starts_on, period_number, part
        """;

    /// <summary>All that is kept of a contract, oldest period first; a period that is not there has to be read from the rows.</summary>
    public async Task<IReadOnlyList<SegmentedPeriod>> ReadAsync(long contractId, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
            command.CommandText = Query;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@contract", contractId);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return Read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static List<SegmentedPeriod> Read(DbDataReader reader)
    {
        var periods = new List<SegmentedPeriod>();
        VisitUnpacking? unpacking = null;
        (PaymentPeriod Period, Refusal? Refusal) now = default;
        var part = 0;
        while (reader.Read())
        {
            var yearStart = reader is SqliteDataReader ? LocalDatePattern.Iso.Parse(reader.GetString(0)).Value : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(0));
            var period = new PaymentPeriod(yearStart, (int)reader.GetInt64(1));
            if (unpacking is null || period != now.Period)
            {
                End();
                (unpacking, now, part) = (new VisitUnpacking(), (period, null), 0);
            }

            part++;
            if (!Add(reader, unpacking))
            {
                now.Refusal ??= new Refusal("settlement.segment-corrupted", period.Start, period.End, part);
            }
        }

        End();
        return periods;

        void End()
        {
            if (unpacking is not null)
            {
                periods.Add(new SegmentedPeriod(now.Period, now.Refusal is { } refusal ? refusal : unpacking.Visits()));
            }
        }
    }

    private static bool Add(DbDataReader reader, VisitUnpacking into) => reader is SqliteDataReader { Handle: { } row }
        ? into.Add(raw.sqlite3_column_blob(row, 2), raw.sqlite3_column_blob(row, 3))
        : into.Add(reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3));
}

/// <param name="Visits">Refused when what is kept is not what was written.</param>
public sealed record SegmentedPeriod(PaymentPeriod Period, Decision<PeriodVisits> Visits);
