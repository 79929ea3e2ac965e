using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records;

/// <summary>Tables, columns, keys and indexes in snake case, alike on both databases.</summary>
internal static class ColumnNames
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            // A type kept inside another's JSON column has no table of its own to name.
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(SnakeCase(entity.GetContainerColumnName()!));
                continue;
            }

            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName()));

                // Text is text: lengths are field rules with wording, not a database error.
                property.SetMaxLength(null);
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(SnakeCase(key.GetName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
                // Nothing of the record is ever swept away with something else.
                foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
            }
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
