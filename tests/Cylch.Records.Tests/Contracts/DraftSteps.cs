using Cylch.Records.Contracts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Tests.Contracts;

/// <summary>The steps of composing terms as tests take them.</summary>
internal static class DraftSteps
{
    public static readonly LocalDate Day = new(2026, 12, 2);

    /// <summary>The first day of period 11.</summary>
    public static readonly LocalDate From = CareWorld.YearStart.PlusDays(280);

    public static async Task<Decision<long>> StartAsync(this CareWorld world, TestDatabase database, DraftSource? from = null, LocalDate? on = null)
    {
        await using var db = database.Open();
        var source = from ?? new DraftSource.OfVersion(await db.ContractSchemes.Where(s => s.ContractId == world.ContractId).MaxAsync(s => s.Id));
        return await new StartDraft(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Day), new StartDraftInput(world.ContractId, source, on ?? From), "test", CancellationToken.None);
    }

    public static async Task<Decision<long>> ChangeAsync(
        this CareWorld world, TestDatabase database, long draft, DraftChange change, int? seen = null, long? by = null, string? key = null)
    {
        await using var db = database.Open();
        var edition = seen ?? await db.SchemeDrafts.Where(d => d.Id == draft).Select(d => d.NewestEdition).SingleAsync();
        return await new ChangeDraft(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.ContractOfficer, Day, key), new ChangeDraftInput(draft, edition, change), "test", CancellationToken.None);
    }

    public static async Task<Decision<long>> ProposeAsync(this CareWorld world, TestDatabase database, long draft, string? key = null)
    {
        await using var db = database.Open();
        var edition = await db.SchemeDrafts.Where(d => d.Id == draft).Select(d => d.NewestEdition).SingleAsync();
        return await new ProposeDraft(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Day, key), new ProposeDraftInput(draft, edition), "New prices", CancellationToken.None);
    }

    public static async Task<Decision<long>> AcknowledgeAsync(this CareWorld world, TestDatabase database, long scheme, string? hash = null)
    {
        await using var db = database.Open();
        return await new AcknowledgeScheme(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, Day), new AcknowledgeSchemeInput(scheme, "cy", hash), "", CancellationToken.None);
    }

    public static async Task<Decision<long>> WithdrawAsync(this CareWorld world, TestDatabase database, long scheme)
    {
        await using var db = database.Open();
        return await new WithdrawScheme(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Day), new WithdrawSchemeInput(scheme), "Prices were wrong", CancellationToken.None);
    }

    public static async Task<Decision<long>> ShowAsync(this CareWorld world, TestDatabase database, long draft)
    {
        await using var db = database.Open();
        return await new ShowDraft(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Day), new ShowDraftInput(draft), "", CancellationToken.None);
    }

    public static async Task<Decision<long>> AskAsync(this CareWorld world, TestDatabase database, long? draft, long? scheme)
    {
        await using var db = database.Open();
        return await new AskAboutTerms(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, Day), new AskAboutTermsInput(draft, scheme, 2, "Pam 8%?", "cy"), "", CancellationToken.None);
    }
}
