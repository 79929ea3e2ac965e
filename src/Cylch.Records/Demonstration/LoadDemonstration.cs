using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Bulk;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Engagement;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Demonstration;

/// <summary>How far loading has come; each has wording for whoever waits.</summary>
public enum LoadingStep
{
    Places = 1,
    People = 2,
    Visits = 3,
    Settling = 4,
    Done = 5,
}

/// <summary>
/// Makes the demonstration authority from its seed and writes it into an empty database, all or nothing: stopped half
/// way, it leaves nothing behind and starts again from the beginning.
/// </summary>
public sealed class LoadDemonstration(CylchDb db)
{
    public const ulong Seed = 20261202;

    /// <returns>False when the database already holds an organisation; then nothing is changed.</returns>
    public async Task<bool> RunAsync(Func<LoadingStep, Task> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (await db.Organisations.AnyAsync(cancellationToken))
        {
            return false;
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        await progress(LoadingStep.Places);
        var world = MakeWorld.From(Seed);
        await progress(LoadingStep.People);
        await WriteAsync(world, cancellationToken);
        await progress(LoadingStep.Visits);
        await new BulkWriter(db).WriteAsync(new MakeVisits(world).All(), BulkIds.FromRows, cancellationToken);
        await progress(LoadingStep.Settling);
        await new SettleDemonstration(db, world, cancellationToken).AllAsync();
        await new MakeDrafts(db, world, cancellationToken).AllAsync();
        await new MakeFairness(db, new Recorder(db), world, cancellationToken).AllAsync();
        await all.CommitAsync(cancellationToken);
        await progress(LoadingStep.Done);
        return true;
    }

    private async Task WriteAsync(World world, CancellationToken cancellationToken)
    {
        var writer = new BulkWriter(db);
        await WriteAsync<Organisation>();
        await WriteAsync<Team>();
        await WriteAsync<Account>();
        await WriteAsync<RoleAssignment>();
        await WriteAsync<Zone>();
        await WriteAsync<Area>();
        await WriteAsync<PopulationIndicator>();
        await WriteAsync<IndicatorValue>();
        await WriteAsync<Person>();
        await WriteAsync<PersonLink>();
        await WriteAsync<RecordLook>();
        await WriteAsync<Conversation>();
        await WriteAsync<SaidLine>();
        await WriteAsync<PersonalOutcome>();
        await WriteAsync<OutcomeCheck>();
        await WriteAsync<Reading>();
        await WriteAsync<Contract>();
        await WriteAsync<ContractScheme>();
        await WriteAsync<ContractIndicator>();
        await WriteAsync<CarePlan>();
        await WriteAsync<PlanStep>();
        await WriteAsync<PlanReview>();
        await WriteAsync<ReviewFinding>();
        await WriteAsync<CarePackage>();
        await WriteAsync<PackageOutcome>();
        await WriteAsync<TimeBankEntry>();
        await WriteAsync<VisitNote>();
        await WriteAsync<VerificationPolicyVersion>();
        await WriteAsync<InvoiceDetails>();
        await WriteAsync<OutcomeClaim>();
        await WriteAsync<Verification>();
        await WriteAsync<Involvement>();
        await WriteAsync<SaidAndDone>();
        await WriteAsync<ChangeEvent>();

        Task WriteAsync<T>() where T : class => writer.WriteAsync(world.All<T>(), BulkIds.FromRows, cancellationToken);
    }
}
