using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Rules.Assessment;
using Cylch.Web.Access;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>One box for people, providers and contracts, each within the reader's reach.</summary>
[Needs(Permission.OwnWork)]
public sealed class FindPage(CylchDb db, Ties ties) : CylchPage
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyList<FoundContract> Contracts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            return;
        }

        var people = new PeopleList(db, await Evaluator.ReachAsync(Permission.ReadPerson), Today);
        People = (await people.PageAsync(new PeopleFilter(Text, null, null, null), null, cancellationToken, Shown)).Rows;

        // An authority has hundreds of contracts at most: folding their names here finds Tŷ by ty on every database.
        var contracts = await (
            from contract in ties.Contracts(await Evaluator.ReachAsync(Permission.ReadContract))
            join provider in db.Organisations on contract.ProviderId equals provider.Id
            orderby contract.Number
            select new FoundContract(contract.Id, contract.Number, contract.TitleEn, contract.TitleCy, provider.NameEn, provider.NameCy))
            .ToListAsync(cancellationToken);
        Contracts = [.. contracts.Where(c => c.IsCalled(Text)).Take(Shown)];
    }
}

/// <summary>A contract found by its number, title or provider.</summary>
public sealed record FoundContract(long Id, string Number, string TitleEn, string TitleCy, string ProviderEn, string ProviderCy)
{
    /// <summary>Every word typed begins some word of the number, the titles or the provider's names, accents and capitals left out.</summary>
    public bool IsCalled(string text)
    {
        var names = FoldedName.Words(Number, TitleEn, TitleCy, ProviderEn, ProviderCy);
        return FoldedName.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => names.Contains(" " + word, StringComparison.Ordinal));
    }
}
