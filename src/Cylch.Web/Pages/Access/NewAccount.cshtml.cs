using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Access;

/// <summary>Adds an account with its first role; its one-time link is made on the account's own page.</summary>
[Needs(Permission.Administer)]
public sealed class NewAccountPage(CylchDb db, CreateAccount createAccount, Settings settings) : CylchPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public long? OrganisationId { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public long? TeamId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public RoleChoices Giving { get; private set; } = RoleChoices.None;

    public IReadOnlyList<GovukChoice> LanguageChoices { get; } = [new("cy", "Cymraeg"), new("en", "English")];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Giving = await RoleChoices.ReadAsync(db, W, await Evaluator.ReachAsync(Permission.Administer), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        Check();
        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        if (!await MayAsync(Permission.Administer, new Subject(OrganisationId: OrganisationId)))
        {
            return Forbid();
        }

        var decision = await createAccount.RunAsync(
            Doing,
            new CreateAccountInput(Mail!.Trim(), Name!.Trim(), Language!, OrganisationId!.Value, Role!.Value, TeamId, settings.Mode == Mode.Demonstration),
            Reason!.Trim(),
            cancellationToken);
        return decision.IsRefused ? Refused(decision.Refusal!, nameof(Mail)) : RedirectToPage("Account", new { accountId = decision.Value });
    }

    private void Check()
    {
        var at = Mail?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (at < 1 || at == Mail!.Trim().Length - 1 || Mail.Trim().Any(char.IsWhiteSpace))
        {
            Wrong(nameof(Mail), "accounts.mail-missing");
        }

        Need(Name, nameof(Name), "accounts.name-missing");
        Need(Language is "en" or "cy" ? Language : null, nameof(Language), "accounts.language-missing");
        Need(OrganisationId, nameof(OrganisationId), "accounts.organisation-missing");
        Need(Role, nameof(Role), "accounts.role-missing");
        Need(Reason, nameof(Reason), "accounts.reason-missing");
    }

    private void Need(object? value, string field, string key)
    {
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            ModelState.Remove(field);
            Wrong(field, key);
        }
    }
}
