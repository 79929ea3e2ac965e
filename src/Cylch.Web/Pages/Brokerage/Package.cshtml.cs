using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Brokerage;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>One care package: what it is bought for, what was given, the time bank, what is claimed, and its end.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PackagePage(CylchDb db, AddTimeBankEntry bank, EndPackage end, ClaimResult claim) : CylchPage
{
    private const int NotesShown = 10;
    private const int VisitsShown = 20;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty(Name = "notes", SupportsGet = true)]
    public int? NotesNumber { get; set; }

    [BindProperty]
    public BankForm Bank { get; set; } = new();

    [BindProperty]
    public EndForm End { get; set; } = new();

    [BindProperty]
    public ClaimForm Claim { get; set; } = new();

    public PackageView Package { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public IReadOnlyList<BoughtRow> Bought { get; private set; } = [];

    public IReadOnlyList<WeekRow> Weeks { get; private set; } = [];

    public PageOf<VisitRow> Visits { get; private set; } = new([], 1, 0);

    public PageOf<NoteRow> Notes { get; private set; } = new([], 1, 0);

    public IReadOnlyList<BankRow> BankRows { get; private set; } = [];

    public int BankCapMinutes { get; private set; }

    public PackagePowers May { get; private set; } = new(false, false, false, false, false);

    public PackageChoices Choices => new(W, Bought);

    public async Task OnGetAsync(long packageId, CancellationToken cancellationToken)
    {
        await ReadAsync(packageId, cancellationToken);
        End.Seen = Package.Version;
    }

    [Needs(Permission.ReadVisits)]
    public async Task<IActionResult> OnGetCsvAsync(long packageId, CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["brokerage.visit.day"], W["brokerage.visit.start"], W["brokerage.visit.planned"], W["brokerage.visit.given"], W["brokerage.visit.workers"],
            W["brokerage.visit.worker"], W["brokerage.visit.missed"]);
        await foreach (var v in PackageGiven.Visits(db, packageId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(v.VisitOn, v.StartAt, v.PlannedMinutes, v.ActualMinutes, v.CareWorkers, v.CareWorkerRef, v.MissedReason);
        }

        return csv.ToFile(W["brokerage.visits.file"] + ".csv");
    }

    [Needs(Permission.UseTimeBank)]
    public async Task<IActionResult> OnPostBankAsync(long packageId, CancellationToken cancellationToken) =>
        await DoneAsync(packageId, PackageReading.Bank(Bank, packageId, W, ModelState) is not { } input ? (Decision<long>?)null
            : await bank.RunAsync(Doing, input, Bank.Reason ?? "", cancellationToken), "brokerage.bank.done", "Bank.Time.Hours", cancellationToken);

    [Needs(Permission.ArrangePackage)]
    public async Task<IActionResult> OnPostEndAsync(long packageId, CancellationToken cancellationToken) =>
        await DoneAsync(packageId, PackageReading.End(End, packageId, W, ModelState) is not { } input ? (Decision<long>?)null
            : await end.RunAsync(Doing, input, End.Reason ?? "", cancellationToken), "brokerage.end.done", "End.On", cancellationToken);

    [Needs(Permission.ClaimResult)]
    public async Task<IActionResult> OnPostClaimAsync(long packageId, CancellationToken cancellationToken) =>
        await DoneAsync(packageId, PackageReading.Claim(Claim, packageId, W, ModelState) is not { } input ? (Decision<long>?)null
            : await claim.RunAsync(Doing, input, W["brokerage.claim.reason"], cancellationToken), "brokerage.claim.done", "Claim.OutcomeId", cancellationToken);

    private async Task<IActionResult> DoneAsync(long packageId, Decision<long>? decision, string told, string field, CancellationToken cancellationToken)
    {
        if (decision is { IsRefused: false })
        {
            Tell(W[told]);
            return Redirect(BrokerageLinks.Package(packageId));
        }

        await ReadAsync(packageId, cancellationToken);
        return decision is { Refusal: { } refusal } ? Refused(refusal, field) : AskAgain();
    }

    private async Task ReadAsync(long packageId, CancellationToken cancellationToken)
    {
        Package = await PackageView.ReadAsync(db, packageId, cancellationToken);
        Person = await PersonHead.ReadAsync(db, Package.PersonId, cancellationToken);
        Bought = await PackageView.BoughtAsync(db, packageId, cancellationToken);
        BankRows = await PersonCare.BankAsync(db, packageId, Today, cancellationToken);
        BankCapMinutes = await db.CarePlans.Where(p => p.PersonId == Package.PersonId && p.ApprovedOn != null && p.StartsOn <= Today)
            .OrderByDescending(p => p.Number).Select(p => p.TimeBankCapMinutes).FirstOrDefaultAsync(cancellationToken);
        var subject = new Subject(PersonId: Package.PersonId, ContractId: Package.ContractId);
        May = await PackagePowers.AskAsync(permission => MayAsync(permission, subject));
        if (May.ReadVisits)
        {
            Weeks = await PackageGiven.WeeksAsync(db, Package, Today, cancellationToken);
            Visits = await Paging.ReadAsync(PackageGiven.Visits(db, packageId), Number, cancellationToken, VisitsShown);
            Notes = await Paging.ReadAsync(PackageGiven.Notes(db, packageId), NotesNumber, cancellationToken, NotesShown);
        }
    }
}
