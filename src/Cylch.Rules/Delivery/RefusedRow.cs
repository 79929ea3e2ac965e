namespace Cylch.Rules.Delivery;

/// <summary>A row that was not taken: where it is, everything that is wrong with it, and the row as it was sent.</summary>
/// <param name="Line">1-based line of the file the row starts on.</param>
/// <param name="Reasons">At least one, in the order of the columns.</param>
/// <param name="Raw">
/// The row's bytes exactly as sent, without its line end; cut at the size limit when the row is longer than that.
/// </param>
/// <param name="HasWholeCells">
/// False when the row could not be cut into cells (a broken quote, too long), so that its bytes cannot stand in a table as they are.
/// </param>
public sealed record RefusedRow(int Line, IReadOnlyList<RowRefusal> Reasons, ReadOnlyMemory<byte> Raw, bool HasWholeCells);

/// <summary>One thing wrong with a row.</summary>
/// <param name="Column">The heading, as the file has it; null when the refusal is of the whole row.</param>
/// <param name="Refusal">What is wrong; texts quoted from the file are cut to 40 characters.</param>
public readonly record struct RowRefusal(string? Column, Refusal Refusal);
