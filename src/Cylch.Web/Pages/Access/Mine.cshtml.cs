using System.Buffers.Text;
using System.Security.Claims;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>One's own account: roles, language, ways in, sessions, and the way out.</summary>
[Needs(Permission.OwnWork)]
public sealed class MinePage(
    CylchDb db, ChooseLanguage chooseLanguage, RemovePasskey removePasskey, RemoveAuthenticator removeAuthenticator,
    MakeRecoveryCodes makeRecoveryCodes, SignInSteps steps, StartSession sessions) : CylchPage
{
    private const string TheAuthenticator = "authenticator";

    public string Name { get; private set; } = "";

    public string? Mail { get; private set; }

    public string Language { get; private set; } = "en";

    public string OtherLanguage => Wording.Language.OfCode(Language).Other.Code;

    public bool IsDemonstration { get; private set; }

    public bool HasAuthenticator { get; private set; }

    public int CodesLeft { get; private set; }

    public bool MayAdminister { get; private set; }

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<LinkRow> Links { get; private set; } = [];

    public IReadOnlyList<PasskeyRow> Passkeys { get; private set; } = [];

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public IReadOnlyList<string>? NewCodes { get; private set; }

    private long Me => Current.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == Me, cancellationToken);
        (Name, Mail, Language, IsDemonstration) = (account.DisplayName, account.IsDemonstration ? null : account.Email, account.Language, account.IsDemonstration);
        HasAuthenticator = account.AuthenticatorKey is not null;
        CodesLeft = await db.OneTimeCodes.CountAsync(c => c.AccountId == Me && c.Kind == OneTimeKind.Recovery && c.UsedAt == null, cancellationToken);
        MayAdminister = !(await Evaluator.ReachAsync(Permission.Administer)).IsEmpty;
        Roles = await AccountRows.Roles(db, Me, Today, withEnded: false).ToListAsync(cancellationToken);
        Links = await AccountRows.Links(db, Me, Today, withEnded: false).ToListAsync(cancellationToken);
        var keys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == Me).ToListAsync(cancellationToken);
        Passkeys = [.. keys.Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Data.Name, NodaTime.LocalDate.FromDateTime(p.Data.CreatedAt.Date)))];
        var hash = SecretCode.Hash(User.FindFirstValue(SignInSteps.SessionClaim) ?? "");
        Sessions = await sessions.GoingOn(Me, Current.Now).Select(s => new SessionRow(s.StartedAt, s.WayIn, s.KeyHash == hash)).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostLanguageAsync(string? language, CancellationToken cancellationToken)
    {
        var chosen = Wording.Language.OfCode(language);
        await chooseLanguage.RunAsync(Doing, Me, chosen.Code, cancellationToken);
        LanguageChoice.Set(HttpContext, chosen);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? passkey, CancellationToken cancellationToken)
    {
        var decision = passkey == TheAuthenticator
            ? await removeAuthenticator.RunAsync(Doing, Me, cancellationToken)
            : Base64Url.IsValid(passkey) && !string.IsNullOrEmpty(passkey)
                ? await removePasskey.RunAsync(Doing, Me, Base64Url.DecodeFromChars(passkey), cancellationToken)
                : new Refusal("access.passkey-wrong");
        if (decision.IsRefused)
        {
            await OnGetAsync(cancellationToken);
            return Refused(decision.Refusal!);
        }

        // Whoever had it may still be signed in with it somewhere.
        await steps.EndOthersAsync(cancellationToken);
        Tell(W["mine.removed"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken)
    {
        NewCodes = (await makeRecoveryCodes.RunAsync(Doing, Me, cancellationToken)).Value;
        return Page();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await steps.EndOthersAsync(cancellationToken);
        Tell(W["mine.sessions.ended"]);
        return RedirectToPage();
    }
}

/// <summary>A passkey as its holder knows it.</summary>
/// <param name="Id">The credential's identifier, for the form.</param>
public sealed record PasskeyRow(string Id, string? Name, NodaTime.LocalDate MadeOn);

/// <summary>A signed-in session that goes on.</summary>
public sealed record SessionRow(NodaTime.Instant StartedAt, WayIn WayIn, bool IsThis);
