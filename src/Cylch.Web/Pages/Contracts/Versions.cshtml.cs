using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Every version of a contract's terms and where it stands, the drafts for the next, and what the provider asks about them.</summary>
[Needs(Permission.ReadContract)]
public sealed class VersionsPage(CylchDb db, WithdrawScheme withdraw) : CylchPage
{
    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public Contract Contract { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public int OpenQuestions { get; private set; }

    public bool MayWrite { get; private set; }

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public Task OnGetAsync(long contractId, CancellationToken cancellationToken) => LoadAsync(contractId, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        var csv = new CsvText(
            W["contracts.version"], W["contracts.state"], W["contracts.new.from"], W["contracts.versions.saved"], W["contracts.versions.by"], W["contracts.new.why"],
            W["contracts.versions.read"], W["contracts.versions.by"], W["contracts.versions.language"], W["contracts.versions.hash"]);
        foreach (var v in Versions)
        {
            csv.Row(
                v.Saved.Number, W.Of("contracts.version-state", v.State), v.Saved.InForceFrom, v.Saved.SavedAt, v.SavedBy, v.Saved.SavedWhy, v.Saved.AcknowledgedAt,
                v.AcknowledgedBy, v.Saved.AcknowledgedLanguage, SchemeText.Hash(v.Saved));
        }

        return csv.ToFile(W["contracts.versions.file", Contract.Number] + ".csv");
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostWithdrawAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Versions.FirstOrDefault(v => v.Saved.Number == Version) is not { } row)
        {
            return LocalRedirect(ContractsLinks.Versions(contractId));
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "contracts.withdraw.why-empty");
            return AskAgain();
        }

        var decision = await withdraw.RunAsync(Doing, new WithdrawSchemeInput(row.Saved.Id), Why.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["contracts.withdraw.notice", row.Saved.Number]);
        return LocalRedirect(ContractsLinks.Versions(contractId));
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        var subject = new Subject(ContractId: contractId);
        var seesDrafts = await MayAsync(Permission.ReadDraftTerms, subject);
        MayWrite = await MayAsync(Permission.WriteTerms, subject);
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Versions = await VersionRow.ReadAsync(db, contractId, Today, cancellationToken);
        Drafts = await DraftRow.ReadAsync(db, contractId, seesDrafts, cancellationToken);
        OpenQuestions = await db.TermQuestions.CountAsync(q => q.ContractId == contractId && q.AnsweredAt == null, cancellationToken);
    }
}
