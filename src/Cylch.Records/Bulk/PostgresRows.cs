using Npgsql;
using NpgsqlTypes;

namespace Cylch.Records.Bulk;

/// <summary>Rows as PostgreSQL's binary COPY takes them.</summary>
internal sealed class PostgresRows(NpgsqlBinaryImporter importer) : IBulkRow
{
    public void Null() => importer.WriteNull();

    public void Number(long value) => importer.Write(value, NpgsqlDbType.Bigint);

    public void YesOrNo(bool value) => importer.Write(value, NpgsqlDbType.Boolean);

    public void Text(string value) => importer.Write(value, NpgsqlDbType.Text);

    public void Day(DateOnly value) => importer.Write(value, NpgsqlDbType.Date);

    public void Moment(DateTime value) => importer.Write(value, NpgsqlDbType.TimestampTz);

    public void Bytes(byte[] value) => importer.Write(value, NpgsqlDbType.Bytea);
}
