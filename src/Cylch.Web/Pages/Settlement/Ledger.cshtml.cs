using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Settlement;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The ledger: what was booked, on which account, for which line; as on a day, and as known on a day.</summary>
[Needs(Permission.ReadStatement)]
public sealed class LedgerPage(CylchDb db, Ties ties) : CylchPage
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [BindProperty(Name = "contract", SupportsGet = true)]
    public long? ContractId { get; set; }

    [BindProperty(Name = "provider", SupportsGet = true)]
    public long? ProviderId { get; set; }

    [BindProperty(Name = "account", SupportsGet = true)]
    public LedgerAccount? Account { get; set; }

    [BindProperty(Name = "person", SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "until", SupportsGet = true)]
    public string? Until { get; set; }

    [BindProperty(Name = "known", SupportsGet = true)]
    public string? Known { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public IReadOnlyList<(long Id, string Text)> Contracts { get; private set; } = [];

    public IReadOnlyList<(long Id, string Text)> Providers { get; private set; } = [];

    public IReadOnlyList<AccountBalance> Balances { get; private set; } = [];

    public PageOf<LedgerRow> Rows { get; private set; } = new([], 1, 0);

    public bool IsNarrowed => Request.Query.Keys.Any(k => k is not ("p" or "handler"));

    /// <summary>Days that were typed and are none.</summary>
    public IReadOnlyList<string> Wrongs => [.. new[] { ("from", From), ("until", Until), ("known", Known) }
        .Where(d => !string.IsNullOrWhiteSpace(d.Item2) && Typed.Day(d.Item2) is null).Select(d => d.Item1)];

    public string KindOf(LedgerRow row) => LineWords.Kind(W, Enum.Parse<LineKind>(row.Kind));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (ledger, question) = await AskAsync(cancellationToken);
        Balances = await ledger.BalancesAsync(question, cancellationToken);
        Rows = await Paging.ReadAsync(ledger.Moved(question), Number, cancellationToken);
        foreach (var wrong in Wrongs)
        {
            Wrong(wrong, "settlement.ledger.day-wrong");
        }
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.ledger.for-day"], W["settlement.ledger.booked"], W["settlement.periods.contract"], W["settlement.periods.provider"],
            W["settlement.payments.period"], W["settlement.csv.line"], W["settlement.csv.kind"], W["settlement.csv.person"], W["settlement.ledger.account"],
            W["settlement.ledger.debit"], W["settlement.ledger.credit"], W["settlement.ledger.corrects"]);
        var (ledger, question) = await AskAsync(cancellationToken);
        await foreach (var row in ledger.Moved(question).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(
                row.ForOn, row.BookedAt, row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.PeriodNumber, row.LineNumber, KindOf(row),
                row.PersonReference, W.Of("settlement.account", row.Account), row.AmountPence > 0 ? new Money(row.AmountPence) : null,
                row.AmountPence < 0 ? new Money(-row.AmountPence) : null, row.CorrectsPeriod);
        }

        return csv.ToFile("ledger.csv");
    }

    private async Task<(LedgerRows Ledger, LedgerQuestion Question)> AskAsync(CancellationToken cancellationToken)
    {
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        var contracts = await (
            from c in visible
            join o in db.Organisations on c.ProviderId equals o.Id
            orderby c.Number
            select new { c.Id, c.Number, c.ProviderId, o.NameEn, o.NameCy }).ToListAsync(cancellationToken);
        Contracts = contracts.ConvertAll(c => (c.Id, c.Number + ", " + W.Either(c.NameEn, c.NameCy)));
        Providers = [.. contracts.Select(c => (c.ProviderId, W.Either(c.NameEn, c.NameCy))).Distinct().OrderBy(p => p.Item2, StringComparer.CurrentCulture)];
        var known = Typed.Day(Known) is { } day ? day.PlusDays(1).AtStartOfDayInZone(London).ToInstant() : (Instant?)null;
        return (new LedgerRows(db, visible), new LedgerQuestion(ContractId, ProviderId, Account, Person, Typed.Day(From), Typed.Day(Until), known));
    }
}
