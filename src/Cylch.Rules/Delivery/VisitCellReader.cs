using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>The cells of one record by what they tell; what is wrong with one is added to the record's reasons.</summary>
internal sealed class VisitCellReader(
    VisitFileProfile profile, VisitHeadings headings, RefPool refs, CsvCutter record, List<RowRefusal> reasons)
{
    private const int LongestRef = 60;
    private const int LongestText = 200;
    private const int LongestNote = 2000;

    private readonly int[] _columns = [.. Enum.GetValues<VisitField>().Select(headings.ColumnOf)];

    // The number last found for each field, good while the cell stays the same from row to row.
    private readonly int[] _last = new int[Enum.GetValues<VisitField>().Length];
    private int _same;

    /// <param name="same">How many of the first cells are those of the row before, which was read without a fault.</param>
    public void Begin(int same) => _same = same;

    /// <summary>The cell is letter for letter that of the row before, so what was found there holds.</summary>
    public bool IsSame(VisitField field) => _columns[(int)field] < _same;

    /// <summary>The cell without outer spaces; empty when the file has no such column.</summary>
    public ReadOnlySpan<byte> Cell(VisitField field)
    {
        var column = _columns[(int)field];
        if (column < 0)
        {
            return default;
        }

        var cell = record.Cell(column);
        return cell.Length > 0 && (cell[0] <= ' ' || cell[^1] <= ' ') ? cell.Trim(" \t"u8) : cell;
    }

    /// <summary>True when the cell is empty; if it must not be, that is a reason to refuse.</summary>
    public bool IsEmpty(VisitField field, ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty && headings.IsRequired(field))
        {
            Refuse(field, new Refusal("delivery.cell-empty", headings.Texts[headings.ColumnOf(field)]));
        }

        return cell.IsEmpty;
    }

    /// <summary>Checks the columns that tell of the sending and not of the visit.</summary>
    public void CheckEnvelope()
    {
        if (!IsSame(VisitField.Description))
        {
            CheckText(VisitField.Description, Cell(VisitField.Description), LongestText);
        }

        if (!IsSame(VisitField.PersonName))
        {
            CheckText(VisitField.PersonName, Cell(VisitField.PersonName), LongestText);
        }

        if (!IsSame(VisitField.Created))
        {
            CheckForm(VisitField.Created, "delivery.moment-wrong", VisitCells.IsMoment(Cell(VisitField.Created)));
        }

        if (!IsSame(VisitField.WeekEnding))
        {
            var isDay = VisitCells.TryDate(Cell(VisitField.WeekEnding), profile.DateForm, out _, out _, out _);
            CheckForm(VisitField.WeekEnding, "delivery.date-wrong", isDay);
        }
    }

    public int Ref(VisitField field)
    {
        ref var last = ref _last[(int)field];
        if (!IsSame(field))
        {
            var cell = Cell(field);
            var isGood = CheckText(field, cell, field == VisitField.MissedReason ? LongestText : LongestRef);
            last = isGood ? refs.NumberOf(cell) : 0;
        }

        return last;
    }

    private void CheckForm(VisitField field, string code, bool isInForm)
    {
        var cell = Cell(field);
        if (!IsEmpty(field, cell) && !isInForm)
        {
            Refuse(field, code, cell);
        }
    }

    public string? Note()
    {
        var cell = Cell(VisitField.OutcomeNote);
        return CheckText(VisitField.OutcomeNote, cell, LongestNote) && !cell.IsEmpty ? Encoding.UTF8.GetString(cell) : null;
    }

    public bool YesNo(VisitField field)
    {
        var cell = Cell(field);
        if (VisitCells.TryYesNo(cell, out var yes))
        {
            return yes;
        }

        if (!IsEmpty(field, cell))
        {
            Refuse(field, "delivery.yes-no-wrong", cell);
        }

        return false;
    }

    public int CareWorkers()
    {
        var cell = Cell(VisitField.CareWorkers);
        if (IsEmpty(VisitField.CareWorkers, cell))
        {
            return 1;
        }

        if (!VisitCells.TryDigits(cell, out var number))
        {
            Refuse(VisitField.CareWorkers, "delivery.number-wrong", cell);
        }
        else if (number is < 1 or > 9)
        {
            Refuse(VisitField.CareWorkers, "delivery.care-workers-outside", cell);
        }

        return Math.Clamp(number, 1, 9);
    }

    public int? Pence(VisitField field)
    {
        var cell = Cell(field);
        if (IsEmpty(field, cell))
        {
            return null;
        }

        if (!VisitCells.TryPence(cell, out var pence))
        {
            Refuse(field, "delivery.amount-wrong", cell);
        }

        return pence;
    }

    public void Refuse(VisitField field, string code, ReadOnlySpan<byte> cell) =>
        Refuse(field, new Refusal(code, headings.Texts[headings.ColumnOf(field)], VisitHeadings.Quote(cell)));

    public void Refuse(VisitField field, Refusal refusal) =>
        reasons.Add(new RowRefusal(headings.Texts[headings.ColumnOf(field)], refusal));

    private bool CheckText(VisitField field, ReadOnlySpan<byte> cell, int longest)
    {
        if (cell.IsEmpty)
        {
            return !IsEmpty(field, cell) || !headings.IsRequired(field);
        }

        if (VisitCells.IsFormula(cell))
        {
            Refuse(field, "delivery.cell-formula", cell);
            return false;
        }

        if (cell.Length > longest)
        {
            Refuse(field, new Refusal("delivery.cell-too-long", headings.Texts[headings.ColumnOf(field)], longest));
            return false;
        }

        return true;
    }
}
