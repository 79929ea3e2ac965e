using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Html;
using NodaTime;
using QRCoder;

namespace Cylch.Web.Access;

/// <summary>A key offered to an authenticator app and not yet kept.</summary>
/// <param name="Sealed">The key, enciphered for this account and a short time; the form carries it.</param>
/// <param name="KeyText">The key in letters, for typing, in groups of four.</param>
public sealed record OfferedKey(string Sealed, string KeyText, IHtmlContent Picture);

/// <summary>Authenticator apps: a key is offered, kept once a code of it fits, and never stands readable in the records.</summary>
public sealed class Authenticators(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(30);

    private IDataProtector Kept => protection.CreateProtector("Cylch.Authenticator.Kept");

    // Codes follow the real time, also where a demonstration has a day of its own.
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public OfferedKey Offer(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Picture(account, RandomNumberGenerator.GetBytes(Totp.KeyBytes));
    }

    /// <summary>The same key again, for a form that came back with an error; null when it has run out.</summary>
    public OfferedKey? OfferAgain(Account account, string? offered) => Open(account, offered) is { } key ? Picture(account, key) : null;

    /// <summary>The key as it is kept and the step of its code, when the code fits; null when it does not.</summary>
    public (string Key, long Step)? Accept(Account account, string? offered, string code) =>
        Open(account, offered) is { } key && Totp.Accept(key, code, Now, null) is { } step
            ? (Convert.ToBase64String(Kept.Protect(key)), step)
            : null;

    /// <summary>The step of a code of the account's kept key; null when it is none of it, or has been used.</summary>
    public long? StepOf(Account account, string code)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.AuthenticatorKey is { } kept
            ? Totp.Accept(Kept.Unprotect(Convert.FromBase64String(kept)), code, Now, account.AuthenticatorStep)
            : null;
    }

    private ITimeLimitedDataProtector Offers(Account account) => protection
        .CreateProtector("Cylch.Authenticator.Offered", account.Id.ToString(CultureInfo.InvariantCulture))
        .ToTimeLimitedDataProtector();

    private byte[]? Open(Account account, string? offered)
    {
        if (string.IsNullOrEmpty(offered))
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(Offers(account).Unprotect(offered));
        }
        catch (CryptographicException)
        {
            // Run out, or never ours: a new key is offered.
            return null;
        }
    }

    private OfferedKey Picture(Account account, byte[] key)
    {
        var text = Totp.KeyText(key);
        var address = "otpauth://totp/" + Uri.EscapeDataString("Cylch:" + (account.Email ?? account.DisplayName))
            + "?secret=" + text + "&issuer=Cylch&digits=6&period=30";
        return new OfferedKey(
            Offers(account).Protect(Convert.ToBase64String(key), OfferLasts),
            string.Join(' ', text.Chunk(4).Select(group => new string(group))),
            Svg(address));
    }

    private static HtmlString Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new HtmlString(string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg width="232" height="232" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges" aria-hidden="true" focusable="false"><path fill="#ffffff" d="M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z"/><path fill="#000000" d="{path}"/></svg>"""));
    }
}
