using Cylch.Records.Work;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Charts;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Work;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages;

/// <summary>My work: what is late, what is due, what waits, each with its clock and who set it.</summary>
[Needs(Permission.OwnWork)]
public sealed class IndexPage(ReadWork work) : CylchPage
{
    /// <summary>What a reader has asked to see; all kinds when nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkKind? Kind { get; set; }

    public WorkLists Lists { get; private set; } = null!;

    public StackChart? Standing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var viewer = (await Current.ViewerAsync())!;
        if (viewer is { Roles.Count: 0, Links: [var link, ..] })
        {
            return LocalRedirect(MineLinks.Plan(link.PersonId));
        }

        await LoadAsync(viewer, cancellationToken);
        if (await work.StandingAsync(viewer, Today, cancellationToken) is { All: > 0 } standing)
        {
            Standing = WorkPictures.Standing(standing, W);
        }

        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync((await Current.ViewerAsync())!, cancellationToken);
        var csv = new CsvText(W["work.csv.what"], W["work.csv.who"], W["work.csv.about"], W["work.csv.due"], W["work.csv.clock"]);
        foreach (var item in Lists.All)
        {
            csv.Row(W.Of("work.kind", item.Kind), item.Name, W.Either(item.TitleEn, item.TitleCy), item.DueOn, W.Of("work.clock", item.SetBy));
        }

        return csv.ToFile("my-work.csv");
    }

    private async Task LoadAsync(Viewer viewer, CancellationToken cancellationToken) =>
        Lists = WorkLists.Of(await work.OfAsync(viewer, Today, cancellationToken), Kind, Today);
}
