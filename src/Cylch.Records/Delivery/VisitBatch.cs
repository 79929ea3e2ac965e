using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>The rows of a file from one line to another, judged: what is to be saved together or not at all.</summary>
internal sealed class VisitBatch
{
    /// <summary>Rows to be kept, each with the package it belongs to.</summary>
    public List<(VisitRow Row, long PackageId)> Taken { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    public long AlreadyHeld { get; set; }

    /// <summary>The line the last of the rows starts on; 0 while there is none.</summary>
    public int LastLine { get; set; }

    public long RowsRead => Taken.Count + Refused.Count + AlreadyHeld;

    public VisitTally Tally => new(RowsRead, Taken.Count, AlreadyHeld, Refused.Count);

    public void Clear()
    {
        Taken.Clear();
        Refused.Clear();
        AlreadyHeld = 0;
    }
}
