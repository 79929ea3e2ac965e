using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cylch.Records.Bulk;

/// <summary>One row on its way into a table, a value at a time in the order of the columns.</summary>
internal interface IBulkRow
{
    void Null();

    void Number(long value);

    void YesOrNo(bool value);

    void Text(string value);

    void Day(DateOnly value);

    void Moment(DateTime value);

    void Bytes(byte[] value);
}

/// <summary>Reads one column's value out of a record as the database keeps it, by the model's own conversion.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">What the database keeps.</param>
/// <param name="Write">Puts the value of one record into a row.</param>
internal sealed record BulkColumn<T>(string Name, Type Kind, Action<T, IBulkRow> Write)
{
    public static BulkColumn<T> Of(IProperty property, string name)
    {
        var record = Expression.Parameter(typeof(T), "record");
        var row = Expression.Parameter(typeof(IBulkRow), "row");
        Expression value = Expression.Property(record, property.PropertyInfo!);
        var given = Nullable.GetUnderlyingType(value.Type);
        var isMissing = given is not null ? Expression.Not(Expression.Property(value, nameof(Nullable<>.HasValue)))
            : value.Type.IsValueType ? null
            : (Expression)Expression.ReferenceEqual(value, Expression.Constant(null));
        var kept = Kept(property, given is null ? value : Expression.Property(value, nameof(Nullable<>.Value)));
        Expression put = Expression.Call(row, typeof(IBulkRow).GetMethod(Method(kept.Type))!, kept);
        if (isMissing is not null)
        {
            put = Expression.IfThenElse(isMissing, Expression.Call(row, typeof(IBulkRow).GetMethod(nameof(IBulkRow.Null))!), put);
        }

        return new BulkColumn<T>(name, kept.Type, Expression.Lambda<Action<T, IBulkRow>>(put, record, row).Compile());
    }

    private static Expression Kept(IProperty property, Expression value)
    {
        if ((property.GetValueConverter() ?? property.GetTypeMapping().Converter) is not { } converter)
        {
            return value.Type == typeof(DateTimeOffset) ? Expression.Property(value, nameof(DateTimeOffset.UtcDateTime)) : value;
        }

        var convert = converter.ConvertToProviderExpression;
        if (convert.Parameters[0].Type != value.Type)
        {
            value = Expression.Convert(value, convert.Parameters[0].Type);
        }

        return Expression.Invoke(convert, value);
    }

    private static string Method(Type kind) =>
        kind == typeof(long) ? nameof(IBulkRow.Number)
        : kind == typeof(bool) ? nameof(IBulkRow.YesOrNo)
        : kind == typeof(string) ? nameof(IBulkRow.Text)
        : kind == typeof(DateOnly) ? nameof(IBulkRow.Day)
        : kind == typeof(DateTime) ? nameof(IBulkRow.Moment)
        : kind == typeof(byte[]) ? nameof(IBulkRow.Bytes)
        : throw new NotSupportedException($"A column of {kind} cannot be written in bulk.");
}
