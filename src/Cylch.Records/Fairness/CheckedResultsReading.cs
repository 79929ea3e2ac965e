using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Fairness;
using Cylch.Rules.Outcomes;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Fairness;

/// <summary>Verified results that are not neutral, each with the mark of the terms it was paid by and what came after it.</summary>
internal sealed class CheckedResultsReading(
    CylchDb db, IQueryable<ProviderOfPackage> packages, LocalDate asOn, Instant known, CancellationToken cancellationToken)
{
    public async Task<List<CheckedResult>> ReadAsync()
    {
        var since = asOn.PlusMonths(-2 * FairnessRule.Months);
        var results = await (
            from verification in db.Verifications.AsNoTracking()
            join taken in packages on verification.PackageId equals taken.Package.Id
            join outcome in db.PersonalOutcomes on verification.OutcomeId equals outcome.Id
            where verification.NeutralReason == null && verification.VerifiedOn > since && verification.VerifiedOn <= asOn && verification.RecordedAt < known
            orderby verification.Id
            select new Row(
                taken.ProviderId, taken.Package.ContractId, outcome.PersonId, outcome.Id, verification.VerifiedOn, outcome.Kind, outcome.Measure, verification.Result,
                db.Readings.Where(r => r.Id == outcome.BaselineReadingId).Select(r => r.Value).FirstOrDefault(), outcome.Target,
                db.Readings.Where(r => r.Id == verification.ReadingId).Select(r => r.Value).FirstOrDefault(),
                verification.Confirmation == Confirmation.ByPerson)).ToListAsync(cancellationToken);
        var marks = await MarksAsync();
        var later = await LaterAsync();
        var more = await MoreCareAsync();
        return [.. results.Select(row => new CheckedResult(
            row.ProviderId, row.VerifiedOn, row.Kind, row.Measure, row.Result, row.Start, row.Target, row.Reading,
            Mark(marks[row.ContractId], row.VerifiedOn), row.ByPerson, FellBack(row, later[row.OutcomeId], more[row.PersonId])))];
    }

    /// <summary>From which part of the way terms begin to pay for a change; null where every point pays, or none.</summary>
    public static Share? MarkOf(IEnumerable<PaymentTerm> terms) => terms.Select(term => term switch
    {
        ReleaseOnVerified release => release.PartFrom,
        BalanceOnConfirmation => Share.Whole,
        PriceByResult { Kind: OutcomeKind.Change } or PriceByGroup { Kind: OutcomeKind.Change } or PriceWhenSustained => Share.Whole,
        _ => (Share?)null,
    }).FirstOrDefault(mark => mark is not null);

    private static Share? Mark(IEnumerable<(LocalDate From, int Number, Share? Mark)> versions, LocalDate on) =>
        versions.Where(version => version.From <= on).OrderBy(version => version.Number).LastOrDefault().Mark;

    private async Task<ILookup<long, (LocalDate From, int Number, Share? Mark)>> MarksAsync()
    {
        var contracts = packages.Select(taken => taken.Package.ContractId);
        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => contracts.Contains(s.ContractId))
            .Select(s => new { s.ContractId, s.InForceFrom, s.Number, s.Terms }).ToListAsync(cancellationToken);

        // Many contracts are paid by the same terms: each text is read once.
        var texts = schemes.Select(s => s.Terms).Distinct(StringComparer.Ordinal).ToDictionary(text => text, text => MarkOf(SchemeText.Terms(text)), StringComparer.Ordinal);
        return schemes.ToLookup(s => s.ContractId, s => (s.InForceFrom, s.Number, texts[s.Terms]));
    }

    private async Task<ILookup<long, (LocalDate On, int Value)>> LaterAsync()
    {
        var verified = db.Verifications.Where(v => packages.Any(taken => taken.Package.Id == v.PackageId) && v.NeutralReason == null);
        var readings = await db.Readings.AsNoTracking()
            .Where(r => r.Voice == Voice.Person && r.Value != null && r.TakenOn <= asOn && r.RecordedAt < known
                && !db.Readings.Any(c => c.CorrectsReadingId == r.Id && c.RecordedAt < known)
                && verified.Any(v => v.OutcomeId == r.OutcomeId && r.TakenOn > v.VerifiedOn))
            .Select(r => new { r.OutcomeId, r.TakenOn, Value = r.Value!.Value }).ToListAsync(cancellationToken);
        return readings.ToLookup(r => r.OutcomeId, r => (r.TakenOn, r.Value));
    }

    // The first day of a plan with a larger envelope than the one before it.
    private async Task<ILookup<long, LocalDate>> MoreCareAsync()
    {
        var people = packages.Select(taken => taken.Package.PersonId);
        var plans = await db.CarePlans.AsNoTracking()
            .Where(p => p.Number > 1 && p.ApprovedOn != null && p.ApprovedOn <= asOn && p.StartsOn <= asOn && people.Contains(p.PersonId)
                && db.CarePlans.Any(b => b.PersonId == p.PersonId && b.Number == p.Number - 1 && b.MinutesPerWeek < p.MinutesPerWeek))
            .Select(p => new { p.PersonId, p.StartsOn }).ToListAsync(cancellationToken);
        return plans.ToLookup(p => p.PersonId, p => p.StartsOn);
    }

    private static LocalDate? FellBack(Row row, IEnumerable<(LocalDate On, int Value)> later, IEnumerable<LocalDate> more)
    {
        var until = row.VerifiedOn.PlusDays(FairnessRule.SoonDays);
        return later.Where(reading => reading.Value < row.Reading).Select(reading => reading.On).Concat(more)
            .Where(on => on > row.VerifiedOn && on <= until).Cast<LocalDate?>().Min();
    }

    private sealed record Row(
        long ProviderId, long ContractId, long PersonId, long OutcomeId, LocalDate VerifiedOn, OutcomeKind Kind, Measure Measure, OutcomeResult Result, int? Start,
        int? Target, int? Reading, bool ByPerson);
}
