using System.Security.Claims;
using Cylch.Records;
using Cylch.Records.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Access;

/// <summary>
/// Between the password and the second factor. A cookie of its own, which no page but those of the next step reads: whoever
/// is part of the way in is not in.
/// </summary>
public sealed class PartWay(CylchDb db, IHttpContextAccessor http)
{
    public const string Scheme = "part-way";
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public Task BeginAsync(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return http.HttpContext!.SignInAsync(Scheme, SignInSteps.Principal(account, Scheme));
    }

    /// <summary>Whoever has given their password in this browser and nothing more; null when nobody has.</summary>
    public async Task<Account?> AccountAsync()
    {
        var ticket = await http.HttpContext!.AuthenticateAsync(Scheme);
        if (SignInSteps.AccountIdOf(ticket.Principal) is not { } id)
        {
            return null;
        }

        var stamp = ticket.Principal!.FindFirstValue(SignInSteps.StampClaim);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp && a.ClosedAt == null);
    }

    public Task EndAsync() => http.HttpContext!.SignOutAsync(Scheme);
}
