using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Cohorts;

/// <summary>A cohort in a list.</summary>
public sealed record CohortCard(Organisation Authority, ReadingImport Import);

/// <summary>A contract of a cohort and the statement that settled it.</summary>
/// <param name="LineId">A line that pays for a result, for whoever wants to see one explained; null when there is none.</param>
public sealed record CohortContract(string Provider, long ContractId, long? RunId, long? TotalPence, long? LineId);

/// <summary>The account of a cohort's file as the records hold it, and what came of its people.</summary>
public sealed record CohortResults(
    Organisation Authority, ReadingImport Import, ReadingsTally Tally, CohortSummary Summary, IReadOnlyList<ColumnMissing> MissingByColumn);

/// <summary>Reads the cohorts that were loaded from files. It only reads.</summary>
public sealed class ReadCohort(CylchDb db)
{
    /// <summary>The cohorts of some organisations, by name.</summary>
    public async Task<IReadOnlyList<CohortCard>> AllAsync(IReadOnlyCollection<long> organisationIds, CancellationToken cancellationToken) => await (
        from import in db.ReadingImports.AsNoTracking()
        join authority in db.Organisations on import.AuthorityId equals authority.Id
        where organisationIds.Contains(authority.Id)
        orderby authority.NameEn
        select new CohortCard(authority, import)).ToListAsync(cancellationToken);

    /// <summary>One cohort, or null when nothing was loaded into that organisation.</summary>
    public async Task<CohortResults?> OfAsync(long organisationId, CancellationToken cancellationToken)
    {
        var import = await db.ReadingImports.AsNoTracking().SingleOrDefaultAsync(i => i.AuthorityId == organisationId, cancellationToken);
        if (import is null)
        {
            return null;
        }

        var authority = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisationId, cancellationToken);
        var people = await PeopleAsync(import.Id, cancellationToken);
        return new CohortResults(
            authority, import, new ReadingsTally(import.RowsRead, await LinesAsync(import.Id, people, cancellationToken)),
            CohortSummary.Of(people), RulesJson.Read<IReadOnlyList<ColumnMissing>>(import.MissingByColumn));
    }

    /// <summary>Each provider's contract and statement, for whoever may read them.</summary>
    /// <param name="readable">The contracts whose statements the reader may read.</param>
    public async Task<IReadOnlyList<CohortContract>> ContractsAsync(
        long organisationId, IQueryable<Contract> readable, CancellationToken cancellationToken) => await (
        from contract in readable
        where contract.AuthorityId == organisationId
        from run in db.SettlementRuns.Where(r => r.ContractId == contract.Id && r.ReplacedAt == null).OrderByDescending(r => r.FromOn).Take(1).DefaultIfEmpty()
        orderby contract.Number
        select new CohortContract(
            contract.Number, contract.Id, run == null ? null : run.Id, run == null ? null : run.TotalPence,
            run == null ? null : db.StatementLines.Where(l => l.RunId == run.Id && l.OutcomeId != null && l.AmountPence != 0)
                .OrderBy(l => l.Number).Select(l => (long?)l.Id).FirstOrDefault()))
        .ToListAsync(cancellationToken);

    // Each outcome has one imported reading a date and one verification by the rule, so the joins give one row a person;
    // what people verify later is another verification, and the cohort goes on showing what the rule found.
    private async Task<List<CohortPerson>> PeopleAsync(long importId, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in db.ReadingImportRows.AsNoTracking()
            where row.ImportId == importId && row.OutcomeId != null
            join outcome in db.PersonalOutcomes on row.OutcomeId equals outcome.Id
            join wanted in db.PackageOutcomes on outcome.Id equals wanted.OutcomeId
            join package in db.CarePackages on wanted.PackageId equals package.Id
            join contract in db.Contracts on package.ContractId equals contract.Id
            from after in db.Readings
                .Where(r => r.OutcomeId == outcome.Id && r.TakenOn == package.EndsOn && r.HowAsked == HowAsked.Imported).DefaultIfEmpty()
            from before in db.Readings.Where(r => r.Id == outcome.BaselineReadingId).DefaultIfEmpty()
            from verified in db.Verifications.Where(v => v.OutcomeId == outcome.Id && v.VerifiedByAccountId == null).DefaultIfEmpty()
            select new
            {
                Provider = contract.Number,
                row.Standing,
                Result = verified == null ? null : (OutcomeResult?)verified.Result,
                Before = before == null ? null : before.Value,
                After = after == null ? null : after.Value,
                row.PredictedParts,
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new CohortPerson(row.Provider, Part(row.Standing, row.Result), row.Before, row.After, row.PredictedParts));
    }

    // The result of a judged row is the verification's, which is its only record.
    private static CohortPart Part(RowStanding standing, OutcomeResult? result) => (standing, result) switch
    {
        (RowStanding.Missing, _) => CohortPart.Missing,
        (RowStanding.Neutral, _) => CohortPart.Neutral,
        (_, OutcomeResult.Achieved) => CohortPart.Achieved,
        (_, OutcomeResult.Partly) => CohortPart.Partly,
        (_, OutcomeResult.Maintained) => CohortPart.Maintained,
        (_, OutcomeResult.Slipped) => CohortPart.Slipped,
        _ => CohortPart.Missing,
    };

    private async Task<IReadOnlyList<TallyLine>> LinesAsync(long importId, List<CohortPerson> people, CancellationToken cancellationToken)
    {
        var others = await db.ReadingImportRows.AsNoTracking().Where(r => r.ImportId == importId && r.Standing != RowStanding.Judged)
            .GroupBy(r => new { r.Standing, r.Reason, r.Column })
            .Select(same => new { same.Key.Standing, same.Key.Reason, same.Key.Column, Rows = same.LongCount() })
            .ToListAsync(cancellationToken);
        var judged = people.Where(p => p.Part <= CohortPart.Slipped).GroupBy(p => p.Part)
            .Select(same => new TallyLine(RowStanding.Judged, same.Key.ToString(), null, same.Count()));
        return ReadingsTally.InOrder([.. judged, .. others.Select(o => new TallyLine(o.Standing, o.Reason!, o.Column, o.Rows))]);
    }
}
