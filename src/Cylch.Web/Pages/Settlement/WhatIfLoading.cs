using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>All that the page of tried terms shows.</summary>
/// <param name="Like">Contracts with like terms and a closed period, this one first.</param>
/// <param name="Fields">Numbers that may be tried; none when no period of the contract is closed.</param>
/// <param name="Result">Null when nothing could be priced.</param>
/// <param name="Refusal">Why the rules do not take what was typed.</param>
public sealed record WhatIfView(
    Contract Contract, IReadOnlyList<Contract> Like, bool IsAlone, IReadOnlyList<TriedField> Fields, WhatIfResult? Result, Refusal? Refusal,
    WhatIfWords? Words, IReadOnlyList<TryRow> Tries, TryRow? Shown)
{
    /// <summary>The version of the terms the last closed period was paid by.</summary>
    public long SchemeId { get; init; }

    public PaymentScheme? Scheme { get; init; }

    public IReadOnlyList<PaymentTerm> TriedTerms { get; init; } = [];

    public bool HasClosed => Fields.Count > 0 || Result is not null;
}

/// <summary>Loads closed periods, prices them again, and puts the answer into words.</summary>
internal sealed class WhatIfLoading(CylchDb db, W w, CancellationToken cancellationToken)
{
    private readonly WhatIfReading _reading = new(db, cancellationToken);

    public async Task<WhatIfView> LoadAsync(Contract contract, IQueryable<Contract> visible, bool isAlone, long? tryId, Func<string, string?> typed)
    {
        var tries = await _reading.TriesAsync(contract.Id);
        var shown = tries.FirstOrDefault(row => row.Try.Id == tryId);
        var like = await _reading.LikeAsync(contract, visible);
        var view = new WhatIfView(contract, like, isAlone, [], null, null, null, tries, shown);
        if (like.Count == 0)
        {
            return view;
        }

        var paid = await _reading.PaidAsync(isAlone ? [like[0]] : like);
        if (paid.Refusal is { } unread)
        {
            return view with { Refusal = unread };
        }

        var own = paid.Value[0].Periods[^1];
        var on = own.Known.Period.Start;
        var kept = shown is null ? [] : Values(own.Scheme with { Terms = SchemeText.Terms(shown.Try.Terms) }, on);
        var fields = TriedFields.Of(own.Scheme, await _reading.NewestAsync(contract.Id), on, key => typed(key) ?? kept.GetValueOrDefault(key));
        view = view with
        {
            Fields = fields,
            Scheme = own.Scheme,
            SchemeId = await _reading.SchemeIdAsync(contract.Id, own.Scheme.Version),
        };
        if (fields.Any(field => field.Value is null or < 0))
        {
            return view;
        }

        var result = WhatIfResult.Of(paid.Value, fields);
        return result.Refusal is { } refusal ? view with { Refusal = refusal } : view with
        {
            Result = result.Value,
            TriedTerms = TriedFields.Apply(own.Scheme, on, result.Value.Changes).Terms,
            Words = await WordsAsync(result.Value, own.Scheme),
        };
    }

    private async Task<WhatIfWords> WordsAsync(WhatIfResult result, PaymentScheme scheme) => new(
        w, result, scheme, await _reading.ProvidersAsync(result.Providers.Select(provider => provider.ProviderId)), await _reading.ZonesAsync());

    private static Dictionary<string, string> Values(PaymentScheme scheme, NodaTime.LocalDate on) =>
        TermFields.Of(scheme, on).ToDictionary(field => field.Key, field => field.Value);
}
