using System.Globalization;
using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Writes down somebody new. Where they seem to be known already it says so, and never makes two people one.</summary>
[Needs(Permission.WriteAssessment)]
public sealed class RegisterPage(CylchDb db, RegisterPerson register) : CylchPage
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? KnownAs { get; set; }

    [BindProperty]
    public DateParts BornOn { get; set; } = new();

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public long? AreaId { get; set; }

    [BindProperty]
    public List<string> LivesAlone { get; set; } = [];

    [BindProperty]
    public string? TalkingEn { get; set; }

    [BindProperty]
    public string? TalkingCy { get; set; }

    [BindProperty]
    public List<string> SomeoneElse { get; set; } = [];

    /// <summary>Somebody similar is known; the form then asks whether this is another.</summary>
    public bool AsksWhetherSame { get; private set; }

    public IReadOnlyList<GovukChoice> Areas { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Languages => [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var role = (await Current.ViewerAsync())!.Roles.First(r => r.Role is Role.CareManager or Role.TeamLeader);
        if (Language is not ("en" or "cy"))
        {
            Wrong(nameof(Language), "assessment.register.language-missing");
        }

        if (!BornOn.IsEmpty && BornOn.Read() is null)
        {
            Wrong(nameof(BornOn), "assessment.register.born-wrong");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = new RegisterPersonInput(
            role.OrganisationId, Reference ?? "", GivenName ?? "", FamilyName ?? "", KnownAs, BornOn.Read(), Language!, AreaId, role.TeamId,
            role.Role == Role.CareManager ? Current.AccountId : null, LivesAlone.Count > 0, TalkingEn, TalkingCy, SomeoneElse.Count > 0);
        var decision = await register.RunAsync(Doing, input, W["assessment.register.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            AsksWhetherSame = decision.Refusal!.Code == "assessment.likely-same";
            return Refused(decision.Refusal!, FieldOf(decision.Refusal!));
        }

        Tell(W["assessment.register.done"]);
        return Redirect(AssessmentLinks.Person(decision.Value));
    }

    private static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "assessment.name-missing" => nameof(GivenName),
        "assessment.reference-missing" or "assessment.reference-taken" => nameof(Reference),
        "assessment.born-outside" => nameof(BornOn),
        "assessment.likely-same" => nameof(SomeoneElse),
        _ => "",
    };

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var authorities = (await Current.ViewerAsync())!.Roles.Select(r => r.OrganisationId).ToList();
        var areas = await (
            from a in db.Areas.AsNoTracking()
            join z in db.Zones on a.ZoneId equals z.Id
            where authorities.Contains(z.AuthorityId)
            orderby a.PlaceEn, a.Name
            select new { a.Id, a.Name, a.PlaceEn, a.PlaceCy }).ToListAsync(cancellationToken);
        Areas = [new("", W["assessment.not-known"]), .. areas.Select(a =>
            new GovukChoice(a.Id.ToString(CultureInfo.InvariantCulture), W.Either(a.PlaceEn, a.PlaceCy) + ", " + a.Name))];
    }
}
