using Cylch.Web.Access;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Access;

/// <summary>The way in for everybody with an account.</summary>
[OpenToAll]
public sealed class SignInPage(Settings settings) : CylchPage
{
    public IActionResult OnGet(string? back) =>
        settings.Mode == Mode.Demonstration ? RedirectToPage("Personas", new { back }) : Page();
}
