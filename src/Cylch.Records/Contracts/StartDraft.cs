using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>What a draft begins from: a version of this or another contract of the authority, a real scheme, or nothing.</summary>
public abstract record DraftSource
{
    public sealed record Nothing : DraftSource;

    public sealed record OfVersion(long SchemeId) : DraftSource;

    public sealed record OfNamed(NamedScheme Name) : DraftSource;
}

/// <param name="InForceFrom">The first day the terms are meant to apply; null when that is not yet known.</param>
public sealed record StartDraftInput(long ContractId, DraftSource From, LocalDate? InForceFrom);

/// <summary>Begins a draft of a contract's next terms. Nothing is in force by it.</summary>
public sealed class StartDraft(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, StartDraftInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(StartDraft), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var source = await SourceAsync(contract, input, doing, cancellationToken);
        if (source.Refusal is { } refusal)
        {
            return refusal;
        }

        var draft = new SchemeDraft
        {
            ContractId = contract.Id,
            StartedFrom = source.Value.From,
            StartedAt = doing.At,
            StartedByAccountId = doing.AccountId,
            NewestEdition = 1,
            Editions =
            [
                new DraftEdition
                {
                    DraftId = 0, Number = 1, InForceFrom = input.InForceFrom, Terms = source.Value.Terms.Text(), Change = DraftStep.Started,
                    ChangedAt = doing.At, ChangedByAccountId = doing.AccountId,
                },
            ],
        };
        db.SchemeDrafts.Add(draft);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(StartDraft), "draft", reason, ContractId: contract.Id), () => draft.Id, cancellationToken);
    }

    private async Task<Decision<(string From, DraftScheme Terms)>> SourceAsync(
        Contract contract, StartDraftInput input, Doing doing, CancellationToken cancellationToken)
    {
        switch (input.From)
        {
            case DraftSource.OfVersion version:
                // Terms of another authority are nobody's business here, whatever the form says.
                var text = await (
                    from s in db.ContractSchemes.IgnoreQueryFilters()
                    join c in db.Contracts on s.ContractId equals c.Id
                    where s.Id == version.SchemeId && c.AuthorityId == contract.AuthorityId
                    select s.Terms).SingleOrDefaultAsync(cancellationToken);
                return text is null
                    ? new Refusal("contracts.no-such-terms")
                    : (string.Create(CultureInfo.InvariantCulture, $"scheme:{version.SchemeId}"), DraftScheme.Of(SchemeText.Terms(text)));
            case DraftSource.OfNamed named:
                var from = input.InForceFrom ?? ContractYear.PeriodHolding(contract.YearStartsOn, doing.Today).End.PlusDays(1);
                return ($"named:{named.Name}", DraftScheme.Of(NamedSchemes.Of(named.Name, from, ContractYear.EndOfYear(contract.YearStartsOn, from))));
            default:
                return ("nothing", DraftScheme.Empty);
        }
    }
}
