using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Access;

/// <summary>One account, as those who administer its organisation see and change it.</summary>
[Needs(Permission.Administer)]
public sealed class AccountPage(CylchDb db, AccountChanges changes, Settings settings) : CylchPage
{
    [BindProperty]
    public GivingForm Giving { get; set; } = new();

    [BindProperty]
    public LinkingForm Linking { get; set; } = new();

    public AccountCardRow Card { get; private set; } = new("", null, "accounts.open");

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<LinkRow> Links { get; private set; } = [];

    public RoleChoices Choices { get; private set; } = RoleChoices.None;

    /// <summary>Which form came back with an error.</summary>
    public string? Opened { get; private set; }

    /// <summary>The one-time link, shown once, for handing over.</summary>
    public string? SetUpAddress { get; private set; }

    /// <summary>Everything the account holds is in organisations I administer, so its way in is mine to give and take.</summary>
    public bool MayHold { get; private set; }

    public IReadOnlyList<GovukChoice> Kinds => [.. Enum.GetValues<LinkKind>().Select(k => new GovukChoice(k.ToString(), W.Of("link", k)))];

    public IReadOnlyList<GovukChoice> MoneyChoice => [new("true", W["accounts.money"])];

    public string Days(LocalDate from, LocalDate? until) =>
        until is { } day ? W["accounts.from-until", W.Say.Date(from), W.Say.Date(day)] : W["accounts.from-on", W.Say.Date(from)];

    /// <summary>My own account: what I hold is another administrator's to give and take.</summary>
    public bool IsOwn { get; private set; }

    public bool MayEnd(LocalDate? until) => !IsOwn && (until is null || until >= Today);

    public async Task OnGetAsync(long accountId, CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.Administer);
        var organisations = reach.OrganisationIds.ToHashSet();
        Choices = await RoleChoices.ReadAsync(db, W, reach, cancellationToken);
        Card = await db.Users.Where(a => a.Id == accountId).Select(a => new AccountCardRow(a.DisplayName, a.Email,
            a.ClosedAt != null ? "accounts.closed" : a.TwoFactorEnabled || a.IsDemonstration ? "accounts.open" : "accounts.not-begun")).SingleAsync(cancellationToken);

        // What it holds with others is theirs to know.
        Roles = [.. (await AccountRows.Roles(db, accountId, Today, withEnded: true).ToListAsync(cancellationToken)).Where(r => organisations.Contains(r.OrganisationId))];
        Links = [.. (await AccountRows.Links(db, accountId, Today, withEnded: true).ToListAsync(cancellationToken)).Where(l => organisations.Contains(l.AuthorityId))];
        IsOwn = accountId == Current.AccountId;
        MayHold = !IsOwn && await changes.MayHoldAsync(accountId, reach, cancellationToken);
        Giving.From ??= DateParts.From(Today);
    }

    public async Task<IActionResult> OnPostGiveRoleAsync(long accountId, CancellationToken cancellationToken) =>
        await DoneAsync(accountId, "role", await changes.GiveRoleAsync(Doing, accountId, Giving, ModelState, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostEndRoleAsync(long accountId, long id, string? reason, CancellationToken cancellationToken) =>
        await DoneAsync(accountId, null, await changes.EndRoleAsync(Doing, accountId, id, reason, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostLinkAsync(long accountId, CancellationToken cancellationToken) =>
        await DoneAsync(accountId, "link", await changes.LinkAsync(Doing, accountId, Linking, ModelState, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostEndLinkAsync(long accountId, long id, string? reason, CancellationToken cancellationToken) =>
        await DoneAsync(accountId, null, await changes.EndLinkAsync(Doing, accountId, id, reason, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(long accountId, string? reason, CancellationToken cancellationToken) =>
        await DoneAsync(accountId, null, await changes.CloseAsync(Doing, accountId, reason, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostSetUpAsync(long accountId, string? reason, CancellationToken cancellationToken)
    {
        var code = await changes.SetUpAsync(Doing, accountId, reason, cancellationToken);
        await OnGetAsync(accountId, cancellationToken);
        ModelState.Clear();
        if (code.IsRefused)
        {
            return Refused(code.Refusal!);
        }

        // Behind a proxy that ends TLS the request says http; the link must not.
        var isPlain = settings.Mode == Mode.Demonstration || Request.Host.Host is "localhost" or "127.0.0.1";
        SetUpAddress = Url.PageLink("SetUp", values: new { code = code.Value }, protocol: isPlain ? Request.Scheme : Uri.UriSchemeHttps);
        return Page();
    }

    private async Task<IActionResult> DoneAsync(long accountId, string? form, Refusal? refusal, CancellationToken cancellationToken)
    {
        if (refusal is null && ModelState.IsValid)
        {
            Tell(W["accounts.done"]);
            return RedirectToPage(new { accountId });
        }

        Opened = form;
        await OnGetAsync(accountId, cancellationToken);
        return refusal is null ? AskAgain() : Refused(refusal);
    }
}

/// <summary>The head of an account's page.</summary>
public sealed record AccountCardRow(string Name, string? Mail, string Standing);
