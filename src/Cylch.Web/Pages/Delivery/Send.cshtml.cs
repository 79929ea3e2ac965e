using Cylch.Records;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Delivery;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Delivery;

/// <summary>The form a provider sends a file of visits with, and what the file must look like.</summary>
[Needs(Permission.ImportVisits)]
[UploadRoom]
public sealed class SendPage(CylchDb db, ReceiveVisitFile receive, VisitUploads uploads) : CylchPage
{
    private const string Field = "file";
    private const int SampleRows = 6;

    [BindProperty(Name = Field)]
    public IFormFile? Sent { get; set; }

    [BindProperty(Name = "provider")]
    public long? ProviderId { get; set; }

    [BindProperty(Name = "too-big", SupportsGet = true)]
    public bool IsTooBig { get; set; }

    /// <summary>The reader's own providers; mostly one.</summary>
    public IReadOnlyList<GovukChoice> Providers { get; private set; } = [];

    public IReadOnlyList<VisitColumn> Columns => VisitFileProfile.TwentyFourColumns.Columns;

    public long LimitMegabytes => uploads.LimitBytes >> 20;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return IsTooBig ? Refused(TooBig, Field) : Page();
    }

    public IActionResult OnGetTemplate() =>
        new CsvText(Columns.Select(c => c.Heading)).ToFile(W["delivery.send.template-file"] + ".csv");

    /// <summary>Invented visits in the right form, with the provider's own reference; nobody in them is known, so none can be taken.</summary>
    public async Task<IActionResult> OnGetSampleAsync(CancellationToken cancellationToken)
    {
        var providers = (await Evaluator.ReachAsync(Permission.ImportVisits)).ProviderIds;
        var reference = await db.Organisations.Where(o => o.Id == providers[0]).Select(o => o.Reference).SingleAsync(cancellationToken);
        var subject = VisitSubject.Invented(1, 0) with { ProviderRef = reference, CallsPerDay = 2, HasWeekends = true };
        var recipe = new VisitFileRecipe(1, SampleRows, Today.PlusDays(-7), 7) { Subjects = [subject] };
        var file = new MemoryStream();
        await VisitFiles.WriteAsync(file, recipe, cancellationToken);
        return File(file.ToArray(), CsvText.ContentType, W["delivery.send.sample-file"] + ".csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var providers = (await Evaluator.ReachAsync(Permission.ImportVisits)).ProviderIds;
        var providerId = ProviderId ?? (providers.Count == 1 ? providers[0] : 0);
        if (!providers.Contains(providerId))
        {
            Wrong("provider", "delivery.send.no-provider");
            return AskAgain();
        }

        if (Sent is null)
        {
            Wrong(Field, "delivery.send.no-file");
            return AskAgain();
        }

        await using var content = Sent.OpenReadStream();
        var received = await receive.RunAsync(
            Doing, new SentVisitFile(providerId, Path.GetFileName(Sent.FileName), VisitFileProfile.TwentyFourColumns), content, "", cancellationToken);
        if (received.Refusal is { } refusal)
        {
            return Refused(refusal, Field);
        }

        if (received.Value.WasHeld)
        {
            Tell(W["delivery.send.held"]);
        }

        return LocalRedirect(DeliveryLinks.Import(received.Value.ImportId));
    }

    private Refusal TooBig => new("delivery.file-too-big", LimitMegabytes);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var ids = (await Evaluator.ReachAsync(Permission.ImportVisits)).ProviderIds;
        var providers = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        Providers = [.. providers.Select(o => new GovukChoice(o.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), W.Either(o.NameEn, o.NameCy)))];
    }
}
