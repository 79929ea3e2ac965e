using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <param name="InForceFrom">First day the terms apply; after the first version, the first day of a payment period.</param>
public sealed record SaveSchemeInput(long ContractId, LocalDate InForceFrom, IReadOnlyList<PaymentTerm> Terms);

/// <summary>Saves a new version of a contract's payment terms, when nothing is missing in it and no closed period would change.</summary>
public sealed class SaveScheme(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SaveSchemeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SaveScheme), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var made = await new NewVersion(db, cancellationToken).OfAsync(doing, contract, input.InForceFrom, input.Terms, reason, null);
        if (made.Refusal is { } refusal)
        {
            return refusal;
        }

        var saved = made.Value;
        db.ContractSchemes.Add(saved);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SaveScheme), "scheme", reason, ContractId: contract.Id), () => saved.Id, cancellationToken);
    }

    /// <summary>Everything that is missing or contradicts in proposed terms, for a page to list; empty when they can be saved.</summary>
    public static IReadOnlyList<Refusal> AllRefusals(Contract contract, PaymentScheme proposed)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(proposed);
        var yearEnd = ContractYear.EndOfYear(contract.YearStartsOn, proposed.InForceFrom);
        var until = contract.EndsOn < yearEnd ? contract.EndsOn.Value : yearEnd;
        return until < proposed.InForceFrom
            ? [new Refusal("contracts.after-contract-end", proposed.InForceFrom, until)]
            : SchemeCheck.AllRefusals(proposed, new DateRange(proposed.InForceFrom, until));
    }
}
