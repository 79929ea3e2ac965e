using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>The language pages open in for an account.</summary>
public sealed class ChooseLanguage(CylchDb db, Recorder recorder)
{
    /// <param name="language">"en" or "cy".</param>
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, string language, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        if (account.Language == language)
        {
            return accountId;
        }

        account.Language = language == "cy" ? "cy" : "en";
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(ChooseLanguage), "account", "own choice"), () => accountId, cancellationToken);
    }
}
