using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Makes ten new recovery codes; earlier ones stop working.</summary>
public sealed class MakeRecoveryCodes(CylchDb db, Recorder recorder)
{
    public const int Codes = 10;

    /// <returns>The codes, to be shown once: they are kept nowhere.</returns>
    public async Task<Decision<IReadOnlyList<string>>> RunAsync(Doing doing, long accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var older = await db.OneTimeCodes
            .Where(c => c.AccountId == accountId && c.Kind == OneTimeKind.Recovery && c.UsedAt == null)
            .ToListAsync(cancellationToken);
        older.ForEach(c => c.UsedAt = doing.At);
        string[] codes = [.. Enumerable.Range(0, Codes).Select(_ => SecretCode.Make(20))];
        db.OneTimeCodes.AddRange(codes.Select(code => new OneTimeCode
        {
            AccountId = accountId,
            Kind = OneTimeKind.Recovery,
            CodeHash = SecretCode.Hash(code),
            MadeAt = doing.At,
        }));
        var saved = await recorder.SaveAsync(
            doing with { SubmissionKey = null }, new RecordedAs(nameof(MakeRecoveryCodes), "account", "own choice"), () => accountId, cancellationToken);
        return saved.IsRefused ? saved.Refusal! : Array.ConvertAll(codes, SecretCode.Grouped);
    }
}
