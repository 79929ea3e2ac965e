using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Engagement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Engagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>Co-production at the centre: what people said, what was done or not, who has not been told, and where people still differ.</summary>
[Needs(Permission.ReadEngagement)]
public sealed class TogetherPage(CylchDb db, Ties ties, RecordInvolvement recordMet, RecordDone recordDone) : CylchPage
{
    private const int DifferShown = 20;
    private const int MetShown = 10;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty]
    public MetForm Met { get; set; } = new();

    [BindProperty]
    public SaidForm Said { get; set; } = new();

    public PageOf<Involvement> Meetings { get; private set; } = new([], 1, 0);

    public int NotTold { get; private set; }

    public IReadOnlyList<DifferRow> Differing { get; private set; } = [];

    public int DifferTotal { get; private set; }

    public bool SeesPeople { get; private set; }

    public bool MayWrite { get; private set; }

    public IReadOnlyList<GovukChoice> Choices => [.. Meetings.Rows.Select(i => new GovukChoice(
        i.Id.ToString(CultureInfo.InvariantCulture), W["engagement.choice", W.Say.Date(i.HeldOn), W.Either(i.AboutEn, i.AboutCy)]))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var visible = TogetherRows.Visible(db, (await Current.ViewerAsync())!);
        Meetings = await Paging.ReadAsync(visible.Include(i => i.SaidAndDone).AsQueryable(), Number, cancellationToken, MetShown);
        NotTold = await visible.SelectMany(i => i.SaidAndDone).CountAsync(s => s.ToldOn == null, cancellationToken);
        MayWrite = !(await Evaluator.ReachAsync(Permission.WriteEngagement)).IsEmpty;
        var reach = await Evaluator.ReachAsync(Permission.ReadOutcome);
        SeesPeople = !reach.IsEmpty;
        if (SeesPeople)
        {
            var all = await TogetherRows.DifferingAsync(db, ties, reach, Today, cancellationToken);
            (Differing, DifferTotal) = ([.. all.Take(DifferShown)], all.Count);
        }
    }

    [Needs(Permission.WriteEngagement)]
    public async Task<IActionResult> OnPostMetAsync(CancellationToken cancellationToken)
    {
        var authority = (await Evaluator.ReachAsync(Permission.WriteEngagement)).AuthorityIds[0];
        return await DoneAsync(
            Met.Read(authority, W, ModelState) is { } input ? await recordMet.RunAsync(Doing, input, W["engagement.met.reason"], cancellationToken) : (Decision<long>?)null,
            "Met.WhoEn", cancellationToken);
    }

    [Needs(Permission.WriteEngagement)]
    public async Task<IActionResult> OnPostSaidAsync(CancellationToken cancellationToken)
    {
        // Only to a meeting of the writer's own authority.
        var authorities = (await Evaluator.ReachAsync(Permission.WriteEngagement)).AuthorityIds;
        if (Said.InvolvementId is { } id && !await db.Involvements.AnyAsync(i => i.Id == id && authorities.Contains(i.AuthorityId), cancellationToken))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        return await DoneAsync(
            Said.Read(W, ModelState) is { } input ? await recordDone.RunAsync(Doing, input, W["engagement.said.reason"], cancellationToken) : (Decision<long>?)null,
            "Said.SaidEn", cancellationToken);
    }

    private async Task<IActionResult> DoneAsync(Decision<long>? decision, string field, CancellationToken cancellationToken)
    {
        if (decision is { IsRefused: false })
        {
            Tell(W["engagement.done"]);
            return RedirectToPage();
        }

        await OnGetAsync(cancellationToken);
        return decision is { Refusal: { } refusal } ? Refused(refusal, field) : AskAgain();
    }
}
