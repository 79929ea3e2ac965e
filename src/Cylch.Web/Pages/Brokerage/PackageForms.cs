using Cylch.Rules.Outcomes;
using Cylch.Web.Govuk;
using Cylch.Web.Shared;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>Time for the bank, as typed.</summary>
public sealed class BankForm
{
    /// <summary>"in" or "out".</summary>
    public string? Way { get; set; }

    public HoursParts Time { get; set; } = new();

    public DateParts On { get; set; } = new();

    public string? Reason { get; set; }

    public string? AgreedBy { get; set; }
}

/// <summary>The end of a package, as typed.</summary>
public sealed class EndForm
{
    public DateParts On { get; set; } = new();

    public NeutralReason? Neutral { get; set; }

    public string? Reason { get; set; }

    public int Seen { get; set; }
}

/// <summary>What the provider says came of an outcome, as typed.</summary>
public sealed class ClaimForm
{
    public long? OutcomeId { get; set; }

    public OutcomeResult? Result { get; set; }

    public string? Words { get; set; }
}
