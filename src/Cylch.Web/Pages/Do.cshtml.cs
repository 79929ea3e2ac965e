using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Pages.Brokerage;
using Cylch.Web.Pages.Delivery;
using Cylch.Web.Pages.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>Do: who waits for a provider, packages that run, files of visits, and statements.</summary>
[Needs(Permission.OwnWork)]
public sealed class DoPage(CylchDb db, Ties ties) : CylchPage
{
    public IReadOnlyList<CycleSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<CycleSection> sections = [];
        var read = await Evaluator.ReachAsync(Permission.ReadPerson);
        if (!(read with { ProviderIds = [], Links = [] }).IsEmpty)
        {
            sections.Add(await WaitingAsync(read with { ProviderIds = [], Links = [] }, cancellationToken));
        }

        if (!read.IsEmpty)
        {
            sections.Add(await PackagesAsync(read, cancellationToken));
        }

        var files = await Evaluator.ReachAsync(Permission.ReadImports);
        if (!files.IsEmpty)
        {
            sections.Add(await FilesAsync(files, cancellationToken));
        }

        var statements = await Evaluator.ReachAsync(Permission.ReadStatement);
        if (!statements.IsEmpty)
        {
            sections.Add(await StatementsAsync(statements, cancellationToken));
        }

        Sections = sections;
    }

    private async Task<CycleSection> WaitingAsync(Reach reach, CancellationToken cancellationToken)
    {
        var waiting = PackageRows.Waiting(db, ties.People(reach, Today), Today);
        var mayArrange = !(await Evaluator.ReachAsync(Permission.ArrangePackage)).IsEmpty;
        return new CycleSection(
            "waiting", W["cycle.waiting"], W["cycle.waiting.none"], await waiting.CountAsync(cancellationToken),
            [.. (await waiting.Take(CycleSection.Shown).ToListAsync(cancellationToken)).Select(w => new CycleItem(
                w.GivenName + " " + w.FamilyName, W["cycle.waiting.item", W.Say.Minutes(w.MinutesPerWeek), W.Say.Date(w.StartsOn)],
                mayArrange ? BrokerageLinks.Arrange(w.PersonId) : AssessmentLinks.Person(w.PersonId)))], null, null);
    }

    private async Task<CycleSection> PackagesAsync(Reach reach, CancellationToken cancellationToken)
    {
        var rows = PackageRows.Rows(db, PackageRows.Visible(db, ties, reach, Today), new PackageFilter(null, null, PackageState.Running), Today);
        return new CycleSection(
            "packages", W["cycle.packages"], W["cycle.packages.none"], await rows.CountAsync(cancellationToken),
            [.. (await rows.Take(CycleSection.Shown).ToListAsync(cancellationToken)).Select(k => new CycleItem(
                k.GivenName + " " + k.FamilyName + ", " + k.Reference, W.Either(k.ProviderEn, k.ProviderCy), BrokerageLinks.Package(k.Id)))],
            BrokerageLinks.Packages, W["cycle.packages.all"]);
    }

    private async Task<CycleSection> FilesAsync(Reach reach, CancellationToken cancellationToken)
    {
        var files = from import in db.VisitImports.AsNoTracking()
                    join provider in ties.Suppliers(reach) on import.ProviderId equals provider.Id
                    orderby import.Id descending
                    select new { import.Id, import.FileName, import.UploadedAt, provider.NameEn, provider.NameCy };
        var first = await files.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "files", W["cycle.files"], W["cycle.files.none"], await files.CountAsync(cancellationToken),
            [.. first.Select(f => new CycleItem(f.FileName, W.Either(f.NameEn, f.NameCy) + ", " + W.Say.Moment(f.UploadedAt), DeliveryLinks.Import(f.Id)))],
            DeliveryLinks.Imports, W["cycle.files.all"]);
    }

    private async Task<CycleSection> StatementsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var runs = from r in db.SettlementRuns
                   join c in ties.Contracts(reach) on r.ContractId equals c.Id
                   where r.ReplacedAt == null
                   orderby r.UntilOn descending, c.Number
                   select new { r.Id, c.Number, r.PeriodNumber, r.FromOn, r.UntilOn };
        var first = await runs.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "statements", W["cycle.statements"], W["cycle.statements.none"], await runs.CountAsync(cancellationToken),
            [.. first.Select(r => new CycleItem(W["cycle.statements.item", r.Number, r.PeriodNumber], W.Say.Range(r.FromOn, r.UntilOn), SettlementLinks.Run(r.Id)))],
            SettlementLinks.Periods, W["cycle.statements.all"]);
    }
}
