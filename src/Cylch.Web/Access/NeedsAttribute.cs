using Cylch.Rules.Access;

namespace Cylch.Web.Access;

/// <summary>
/// What a page asks of whoever opens it. Every page has this or <see cref="OpenToAllAttribute"/>; one without either
/// is refused to everybody. The subject is found from the route values that name one. On a handler it says what that one
/// thing on the page needs, in place of what the page needs.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;

    /// <summary>What sending a form on the page needs, when that is more than reading it; none means the same.</summary>
    public Permission ToSend { get; init; }
}

/// <summary>A page for anybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;
