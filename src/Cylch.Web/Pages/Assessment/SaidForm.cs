using Cylch.Records.Assessment;
using Cylch.Web.Govuk;

namespace Cylch.Web.Pages.Assessment;

/// <summary>One line of a conversation as it is typed. Empty lines are left out when it is kept.</summary>
public sealed class SaidForm
{
    public string? Words { get; set; }

    public string? SaidBy { get; set; }

    public SaidElement? Element { get; set; }

    public string? Language { get; set; }

    public string? Translation { get; set; }

    /// <summary>Nothing has been typed into it.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(Translation) && Element is null;
}

/// <summary>A conversation as it is typed.</summary>
public sealed class ConversationForm
{
    public DateParts HeldOn { get; set; } = new();

    public ConversationPlace Place { get; set; } = ConversationPlace.AtHome;

    public string Language { get; set; } = "en";

    /// <summary>Another who spoke, by name; null is nobody but the person.</summary>
    public string? Other { get; set; }

    public List<string> Agreed { get; set; } = [];
}
