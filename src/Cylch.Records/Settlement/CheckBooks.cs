using Cylch.Rules;

namespace Cylch.Records.Settlement;

public sealed record CheckBooksInput(long AuthorityId);

/// <summary>Checks an authority's books against themselves, and keeps who had it done and what came of it.</summary>
public sealed class CheckBooks(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, CheckBooksInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(CheckBooks), cancellationToken) is { } done)
        {
            return done;
        }

        var books = new BookLaws(db, input.AuthorityId, cancellationToken);
        var laws = await books.AllAsync();
        var check = new BookCheck
        {
            OrganisationId = input.AuthorityId,
            CheckedByAccountId = doing.AccountId ?? throw new InvalidOperationException("The books are checked by somebody."),
            CheckedAt = doing.At,
            Entries = await books.EntriesAsync(),
            Faults = laws.Sum(l => l.Faults),
            Told = string.Join('\n', laws.Select(l => $"{l.Name} {l.Faults.ToString(System.Globalization.CultureInfo.InvariantCulture)}")),
        };
        db.BookChecks.Add(check);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(CheckBooks), "books", reason), () => check.Id, cancellationToken);
    }
}
