using System.Security.Cryptography;
using Cylch.Records.Access;
using Cylch.Records.Bulk;
using Cylch.Records.Contracts;
using Cylch.Records.Schema;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>How far an import has come, for whoever waits.</summary>
public enum CohortStep
{
    Writing = 1,
    Settling = 2,
}

/// <param name="AuthorityId">The authority the file was loaded into.</param>
/// <param name="AlreadyHeld">The same file was loaded before; its rows were left as they are.</param>
/// <param name="Settled">How many contracts were settled now; the others had been before.</param>
public sealed record ImportedReadings(long AuthorityId, ReadingsFile File, ReadingsTally Tally, bool AlreadyHeld, int Settled);

/// <summary>
/// Loads a file of readings into an authority of its own, all or nothing, and settles a contract for each of its
/// providers. The same file again changes nothing; what an interrupted run had not settled yet is settled then.
/// </summary>
public sealed class ImportReadings(Database database)
{
    /// <param name="isDemonstration">The program's own accounts are marked so, and the analyst and auditor among the personas may see the cohort.</param>
    /// <param name="progress">Told of each step with how much of it is done, and of how much.</param>
    public async Task<Decision<ImportedReadings>> LoadAsync(
        ReadingsFile file, ReadingsProfile profile, Instant now, bool isDemonstration, Action<CohortStep, int, int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(progress);
        var source = CohortSource.Of(profile);
        var tally = ReadingsTally.Count(file.Rows);
        if (!tally.Reconciles)
        {
            throw new InvalidOperationException($"Of {tally.RowsRead} rows read, {tally.Lines.Sum(line => line.Rows)} are accounted for.");
        }

        if (file.Rows.All(row => row.Standing == RowStanding.Refused))
        {
            return new Refusal("outcomes.no-row-usable", file.Name, file.Rows[0].Refusal!.Code);
        }

        var written = await WriteAsync(file, source, now, isDemonstration, progress, cancellationToken);
        if (written.Refusal is { } refusal)
        {
            return refusal;
        }

        var (authorityId, isNew) = written.Value;
        var settled = await new SettleCohort(database).SettleAsync(authorityId, source, now, progress, cancellationToken);
        return settled.Refusal is { } unsettled ? unsettled : new ImportedReadings(authorityId, file, tally, !isNew, settled.Value);
    }

    private async Task<Decision<(long AuthorityId, bool IsNew)>> WriteAsync(
        ReadingsFile file, CohortSource source, Instant now, bool isDemonstration, Action<CohortStep, int, int> progress, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.ReadingImports.AsNoTracking().Where(i => i.Profile == source.Profile.Key).SingleOrDefaultAsync(cancellationToken);
        if (held is not null)
        {
            return CryptographicOperations.FixedTimeEquals(held.FileHash, file.Hash)
                ? (held.AuthorityId, false)
                : new Refusal("outcomes.another-file-held", held.FileName, held.ImportedAt);
        }

        progress(CohortStep.Writing, 0, file.Rows.Count);
        var authorityId = await AuthorityAsync(db, source, cancellationToken);
        var accounts = await CohortAccounts.MakeAsync(db, authorityId, now, isDemonstration, cancellationToken);
        ReadingsRow[] taken = [.. file.Rows.Where(row => row.Standing != RowStanding.Refused)];
        var contracts = await ContractsAsync(db, source, taken, authorityId, now, accounts.Prepares, cancellationToken);
        if (contracts.Refusal is { } refusal)
        {
            return refusal;
        }

        var records = new CohortRecords(source, taken, contracts.Value, authorityId, now);
        await records.WriteAsync(db, cancellationToken);
        var import = Import(file, source, authorityId, now);
        db.ReadingImports.Add(import);
        db.ChangeEvents.Add(new ChangeEvent
        {
            HappenedAt = now, Action = nameof(ImportReadings), SubjectKind = "organisation", SubjectId = authorityId, Reason = file.Name,
        });
        await db.SaveChangesAsync(cancellationToken);
        await new BulkWriter(db).WriteAsync(records.Kept(import.Id, file.Rows), BulkIds.FromDatabase, cancellationToken);
        await all.CommitAsync(cancellationToken);
        if (!db.Database.IsSqlite())
        {
            // PostgreSQL plans by what it last counted; until it counts these rows, it reads whole tables for each contract.
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
        }

        return (authorityId, true);
    }

    private static ReadingImport Import(ReadingsFile file, CohortSource source, long authorityId, Instant now) => new()
    {
        AuthorityId = authorityId,
        Profile = source.Profile.Key,
        FileName = file.Name,
        FileHash = file.Hash,
        FileBytes = file.Bytes,
        RowsRead = file.Rows.Count,
        MissingByColumn = RulesJson.Write(file.MissingByColumn),
        ImportedAt = now,
    };

    private static async Task<long> AuthorityAsync(CylchDb db, CohortSource source, CancellationToken cancellationToken)
    {
        // Roles count by the kind of body: whoever buys and pays stands here where a local authority does.
        var authority = new Organisation
        {
            Kind = OrganisationKind.LocalAuthority, Reference = source.Reference, NameEn = source.NameEn, NameCy = source.NameCy,
        };
        db.Organisations.Add(authority);
        await db.SaveChangesAsync(cancellationToken);
        return authority.Id;
    }

    // A provider is its code: its name is not in the file, and none is given to it.
    private static async Task<Decision<IReadOnlyDictionary<string, long>>> ContractsAsync(
        CylchDb db, CohortSource source, ReadingsRow[] rows, long authorityId, Instant now, long accountId, CancellationToken cancellationToken)
    {
        string[] codes = [.. rows.Select(row => row.Provider).Distinct().Order(StringComparer.Ordinal)];
        var known = await db.Organisations.Where(o => codes.Contains(o.Reference)).ToListAsync(cancellationToken);
        if (known.Find(o => o.Kind != OrganisationKind.Provider || o.NameEn != o.Reference) is { } other)
        {
            return new Refusal("outcomes.provider-code-taken", other.Reference, other.NameEn);
        }

        var providers = codes.Except(known.Select(o => o.Reference))
            .Select(code => new Organisation { Kind = OrganisationKind.Provider, Reference = code, NameEn = code, NameCy = code }).ToList();
        db.Organisations.AddRange(providers);
        await db.SaveChangesAsync(cancellationToken);
        var ids = providers.Concat(known).ToDictionary(o => o.Reference, o => o.Id, StringComparer.Ordinal);
        var contracts = codes.Select(code => source.Contract(0, code, authorityId, ids[code])).ToList();
        db.Contracts.AddRange(contracts);
        await db.SaveChangesAsync(cancellationToken);
        db.ContractSchemes.AddRange(contracts.Select(contract => source.Scheme(contract.Id, now, accountId)));
        await db.SaveChangesAsync(cancellationToken);
        return contracts.ToDictionary(contract => contract.Number, contract => contract.Id, StringComparer.Ordinal);
    }
}
