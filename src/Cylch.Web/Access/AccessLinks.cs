namespace Cylch.Web.Access;

/// <summary>Addresses of the Access pages.</summary>
public static class AccessLinks
{
    public const string SignIn = "/access/sign-in";
    public const string SignOut = "/access/sign-out";
    public const string Personas = "/access/personas";
    public const string Mine = "/access/mine";
    public const string Looks = "/access/looks";
}
