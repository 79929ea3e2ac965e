using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Tests.TestData;

/// <summary>The small world with people who settle, and terms its first contract is paid by.</summary>
public sealed class MoneyDesk : IAsyncDisposable
{
    public TestApp App { get; } = new();

    public SmallWorld World => App.World;

    public long FinanceOfficer { get; private set; }
    public long FinanceApprover { get; private set; }
    public long ContractOfficer { get; private set; }
    public long ProviderFinance { get; private set; }
    public long Auditor { get; private set; }

    public static async Task<MoneyDesk> OpenAsync(bool acknowledged = true, IReadOnlyList<PaymentTerm>? terms = null)
    {
        var desk = new MoneyDesk();
        await desk.App.InitializeAsync();
        await desk.App.WithDbAsync(db => desk.SeedAsync(db, acknowledged, terms ?? TermsForTests.Hold()));
        return desk;
    }

    /// <summary>Works out and closes period 8 through the pages, as two people; gives the run.</summary>
    public async Task<long> CloseAsync()
    {
        await App.As(FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");
        var run = await RunAsync();
        await App.As(FinanceApprover).SendAsync(
            string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{run}?handler=Approve"), "form:has(button[formaction*=Approve])");
        return run;
    }

    public Task<long> RunAsync() => App.WithDbAsync(db => db.SettlementRuns.Where(r => r.ReplacedAt == null).Select(r => r.Id).SingleAsync());

    public Task<List<StatementLine>> LinesAsync() => App.WithDbAsync(db => db.StatementLines.AsNoTracking().OrderBy(l => l.Number).ToListAsync());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<int> SeedAsync(CylchDb db, bool acknowledged, IReadOnlyList<PaymentTerm> terms)
    {
        FinanceOfficer = await AccountAsync(db, "Tomos Bebb", Role.FinanceOfficer, World.AuthorityId);
        FinanceApprover = await AccountAsync(db, "Angharad Lewis", Role.FinanceApprover, World.AuthorityId);
        ContractOfficer = await AccountAsync(db, "Sara Meredith", Role.ContractOfficer, World.AuthorityId);
        Auditor = await AccountAsync(db, "Iwan Rhys", Role.Auditor, World.AuthorityId);
        ProviderFinance = await AccountAsync(db, "Non Bowen", Role.ProviderFinance, World.ProviderId);
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == World.ContractId);
        db.Add(new ContractScheme
        {
            ContractId = contract.Id, Number = 1, InForceFrom = contract.StartsOn, Terms = SchemeText.Write(terms),
            SavedAt = Instant.FromUtc(2026, 2, 10, 9, 0), SavedByAccountId = ContractOfficer,
            AcknowledgedAt = acknowledged ? Instant.FromUtc(2026, 2, 27, 9, 0) : null, AcknowledgedByAccountId = acknowledged ? World.ProviderManagerId : null,
            AcknowledgedLanguage = acknowledged ? "cy" : null,
        });
        db.Add(new Reading
        {
            OutcomeId = World.OutcomeId, TakenOn = new LocalDate(2026, 11, 10), Voice = Voice.Person, Value = 6, Language = "cy", HowAsked = HowAsked.AtHome,
            TakenByAccountId = World.CareManagerId, RecordedAt = Instant.FromUtc(2026, 11, 10, 9, 0),
        });
        await TermsForTests.SetPolicyAsync(db, World.AuthorityId, TermsForTests.Policy);
        return await db.SaveChangesAsync();
    }

    private static async Task<long> AccountAsync(CylchDb db, string name, Role role, long organisationId)
    {
        var account = new Account { DisplayName = name, Language = "en", UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = organisationId, Role = role, FromOn = new LocalDate(2026, 1, 1) });
        await db.SaveChangesAsync();
        return account.Id;
    }
}

/// <summary>Sends the form of a handler: the page is opened without it, the form sent to it.</summary>
internal static class SendingToHandlers
{
    public static async Task<Seen> SendAsync(this Browser browser, string address, string form, params (string Name, string Value)[] filled)
    {
        var page = await browser.OpenAsync(address.Split("&handler", 2)[0].Split("?handler", 2)[0]);
        return await browser.SendAsync(page, address, filled.ToDictionary(f => f.Name, f => f.Value), null, form);
    }
}
