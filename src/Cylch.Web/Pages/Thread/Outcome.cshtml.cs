using Cylch.Records.Access;
using Cylch.Records.Thread;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Thread;

/// <summary>The thread of one outcome: from the words to what was paid and learned, and back.</summary>
[Needs(Permission.ReadOutcome)]
public sealed class OutcomePage(ReadThread threads) : CylchPage
{
    public ThreadView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long outcomeId, CancellationToken cancellationToken) =>
        await LoadAsync(outcomeId, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(long outcomeId, CancellationToken cancellationToken) =>
        await LoadAsync(outcomeId, cancellationToken)
            ? File(ThreadCsv.Write(View).ToBytes(), "text/csv", FormattableString.Invariant($"thread-{outcomeId}.csv"))
            : NotFound();

    private async Task<bool> LoadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        if (await threads.OfOutcomeAsync(outcomeId, cancellationToken) is not { } thread)
        {
            return false;
        }

        var person = new Subject(PersonId: thread.Person.Id);
        View = new ThreadView(
            thread, W, Today,
            SeesPerson: true,
            SeesVisits: await MayAsync(Permission.ReadVisits, person),
            SeesMoney: await MayAsync(Permission.ReadPersonMoney, person),
            IsPublicEnough: thread.Package is null || await MayAsync(Permission.ReadContract, new Subject(ContractId: thread.Package.Contract.Id)));
        return true;
    }
}
