using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Web.Charts;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The person's words a line goes back to.</summary>
public sealed record LineWordsSaid(string Words, string Language, string? Translation, string PersonName, LocalDate SaidOn);

/// <summary>Something that went into a line: what, how much, and who said so.</summary>
public sealed record LineInput(string Label, string Value, string? Source = null)
{
    /// <summary>The language of the source when it is somebody's own words.</summary>
    public string? Language { get; init; }

    /// <summary>Where along the thread it stands; null where the reader may not follow.</summary>
    public string? Href { get; init; }
}

/// <summary>What a correction says: what was booked, what it is now, and where the line stands that it corrects.</summary>
public sealed record LineCorrection(long WasPence, long NowPence, int PeriodNumber, long RunId, int? LineNumber, long? LineId);

/// <summary>That somebody does not agree with the result a line rests on.</summary>
public sealed record LineDispute(long VerificationId, Instant DisputedAt, Instant? ResolvedAt, DisputeEnding? Resolution)
{
    public bool IsSetAside => Resolution == DisputeEnding.SetAside;
}

/// <summary>One line with everything that explains it, ready to be shown.</summary>
public sealed record LineView(
    Records.Settlement.StatementLine Line,
    SettlementRun Run,
    LineKind Kind,
    PaymentTerm Term,
    PaymentScheme Scheme,
    ContractScheme Saved,
    Explanation? Explanation,
    IReadOnlyList<LineInput> Inputs,
    LineWordsSaid? Said,
    bool SeesPerson,
    ScaleChart? Scale,
    LineCorrection? Correction,
    IReadOnlyList<LineQueryView> Queries)
{
    public LineDispute? Dispute { get; init; }

    /// <summary>How the result behind it was checked; null for a line that rests on none.</summary>
    public VerifyChain? Chain { get; init; }

    /// <summary>What would have changed it; null for a correction, and where only the line's own page works it out.</summary>
    public Alternatives? Changes { get; init; }

    public string NumberInFull => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Run.PeriodNumber}.{Line.Number}");
}

/// <summary>A question about a line with the names of those who asked and answered.</summary>
public sealed record LineQueryView(LineQuery Query, string AskedBy, string? AnsweredBy);
