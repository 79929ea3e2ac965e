using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>Who is asking, read once a request. Roles come from the records each time, so that one taken away is gone at once.</summary>
public sealed class Current(CylchDb db, Ties ties, IClock clock, IHttpContextAccessor http)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private Viewer? _viewer;
    private AccountCard? _card;
    private bool _isLoaded;

    public Instant Now => clock.GetCurrentInstant();

    public LocalDate Today => Now.InZone(London).Date;

    public long? AccountId => SignInSteps.AccountIdOf(http.HttpContext?.User);

    /// <summary>Who is signed in and what they hold today; null when nobody is.</summary>
    public async Task<Viewer?> ViewerAsync()
    {
        await LoadAsync();
        return _viewer;
    }

    /// <summary>The name, role and organisation for the head of the page; null when nobody is signed in.</summary>
    public async Task<AccountCard?> CardAsync()
    {
        await LoadAsync();
        return _card;
    }

    public Doing Doing(string? submissionKey) => new(AccountId, Now, submissionKey);

    private async Task LoadAsync()
    {
        if (_isLoaded || AccountId is not { } accountId)
        {
            return;
        }

        _isLoaded = true;
        _viewer = await ties.ViewerAsync(accountId, Today, CancellationToken.None);
        if (_viewer is null)
        {
            return;
        }

        var name = await db.Users.Where(a => a.Id == accountId).Select(a => a.DisplayName).SingleAsync();
        var first = _viewer.Roles.Count > 0 ? _viewer.Roles[0] : null;
        var organisation = first is null
            ? null
            : await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == first.OrganisationId);
        _card = new AccountCard(name, first?.Role, _viewer.Links.Count > 0 ? _viewer.Links[0].Kind : null, organisation);
    }
}

/// <summary>What the head of every page says of who is signed in.</summary>
public sealed record AccountCard(string Name, Role? Role, LinkKind? Link, Organisation? Organisation);
