using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Cylch.Web.Tests.Contracts;

/// <summary>The desk at which terms are composed: two contract officers, the provider, and another provider with no part in it.</summary>
internal sealed class DraftDesk : IAsyncDisposable
{
    private DraftDesk(MoneyDesk money) => Money = money;

    public MoneyDesk Money { get; }

    public long OtherOfficer { get; private set; }

    public long OtherProvider { get; private set; }

    public string Contract => Address($"/contracts/{Money.World.ContractId}");

    public static async Task<DraftDesk> OpenAsync(bool acknowledged = true, IReadOnlyList<PaymentTerm>? terms = null)
    {
        var desk = new DraftDesk(await MoneyDesk.OpenAsync(acknowledged, terms));
        desk.OtherOfficer = await desk.AccountAsync("Gwilym Rees", Role.ContractOfficer, desk.Money.World.AuthorityId);
        desk.OtherProvider = await desk.AccountAsync("Steffan Wyn", Role.ProviderManager, desk.Money.World.OtherProviderId);
        return desk;
    }

    public Browser Officer(string language = "en") => Money.App.As(Money.ContractOfficer, language);

    public Browser Provider(string language = "en") => Money.App.As(Money.ProviderFinance, language);

    /// <summary>Starts a draft through the page and gives its address.</summary>
    public async Task<string> StartAsync(string begin = "version", string language = "en", params (string Name, string Value)[] more)
    {
        var started = await Officer(language).SendAsync(
            Contract + "/drafts/new", new Dictionary<string, string>([new("begin", begin), new("from", "2027-01-11"), .. more.Select(m => new KeyValuePair<string, string>(m.Name, m.Value))]));
        started.Errors.ShouldBeEmpty();
        return started.Location!.OriginalString;
    }

    /// <summary>Sends one of a page's forms, opened anew.</summary>
    public static async Task<Seen> SendAsync(Browser browser, string page, string handler, params (string Name, string Value)[] filled)
    {
        var seen = await browser.OpenAsync(page);
        return await browser.SendAsync(
            seen, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler, filled.ToDictionary(f => f.Name, f => f.Value), null,
            $"form:has(button[formaction*={handler}])");
    }

    public Task<List<DraftEdition>> EditionsAsync() => Money.App.WithDbAsync(db => db.DraftEditions.AsNoTracking().OrderBy(e => e.Number).ToListAsync());

    public ValueTask DisposeAsync() => Money.DisposeAsync();

    private static string Address(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    private Task<long> AccountAsync(string name, Role role, long organisationId) => Money.App.WithDbAsync(async db =>
    {
        var account = new Account { DisplayName = name, Language = "en", UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = organisationId, Role = role, FromOn = new LocalDate(2026, 1, 1) });
        await db.SaveChangesAsync();
        return account.Id;
    });
}
