using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A conversation about a finding: the figures it is about, who said what, the next step and whose it is, and how it ended.</summary>
[Needs(Permission.ReadFairness)]
public sealed class FairnessConversationPage(
    CylchDb db, AnswerFinding answer, ReplyToFinding reply, SetFindingStep set, FinishFindingStep finish, CloseFinding close, ReopenFinding reopen) : CylchPage
{
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public DateParts Due { get; set; } = new();

    [BindProperty]
    public long? Owner { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The form that was sent, so that it is the one shown with its errors.</summary>
    public string Sent { get; private set; } = "";

    public FairnessTalkShown Talk { get; private set; } = null!;

    public string Provider { get; private set; } = "";

    public string Authority { get; private set; } = "";

    public bool MayAnswer { get; private set; }

    public bool MayAsk { get; private set; }

    public IReadOnlyList<GovukChoice> Owners { get; private set; } = [];

    public IEnumerable<GovukChoice> Languages => [new("cy", W["fairness.in-welsh"]), new("en", W["fairness.in-english"])];

    public async Task OnGetAsync(long fairnessId, CancellationToken cancellationToken)
    {
        await LoadAsync(fairnessId, cancellationToken);
        (Version, Language) = (Talk.Conversation.Version, W.Language.Code);
    }

    [Needs(Permission.AnswerFairness)]
    public Task<IActionResult> OnPostAnswerAsync(long fairnessId, CancellationToken cancellationToken) => SendAsync("Answer", fairnessId, false, () =>
        answer.RunAsync(Doing, new AnswerFindingInput(fairnessId, Version, Words!, Written), Words!.Trim(), cancellationToken), cancellationToken);

    [Needs(Permission.AskFairness)]
    public Task<IActionResult> OnPostReplyAsync(long fairnessId, CancellationToken cancellationToken) => SendAsync("Reply", fairnessId, false, () =>
        reply.RunAsync(Doing, new ReplyToFindingInput(fairnessId, Version, Words!, Written), Words!.Trim(), cancellationToken), cancellationToken);

    [Needs(Permission.AskFairness)]
    public Task<IActionResult> OnPostStepAsync(long fairnessId, CancellationToken cancellationToken)
    {
        if (Owner is null)
        {
            Wrong(nameof(Owner), "fairness.owner.empty");
        }

        return SendAsync("Step", fairnessId, true, () => set.RunAsync(
            Doing, new SetFindingStepInput(fairnessId, Version, Words!, Written, Owner!.Value, Due.Read()!.Value), Words!.Trim(), cancellationToken), cancellationToken);
    }

    [Needs(Permission.AskFairness)]
    public Task<IActionResult> OnPostDoneAsync(long fairnessId, CancellationToken cancellationToken) => SendAsync("Done", fairnessId, false, () =>
        finish.RunAsync(Doing, new FinishFindingStepInput(fairnessId, Version, Words!, Written), Words!.Trim(), cancellationToken), cancellationToken);

    [Needs(Permission.AskFairness)]
    public Task<IActionResult> OnPostCloseAsync(long fairnessId, CancellationToken cancellationToken) => SendAsync("Close", fairnessId, false, () =>
        close.RunAsync(Doing, new CloseFindingInput(fairnessId, Version, Words!, Written), Words!.Trim(), cancellationToken), cancellationToken);

    [Needs(Permission.AskFairness)]
    public Task<IActionResult> OnPostReopenAsync(long fairnessId, CancellationToken cancellationToken) => SendAsync("Reopen", fairnessId, true, () =>
        reopen.RunAsync(Doing, new ReopenFindingInput(fairnessId, Version, Words!, Written, Due.Read()!.Value), Words!.Trim(), cancellationToken), cancellationToken);

    private string Written => Language is "cy" or "en" ? Language : W.Language.Code;

    private async Task<IActionResult> SendAsync(string form, long fairnessId, bool hasDate, Func<Task<Decision<long>>> write, CancellationToken cancellationToken)
    {
        Sent = form;
        if (string.IsNullOrWhiteSpace(Words))
        {
            Wrong(nameof(Words), "fairness.words.empty");
        }

        if (hasDate && Due.Read() is null)
        {
            Wrong(nameof(Due), "fairness.due.wrong");
        }

        var refusal = ModelState.IsValid ? (await write()).Refusal : null;
        if (ModelState.IsValid && refusal is null)
        {
            Tell(W["fairness.written"]);
            return Redirect(FairnessLinks.Talk(fairnessId));
        }

        await LoadAsync(fairnessId, cancellationToken);
        return refusal is null ? AskAgain() : Refused(refusal);
    }

    private async Task LoadAsync(long fairnessId, CancellationToken cancellationToken)
    {
        Talk = (await FairnessTalkShown.ReadAsync(db, db.FairnessConversations.Where(c => c.Id == fairnessId), cancellationToken))[0];
        var about = Talk.Conversation;
        var names = await db.Organisations.Where(o => o.Id == about.AuthorityId || o.Id == about.ProviderId).ToDictionaryAsync(o => o.Id, cancellationToken);
        Authority = W.Either(names[about.AuthorityId].NameEn, names[about.AuthorityId].NameCy);
        Provider = W.Either(names[about.ProviderId].NameEn, names[about.ProviderId].NameCy);
        var subject = new Subject(OrganisationId: about.ProviderId) { AuthorityId = about.AuthorityId };
        MayAnswer = await MayAsync(Permission.AnswerFairness, subject);
        MayAsk = await MayAsync(Permission.AskFairness, subject);
        Owners = MayAsk ? await OwnersAsync(about, cancellationToken) : [];
    }

    // Whoever may ask for the authority or answer for the provider may own a step.
    private async Task<IReadOnlyList<GovukChoice>> OwnersAsync(FairnessConversation about, CancellationToken cancellationToken)
    {
        Role[] roles = [Role.Commissioner, Role.ContractOfficer, Role.QualityOfficer, Role.ProviderManager, Role.ResponsibleIndividual];
        var held = await db.RoleAssignments
            .Where(r => (r.OrganisationId == about.AuthorityId || r.OrganisationId == about.ProviderId) && roles.Contains(r.Role) && r.FromOn <= Today && (r.UntilOn == null || r.UntilOn >= Today))
            .Join(db.Users, r => r.AccountId, a => a.Id, (r, a) => new { a.Id, a.DisplayName, r.OrganisationId }).Distinct().OrderBy(a => a.DisplayName).ToListAsync(cancellationToken);
        return [.. held.Select(a => new GovukChoice(
            a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{a.DisplayName}, {(a.OrganisationId == about.AuthorityId ? Authority : Provider)}"))];
    }
}
