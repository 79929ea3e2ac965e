using Cylch.Rules.Access;
using Cylch.Web.Govuk;

namespace Cylch.Web.Pages.Access;

/// <summary>A role as it was asked for in the form.</summary>
public sealed class GivingForm
{
    public long? OrganisationId { get; set; }

    public Role? Role { get; set; }

    public long? TeamId { get; set; }

    public DateParts? From { get; set; }

    public DateParts? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A tie to a person as it was asked for in the form.</summary>
public sealed class LinkingForm
{
    public long? AuthorityId { get; set; }

    /// <summary>The person's reference.</summary>
    public string? Person { get; set; }

    public LinkKind? Kind { get; set; }

    public bool MaySeeMoney { get; set; }

    public DateParts? Until { get; set; }

    public string? Reason { get; set; }
}
