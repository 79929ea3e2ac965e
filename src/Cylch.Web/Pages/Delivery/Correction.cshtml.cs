using Cylch.Records.Delivery;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Delivery;

/// <summary>The refused rows as they were sent, each with why in both languages: put right, the file is sent again as it is.</summary>
[Needs(Permission.ImportVisits)]
public sealed class CorrectionPage(VisitCorrections corrections, WordBook book) : CylchPage
{
    public async Task<IActionResult> OnGetAsync(long importId, CancellationToken cancellationToken)
    {
        var (english, welsh) = (new W(book, Language.English), new W(book, Language.Welsh));
        Response.ContentType = CsvText.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{W["delivery.correction.file"]}-{importId}.csv\"";
        await corrections.WriteAsync(importId, Response.Body, english.Refusal, welsh.Refusal, cancellationToken);
        return new EmptyResult();
    }
}
