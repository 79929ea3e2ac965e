namespace Cylch.Web.Layout;

/// <summary>Addresses that the frame of every page leads to and that belong to no feature.</summary>
public static class FrameLinks
{
    public const string Home = "/";
    public const string Find = "/find";
}
