using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Brokerage;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Pages.Plans;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>Finds a provider for an approved plan: contracts that may take it, in plain words, and the person's own choice.</summary>
[Needs(Permission.ArrangePackage)]
public sealed class ArrangePage(CylchDb db, Ties ties, ArrangePackage arrange) : CylchPage
{
    [BindProperty]
    public ArrangeForm Form { get; set; } = new();

    public PersonHead Person { get; private set; } = null!;

    public PlanView? Plan { get; private set; }

    public IReadOnlyList<OfferRow> Offers { get; private set; } = [];

    public IReadOnlyList<BuyableRow> Outcomes { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Contracts =>
    [
        .. Offers.Select(o => new GovukChoice(o.ContractId.ToString(CultureInfo.InvariantCulture), W["brokerage.offer", W.Either(o.ProviderEn, o.ProviderCy), o.Number])
        {
            Hint = W["brokerage.offer.hint", W.Either(o.TitleEn, o.TitleCy), W.Of("model", o.Model), ArrangeView.Worth(W, o.Worth)],
        }),
    ];

    public IReadOnlyList<GovukChoice> Bands =>
        [Band("A"), Band("B"), Band("C")];

    public IReadOnlyList<GovukChoice> Languages =>
        [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    private GovukChoice Band(string band) => new(band, W["brokerage.band." + band]);

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        Form = new ArrangeForm
        {
            PlanId = Plan?.Id ?? 0,
            ChoiceLanguage = Person.Language,
            Weights = [.. Outcomes.Select(o => new WeightForm { OutcomeId = o.OutcomeId })],
        };
    }

    public async Task<IActionResult> OnPostAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        if (Form.Read(personId, W, ModelState) is not { } input)
        {
            return AskAgain();
        }

        // Only what was offered here: a contract of which the reader may know nothing is no choice.
        if (Offers.All(o => o.ContractId != input.ContractId))
        {
            Wrong("Form.ContractId", "brokerage.contract.missing");
            return AskAgain();
        }

        var decision = await arrange.RunAsync(Doing, input, W["brokerage.arrange.reason"], cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, ArrangeForm.FieldOf(refusal));
        }

        Tell(W["brokerage.arrange.done"]);
        return Redirect(BrokerageLinks.Package(decision.Value));
    }

    private async Task ReadAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        var inForce = (await PlanView.VersionsAsync(db, personId, cancellationToken)).FirstOrDefault(v => v.Standing == "in-force");
        Plan = inForce is null ? null : await PlanView.ReadAsync(db, inForce.Id, cancellationToken);
        if (Plan is not null)
        {
            var view = new ArrangeView(db, ties);
            var on = Form.StartsOn.Read() ?? (Plan.StartsOn > Today ? Plan.StartsOn : Today);
            Offers = await view.OffersAsync(await Evaluator.ReachAsync(Permission.ReadContract), personId, Plan.MinutesPerWeek, on, cancellationToken);
            Outcomes = await view.OutcomesAsync(personId, Today, cancellationToken);
        }
    }
}
