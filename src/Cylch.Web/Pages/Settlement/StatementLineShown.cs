namespace Cylch.Web.Pages.Settlement;

/// <summary>A line as the statement's list shows it: its row, and what opens beneath.</summary>
public sealed record StatementLineShown(StatementRow Row, LineView View, string? Outcome);
