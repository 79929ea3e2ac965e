using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>Who is asking, read once a request. Roles come from the records each time, so that one taken away is gone at once.</summary>
public sealed class Current(Ties ties, IClock clock, IHttpContextAccessor http)
{
    private const int LongestKey = 64;

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

    /// <param name="submissionKey">As the form brought it; what no form of ours can have made is no key.</param>
    public Doing Doing(string? submissionKey) => new(
        AccountId, Now, submissionKey is { Length: > 0 and <= LongestKey } && submissionKey.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? submissionKey : null);

    private async Task LoadAsync()
    {
        if (_isLoaded || AccountId is not { } accountId)
        {
            return;
        }

        _isLoaded = true;
        if (await ties.HolderAsync(accountId, Today, CancellationToken.None) is not { } holder)
        {
            return;
        }

        _viewer = holder.Viewer;
        _card = new AccountCard(
            holder.Name,
            _viewer.Roles.Count > 0 ? _viewer.Roles[0].Role : null,
            _viewer.Links.Count > 0 ? _viewer.Links[0].Kind : null,
            holder.Organisation);
    }
}

/// <summary>What the head of every page says of who is signed in.</summary>
public sealed record AccountCard(string Name, Role? Role, LinkKind? Link, Organisation? Organisation);
