using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <param name="Language">"en" or "cy": the language it was read in; both count equally.</param>
/// <param name="Hash">Of the version on the page that was read; null when it was read on no page.</param>
public sealed record AcknowledgeSchemeInput(long SchemeId, string Language, string? Hash = null);

/// <summary>
/// The provider says that the terms and both worked examples have been read: the invented one, and the one on the contract's own last closed
/// period where there is one. Nothing is paid under terms before that.
/// </summary>
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

        var scheme = await db.ContractSchemes.IgnoreQueryFilters().SingleAsync(s => s.Id == input.SchemeId, cancellationToken);
        if (FirstRefusal(scheme, input) is { } refusal)
        {
            return refusal;
        }

        scheme.AcknowledgedAt = doing.At;
        scheme.AcknowledgedByAccountId = doing.AccountId;
        scheme.AcknowledgedLanguage = input.Language;
        scheme.AcknowledgedHash = SchemeText.Hash(scheme);
        scheme.AcknowledgedRunId = await db.SettlementRuns.Where(r => r.ContractId == scheme.ContractId && r.ApprovedAt != null)
            .OrderByDescending(r => r.FromOn).Select(r => (long?)r.Id).FirstOrDefaultAsync(cancellationToken);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AcknowledgeScheme), "scheme", reason, ContractId: scheme.ContractId), () => scheme.Id, cancellationToken);
    }

    private static Refusal? FirstRefusal(ContractScheme scheme, AcknowledgeSchemeInput input) => scheme switch
    {
        { WithdrawnAt: not null } => new Refusal("contracts.withdrawn", scheme.Number),
        { AcknowledgedAt: not null } => new Refusal("contracts.already-acknowledged", scheme.Number),
        _ when input.Hash is { } read && read != SchemeText.Hash(scheme) => new Refusal("contracts.another-version-read", scheme.Number),
        _ => null,
    };
}
