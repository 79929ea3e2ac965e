using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A contract's payment terms as the sentences people sign, in either language or both; acknowledged here.</summary>
[Needs(Permission.ReadContract)]
public sealed class TermsPage(CylchDb db, AcknowledgeScheme acknowledge) : CylchPage
{
    [BindProperty(Name = "version", SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(Name = "hash")]
    public string? Hash { get; set; }

    public Contract Contract { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public VersionRow? Row { get; private set; }

    public ContractScheme? Saved => Row?.Saved;

    public Decision<TriedView>? Tried { get; private set; }

    public int NextNumber => Versions.Count == 0 ? 1 : Versions[0].Saved.Number + 1;

    public PaymentScheme? Scheme { get; private set; }

    public bool MayAcknowledge { get; private set; }

    public bool MayWrite { get; private set; }

    public Task OnGetAsync(long contractId, CancellationToken cancellationToken) => LoadAsync(contractId, cancellationToken);

    [Needs(Permission.AcknowledgeTerms)]
    public async Task<IActionResult> OnPostAcknowledgeAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Saved is null || !await MayAsync(Permission.AcknowledgeTerms, new Subject(ContractId: contractId)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var decision = await acknowledge.RunAsync(Doing, new AcknowledgeSchemeInput(Saved.Id, W.Language.Code, Hash), "", cancellationToken);
        return Done(decision, W["contracts.acknowledged-notice", Saved.Number], Saved.Number);
    }

    private IActionResult Done(Decision<long> decision, string notice, int number)
    {
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(notice);
        return LocalRedirect(ContractsLinks.Terms(Contract.Id, number));
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Versions = await VersionRow.ReadAsync(db, contractId, Today, cancellationToken);
        var standing = Versions.Where(v => v.State != SchemeState.Withdrawn).ToList();
        var subject = new Subject(ContractId: contractId);
        // What waits for the reader comes before what is in force.
        var acknowledges = await MayAsync(Permission.AcknowledgeTerms, subject);
        Row = Versions.FirstOrDefault(v => v.Saved.Number == Version) ?? standing.Find(v => acknowledges && v.Saved.AcknowledgedAt is null)
            ?? standing.Find(v => v.Saved.InForceFrom <= Today) ?? (standing.Count > 0 ? standing[0] : null);
        Scheme = Saved is null ? null : SchemeText.Read(Saved);
        MayAcknowledge = acknowledges && Saved is { AcknowledgedAt: null, WithdrawnAt: null };
        if (MayAcknowledge)
        {
            Tried = await TriedView.ReadAsync(db, contractId, null, Scheme!, cancellationToken);
        }
        MayWrite = await MayAsync(Permission.WriteTerms, subject);
    }
}
