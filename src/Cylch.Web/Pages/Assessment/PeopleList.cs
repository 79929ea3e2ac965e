using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Population;
using Cylch.Rules.Access;
using Cylch.Rules.Assessment;
using Cylch.Web.Layout;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>One person in a list.</summary>
public sealed record PersonRow(
    long Id, string Reference, string GivenName, string FamilyName, string? KnownAs, LocalDate? BornOn, string Language,
    long? ZoneId, long? TeamId, string? CareManager, int Outcomes, LocalDate? LastAskedOn, LocalDate? ReviewDueOn);

/// <summary>What a list of people is narrowed to; nothing set means everybody the reader may see.</summary>
public sealed record PeopleFilter(string? Text, long? TeamId, long? ZoneId, string? Language)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && TeamId is null && ZoneId is null && string.IsNullOrEmpty(Language);

    /// <summary>Every word must begin some word of the names or the reference, with accents and capitals left out.</summary>
    /// <remarks>A folded word holds letters and digits alone, so nothing in it has a meaning for LIKE.</remarks>
    public string[] Patterns =>
        [.. FoldedName.Of(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => "% " + word + "%")];

    /// <summary>One of the two languages, or null for either.</summary>
    public string? OneLanguage => Language is "en" or "cy" ? Language : null;
}

/// <summary>Reads people for lists.</summary>
public sealed class PeopleList(CylchDb db, Reach reach, LocalDate on)
{
    private readonly ReachKeys _keys = ReachKeys.Of(reach);

    /// <summary>
    /// One page. Who stands on it is found first, and what is said of them only then: a database would otherwise look up the
    /// outcomes and readings of everybody before it sorts.
    /// </summary>
    public async Task<PageOf<PersonRow>> PageAsync(PeopleFilter filter, int? number, CancellationToken cancellationToken, int size = Paging.Usual)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (patterns, language) = (filter.Patterns, filter.OneLanguage);
        var total = await PeopleQuestions.Count.Of(db, _keys)(
            db, _keys.Authorities, _keys.Teams, _keys.Providers, _keys.People, on, patterns.Length == 0, patterns, filter.TeamId, filter.ZoneId, language, cancellationToken);
        var page = Paging.Within(number, total, size);
        var rows = await RowsAsync(filter, (page - 1) * size, size, cancellationToken);
        return new PageOf<PersonRow>(rows, page, total, size);
    }

    /// <summary>Everybody in it, in the same order.</summary>
    public Task<IReadOnlyList<PersonRow>> AllAsync(PeopleFilter filter, CancellationToken cancellationToken) =>
        RowsAsync(filter, 0, int.MaxValue, cancellationToken);

    /// <summary>The teams and zones of people in reach alone: a name in a list is told, too.</summary>
    public async Task<(IReadOnlyList<Team> Teams, IReadOnlyList<Zone> Zones)> PlacesAsync(CancellationToken cancellationToken) => (
        await PeopleQuestions.Teams.Of(db, _keys)(db, _keys.Authorities, _keys.Teams, _keys.Providers, _keys.People, on).ToListAsync(cancellationToken),
        await PeopleQuestions.Zones.Of(db, _keys)(db, _keys.Authorities, _keys.Teams, _keys.Providers, _keys.People, on).ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<PersonRow>> RowsAsync(PeopleFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var patterns = filter.Patterns;
        var ids = await PeopleQuestions.InOrder.Of(db, _keys)(
            db, _keys.Authorities, _keys.Teams, _keys.Providers, _keys.People, on, patterns.Length == 0, patterns, filter.TeamId, filter.ZoneId, filter.OneLanguage, skip, take)
            .ToListAsync(cancellationToken);
        return ids.Count == 0 ? [] : await PeopleQuestions.Rows.Of(db)(db, [.. ids]).ToListAsync(cancellationToken);
    }
}
