using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
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

        var people = ties.People(await Evaluator.ReachAsync(Permission.ReadPerson), Today);
        People = await PeopleList.Rows(db, new PeopleFilter(Text, null, null, null).Of(people)).Take(Shown).ToListAsync(cancellationToken);

        // LIKE's own signs are letters to a reader: they are taken as they are typed.
        var pattern = "%" + Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).ToLowerInvariant() + "%";
        Contracts = await (
            from contract in ties.Contracts(await Evaluator.ReachAsync(Permission.ReadContract))
            join provider in db.Organisations on contract.ProviderId equals provider.Id
            where EF.Functions.Like(contract.Number.ToLower(), pattern, "\\")
                || EF.Functions.Like(contract.TitleEn.ToLower(), pattern, "\\") || EF.Functions.Like(contract.TitleCy.ToLower(), pattern, "\\")
                || EF.Functions.Like(provider.NameEn.ToLower(), pattern, "\\") || EF.Functions.Like(provider.NameCy.ToLower(), pattern, "\\")
            orderby contract.Number
            select new FoundContract(contract.Id, contract.Number, contract.TitleEn, contract.TitleCy, provider.NameEn, provider.NameCy))
            .Take(Shown).ToListAsync(cancellationToken);
    }
}

/// <summary>A contract found by its number, title or provider.</summary>
public sealed record FoundContract(long Id, string Number, string TitleEn, string TitleCy, string ProviderEn, string ProviderCy);
