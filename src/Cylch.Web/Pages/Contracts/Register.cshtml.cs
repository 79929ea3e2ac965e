using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The register of contracts the reader may see, by model and provider.</summary>
[Needs(Permission.ReadContract)]
public sealed class RegisterPage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "model", SupportsGet = true)]
    public CommissioningModel? Model { get; set; }

    [BindProperty(Name = "provider", SupportsGet = true)]
    public long? ProviderId { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<ContractRow> Contracts { get; private set; } = new([], 1, 0);

    public IReadOnlyList<Organisation> Providers { get; private set; } = [];

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || Model is not null || ProviderId is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync();
        Contracts = await Paging.ReadAsync(Rows(visible), Number, cancellationToken);
        Providers = await db.Organisations.AsNoTracking().Where(o => visible.Any(c => c.ProviderId == o.Id)).OrderBy(o => o.NameEn)
            .ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["contracts.number"], W["contracts.title"], W["contracts.provider"], W["contracts.model"], W["contracts.zone"], W["contracts.starts"],
            W["contracts.ends"], W["contracts.people"], W["contracts.version"], W["contracts.acknowledged"]);
        await foreach (var c in Rows(await VisibleAsync()).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(
                c.Number, W.Either(c.TitleEn, c.TitleCy), W.Either(c.ProviderEn, c.ProviderCy), W.Of("contracts.model-name", c.Model),
                c.ZoneEn is null ? null : W.Either(c.ZoneEn, c.ZoneCy!), c.StartsOn, c.EndsOn, c.People, c.Version,
                c.IsAcknowledged ? W["contracts.yes"] : W["contracts.no"]);
        }

        return csv.ToFile(W["contracts.file"] + ".csv");
    }

    private IQueryable<ContractRow> Rows(IQueryable<Contract> visible) => ContractRows.Of(db, visible, Text, Model, ProviderId, Today);

    private async Task<IQueryable<Contract>> VisibleAsync() => ties.Contracts(await Evaluator.ReachAsync(Permission.ReadContract));
}
