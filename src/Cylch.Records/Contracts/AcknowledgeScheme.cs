using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <param name="Language">"en" or "cy": the language it was read in; both count equally.</param>
public sealed record AcknowledgeSchemeInput(long SchemeId, string Language);

/// <summary>The provider says that the terms and their worked example have been read. Nothing is paid under terms before that.</summary>
public sealed class AcknowledgeScheme(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AcknowledgeSchemeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AcknowledgeScheme), cancellationToken) is { } done)
        {
            return done;
        }

        var scheme = await db.ContractSchemes.SingleAsync(s => s.Id == input.SchemeId, cancellationToken);
        if (scheme.AcknowledgedAt is not null)
        {
            return new Refusal("contracts.already-acknowledged", scheme.Number);
        }

        scheme.AcknowledgedAt = doing.At;
        scheme.AcknowledgedByAccountId = doing.AccountId;
        scheme.AcknowledgedLanguage = input.Language;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AcknowledgeScheme), "scheme", reason, ContractId: scheme.ContractId), () => scheme.Id, cancellationToken);
    }
}
