using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Other terms tried on closed periods: what they would have cost, who would gain and who would lose. Nothing that was paid changes.</summary>
[Needs(Permission.TryTerms)]
public sealed class WhatIfPage(CylchDb db, Ties ties, SaveTriedTerms save, ChangeTriedTerms change) : CylchPage
{
    /// <summary><c>alone</c> for this contract; otherwise all that have terms like it.</summary>
    [BindProperty(Name = "with", SupportsGet = true)]
    public string? With { get; set; }

    [BindProperty(Name = "try", SupportsGet = true)]
    public long? TryId { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public WhatIfView View { get; private set; } = null!;

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);

        // Where nothing was typed, the closed periods themselves can no longer be worked out, and the page says why.
        return ModelState.IsValid || View.Fields.All(field => field.Value == field.Paid) ? Page() : AskAgain();
    }

    /// <summary>The result alone, for the script that shows it at once.</summary>
    public async Task<IActionResult> OnGetResultAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        return Partial("_WhatIfResult", View);
    }

    public async Task<IActionResult> OnGetCsvAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        return View.Words is { } words ? words.ByProvider().ToCsv().ToFile("what-if.csv") : NotFound();
    }

    public async Task<IActionResult> OnPostSaveAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (string.IsNullOrWhiteSpace(Name))
        {
            Wrong("name", "settlement.what-if.name-empty");
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "settlement.what-if.why-empty");
        }

        if (View.Result is { Changes.Count: 0 })
        {
            Wrong("name", "settlement.what-if.nothing-changed");
        }

        if (!ModelState.IsValid || View.Result is not { } result)
        {
            return AskAgain();
        }

        var input = new SaveTriedTermsInput(
            contractId, View.SchemeId, Name!.Trim(), View.TriedTerms, result.WasPence, result.WouldPence, result.Periods);
        var decision = await save.RunAsync(Doing, input, Why!.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "name");
        }

        Tell(W["settlement.what-if.saved-notice", input.Name]);
        return LocalRedirect(SettlementLinks.WhatIf(contractId, decision.Value));
    }

    public Task<IActionResult> OnPostRenameAsync(long contractId, CancellationToken cancellationToken) => ChangeAsync(contractId, TriedChange.Rename, cancellationToken);

    public Task<IActionResult> OnPostShareAsync(long contractId, CancellationToken cancellationToken) => ChangeAsync(contractId, TriedChange.Share, cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(long contractId, CancellationToken cancellationToken) => ChangeAsync(contractId, TriedChange.Remove, cancellationToken);

    private async Task<IActionResult> ChangeAsync(long contractId, TriedChange what, CancellationToken cancellationToken)
    {
        var tried = await db.TriedTerms.AsNoTracking().FirstOrDefaultAsync(t => t.Id == TryId && t.ContractId == contractId, cancellationToken);
        if (tried is null)
        {
            return NotFound();
        }

        if (what == TriedChange.Rename && string.IsNullOrWhiteSpace(Name))
        {
            await LoadAsync(contractId, cancellationToken);
            Wrong("name", "settlement.what-if.name-empty");
            return AskAgain();
        }

        var decision = await change.RunAsync(Doing, new ChangeTriedTermsInput(tried.Id, Version, what, Name?.Trim()), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(contractId, cancellationToken);
            return Refused(refusal);
        }

        Tell(W["settlement.what-if.changed-notice." + what, Name?.Trim() ?? tried.Name]);
        return LocalRedirect(what == TriedChange.Remove ? SettlementLinks.WhatIf(contractId) : SettlementLinks.WhatIf(contractId, tried.Id));
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.TryTerms));
        View = await new WhatIfLoading(db, W, cancellationToken).LoadAsync(contract, visible, With == "alone", TryId, Typed);
        foreach (var field in View.Fields.Where(field => field.Value is null or < 0))
        {
            Wrong(field.Field.Key, "settlement.what-if.not-a-number", W["contracts.field." + field.Field.Label]);
        }

        if (View.Refusal is { } refusal)
        {
            ModelState.AddModelError("", W.Refusal(refusal));
        }
    }

    private string? Typed(string key) => Request.HasFormContentType && Request.Form.ContainsKey(key) ? Request.Form[key].ToString()
        : Request.Query.ContainsKey(key) ? Request.Query[key].ToString() : null;
}
