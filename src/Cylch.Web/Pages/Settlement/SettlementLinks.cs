using System.Globalization;
using Cylch.Rules.Settlement;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Addresses of the settlement pages.</summary>
public static class SettlementLinks
{
    public const string Periods = "/settlement";
    public const string ToVerify = "/settlement/verify";
    public const string PaymentFiles = "/settlement/payment-files";

    public const string Payments = "/settlement/payments";
    public const string Holds = "/settlement/holds";
    public const string Queries = "/settlement/queries";
    public const string Ledger = "/settlement/ledger";
    public const string Books = "/settlement/books";
    public const string Shadows = "/settlement/shadows";
    public const string Corrections = "/settlement/corrections";
    public const string Policy = "/settlement/policy";

    /// <summary>What is done about a run: looked through, approved, held, paid.</summary>
    public static string Control(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}/control");

    public static string HoldOf(long runId, long lineId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}/control?line={lineId}#hold");

    public static string Query(long queryId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/queries/{queryId}");

    /// <summary>Asking about a line, also after the days in which that is in time.</summary>
    public static string Ask(long lineId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/lines/{lineId}/ask");

    public static string Shadow(long shadowId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/shadows/{shadowId}");

    public static string FilePayments(long paymentFileId) =>
        string.Create(CultureInfo.InvariantCulture, $"/settlement/payment-files/{paymentFileId}/payments");

    /// <summary>The entries of one contract.</summary>
    public static string LedgerOf(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/ledger?contract={contractId}");
    public const string Audits = "/settlement/audits";
    public const string VerificationPolicy = "/settlement/verification-policy";
    public const string InvoiceDetails = "/settlement/invoice-details";

    public static string Audit(long verificationId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/audits/{verificationId}");

    /// <summary>A whole statement settled again.</summary>
    public static string Check(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}/check");

    public static string Invoice(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}/invoice");

    public static string InvoiceXml(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}/invoice?handler=Xml");

    public static string Period(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"/settlement?year={year}&number={number}");

    public static string Run(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}");

    public static string Line(long lineId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/lines/{lineId}");

    public static string Verify(long outcomeId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/verify/{outcomeId}");

    public static string Verify(long outcomeId, long packageId) =>
        string.Create(CultureInfo.InvariantCulture, $"/settlement/verify/{outcomeId}?package={packageId}");

    /// <summary>Claims of independence regained that wait.</summary>
    public const string IndependenceWaiting = "/settlement/independence";

    /// <summary>Independence regained by the person of a package.</summary>
    public static string Independence(long packageId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/independence/{packageId}");

    /// <summary>How a result was checked, and who does not agree.</summary>
    public static string Dispute(long verificationId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/disputes/{verificationId}");

    /// <summary>What the terms ask to be found out about the whole service, for a period of the year that begins in <paramref name="year"/>.</summary>
    public static string Figures(long contractId, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/settlement/figures/{contractId}?year={year}&number={number}");

    /// <summary>The same for the last period that is over.</summary>
    public static string Figures(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/figures/{contractId}");

    public static string Figure(long contractId, int year, int number, NeededFigure need) =>
        string.Create(CultureInfo.InvariantCulture, $"{Figures(contractId, year, number)}&kind={need.Need}&term={need.TermNumber}&place={need.Place}");

    public static string PaymentFile(long paymentFileId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/payment-files/{paymentFileId}");

    /// <summary>Other terms tried on what a contract has been paid for.</summary>
    public static string WhatIf(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/what-if/{contractId}");

    /// <summary>The same with a kept try.</summary>
    public static string WhatIf(long contractId, long tryId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/what-if/{contractId}?try={tryId}");

    /// <summary>What a shared try would have done to one contract, for its provider.</summary>
    public static string Try(long tryId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/tries/{tryId}");

    /// <summary>The thread of a line, at the knot where it is paid.</summary>
    public static string ThreadOfLine(long lineId) => string.Create(CultureInfo.InvariantCulture, $"/thread/lines/{lineId}");

    public static string ThreadOfOutcome(long outcomeId, string knot) =>
        string.Create(CultureInfo.InvariantCulture, $"/thread/outcomes/{outcomeId}#{knot}");
}
