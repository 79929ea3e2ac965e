using static System.FormattableString;

namespace Cylch.Web.Pages.Delivery;

/// <summary>Addresses of the pages of visit files.</summary>
public static class DeliveryLinks
{
    public const string Imports = "/delivery/imports";
    public const string Send = "/delivery/imports/send";
    public const string SendTooBig = "/delivery/imports/send?too-big=true";
    public const string Template = "/delivery/imports/send?handler=Template";
    public const string Sample = "/delivery/imports/send?handler=Sample";

    public static string Import(long importId) => Invariant($"/delivery/imports/{importId}");

    /// <summary>The same page, not reloading by itself.</summary>
    public static string Still(long importId) => Import(importId) + "?still=true";

    public static string Correction(long importId) => Invariant($"/delivery/imports/{importId}/correction");
}
