using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Records.Work;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Work;

/// <summary>My plan: the person's own view, also their carer's and advocate's within what the person lets them see.</summary>
[Needs(Permission.GiveOwnReading)]
public sealed class MinePage(ReadMine mine, RecordReading recordReading) : CylchPage
{
    public MyRecord Mine { get; private set; } = null!;

    /// <summary>The person themselves reads; otherwise a carer or advocate, whose readings are kept as theirs.</summary>
    public bool IsOwn { get; private set; }

    public long? Saved { get; private set; }

    public async Task OnGetAsync(long personId, long? saved, CancellationToken cancellationToken)
    {
        Saved = saved;
        await LoadAsync(personId, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(
        long personId, long outcome, int? reading, string? words, CancellationToken cancellationToken)
    {
        await LoadAsync(personId, cancellationToken);
        if (Mine.Outcomes.All(o => o.Outcome.Id != outcome))
        {
            return NotFound();
        }

        var input = new RecordReadingInput(
            outcome, Today, IsOwn ? Voice.Person : Voice.Carer, reading, reading is null ? W["my-plan.words-only"] : null,
            string.IsNullOrWhiteSpace(words) ? null : words.Trim(), null, W.Language.Code, HowAsked.OwnEntry, null, null);
        var decision = await recordReading.RunAsync(Doing, input, W["my-plan.reason"], cancellationToken);
        return decision.Refusal is { } refusal ? Refused(refusal) : Redirect(MineLinks.Saved(personId, outcome));
    }

    private async Task LoadAsync(long personId, CancellationToken cancellationToken)
    {
        var viewer = (await Current.ViewerAsync())!;
        IsOwn = viewer.Links.Any(l => l.PersonId == personId && l.Kind == LinkKind.Self);
        Mine = await mine.OfAsync(personId, Today, cancellationToken);
    }
}
