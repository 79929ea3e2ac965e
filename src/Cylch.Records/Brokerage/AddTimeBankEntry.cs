using Cylch.Rules;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Brokerage;

/// <param name="Minutes">Positive in, negative out.</param>
/// <param name="AgreedBy">Who agreed, by name: the person, or whoever speaks for them.</param>
/// <param name="Language">"en" or "cy": the language the reason is written in.</param>
public sealed record AddTimeBankEntryInput(long PackageId, LocalDate EnteredOn, int Minutes, string AgreedBy, string Language);

/// <summary>Puts time into a person's bank, or takes it out, as was agreed with the person.</summary>
public sealed class AddTimeBankEntry(CylchDb db, Recorder recorder)
{
    /// <param name="reason">What the time was saved or used for, as the person will read it.</param>
    public async Task<Decision<long>> RunAsync(Doing doing, AddTimeBankEntryInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AddTimeBankEntry), cancellationToken) is { } done)
        {
            return done;
        }

        var package = await db.CarePackages.SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        var balance = await db.TimeBankEntries.Where(e => e.PackageId == package.Id).SumAsync(e => e.Minutes, cancellationToken);
        var change = new TimeBankChange(
            input.EnteredOn, input.Minutes, balance, await CapAsync(package, input.EnteredOn, cancellationToken), reason, input.AgreedBy);
        if (change.Refuse(new DateRange(package.StartsOn, package.EndsOn), doing.Today) is { } refusal)
        {
            return refusal;
        }

        var entry = new TimeBankEntry
        {
            PackageId = package.Id,
            EnteredOn = input.EnteredOn,
            Minutes = input.Minutes,
            Reason = reason.Trim(),
            Language = input.Language,
            AgreedBy = input.AgreedBy.Trim(),
        };
        db.TimeBankEntries.Add(entry);

        // The package counts as changed, so that two entries at once cannot both fill the last room or empty the bank twice.
        db.Entry(package).Property(k => k.Version).IsModified = true;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AddTimeBankEntry), "package", reason, package.PersonId, package.ContractId), () => package.Id, cancellationToken);
    }

    // The cap of the plan in force that day; the package goes on under later versions of its plan.
    private async Task<int> CapAsync(CarePackage package, LocalDate on, CancellationToken cancellationToken)
    {
        var caps = await db.CarePlans.AsNoTracking()
            .Where(p => p.PersonId == package.PersonId && p.ApprovedOn != null)
            .OrderByDescending(p => p.Number).Select(p => new { p.Id, p.StartsOn, p.TimeBankCapMinutes }).ToListAsync(cancellationToken);
        return caps.Find(p => p.StartsOn <= on)?.TimeBankCapMinutes ?? caps.Find(p => p.Id == package.PlanId)?.TimeBankCapMinutes ?? 0;
    }
}
