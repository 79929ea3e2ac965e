namespace Cylch.Web.Access;

/// <summary>Addresses of the Access pages.</summary>
public static class AccessLinks
{
    public const string SignIn = "/access/sign-in";
    public const string SecondFactor = "/access/second-factor";
    public const string SetUp = "/access/set-up";
    public const string Enrol = "/access/enrol";
    public const string SignOut = "/access/sign-out";
    public const string Personas = "/access/personas";
    public const string Mine = "/access/mine";
    public const string Looks = "/access/looks";
    public const string Accounts = "/access/accounts";
    public const string NewAccount = "/access/accounts/new";

    public static string Account(long accountId) => FormattableString.Invariant($"{Accounts}/{accountId}");
}
