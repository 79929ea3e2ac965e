namespace Cylch.Web.Pages.Brokerage;

/// <summary>Addresses of the Brokerage pages.</summary>
public static class BrokerageLinks
{
    public const string Packages = "/brokerage";

    public static string Package(long packageId) => FormattableString.Invariant($"/brokerage/packages/{packageId}");

    public static string Arrange(long personId) => FormattableString.Invariant($"/brokerage/arrange/{personId}");
}
