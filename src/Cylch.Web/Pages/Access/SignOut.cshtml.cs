using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Access;

/// <summary>The way out. A form, not a link: nothing elsewhere can sign somebody out.</summary>
[OpenToAll]
public sealed class SignOutPage(SignInSteps steps) : CylchPage
{
    public IActionResult OnGet() => Current.AccountId is null ? RedirectToPage("SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await steps.EndThisAsync(cancellationToken);
        return RedirectToPage("SignIn");
    }
}
