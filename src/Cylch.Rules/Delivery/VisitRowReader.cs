using System.Text.Unicode;
using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Types the cells of one record after another. Everything wrong with a record is named, not only the first thing.
/// </summary>
internal sealed class VisitRowReader
{
    private readonly VisitFileProfile _profile;
    private readonly VisitHeadings _headings;
    private readonly LondonDays _days;
    private readonly VisitContent _content;
    private readonly CsvCutter _record;
    private readonly VisitCellReader _cells;
    private readonly VisitTimeReader _times;
    private LondonDay _day;
    private bool _hasDay;
    private bool _hasBefore;

    public VisitRowReader(VisitFileProfile profile, VisitHeadings headings, LondonDays days, RefPool refs, CsvCutter record)
    {
        (_profile, _headings, _days, _record) = (profile, headings, days, record);
        _content = new VisitContent(refs);
        _cells = new VisitCellReader(profile, headings, refs, record, Reasons);
        _times = new VisitTimeReader(profile, headings, _cells);
    }

    /// <summary>What was wrong with the last record; emptied by the next.</summary>
    public List<RowRefusal> Reasons { get; } = [];

    /// <summary>Types the record the cutter stands on. False when it was refused, and <see cref="Reasons"/> says why.</summary>
    public bool TryRead(out VisitRow row)
    {
        var wasGood = _hasBefore && Reasons.Count == 0;
        _hasBefore = true;
        Reasons.Clear();
        row = default;
        if (!IsWhole() || !IsCleanText())
        {
            return false;
        }

        _cells.Begin(wasGood ? _record.SameCells : 0);
        _cells.CheckEnvelope();
        row = Row();
        if (Reasons.Count > 0)
        {
            return false;
        }

        row.ContentKey = _content.KeyOf(row);
        return true;
    }

    private VisitRow Row()
    {
        var missed = _cells.Ref(VisitField.MissedReason);
        if (!_cells.IsSame(VisitField.VisitDate))
        {
            _hasDay = TryReadDay(out _day);
        }

        _times.Read(_day, _hasDay, missed != 0);
        return new VisitRow
        {
            Line = _record.Line,
            FileReference = _cells.Ref(VisitField.FileReference),
            Provider = _cells.Ref(VisitField.ProviderRef),
            Contract = _cells.Ref(VisitField.ContractNumber),
            Person = _cells.Ref(VisitField.PersonRef),
            ServiceType = _cells.Ref(VisitField.ServiceType),
            OurRef = _cells.Ref(VisitField.OurRef),
            CareWorker = _cells.Ref(VisitField.CareWorkerRef),
            MissedReason = missed,
            VisitOn = _times.Date,
            ClaimedStartSeconds = _times.ClaimedStart,
            ClaimedSeconds = _times.Claimed,
            ActualStartSeconds = _times.ActualStart,
            ActualSeconds = _times.Actual,
            PlannedStartSeconds = _times.PlannedStart,
            PlannedSeconds = _times.Planned,
            CareWorkers = _cells.CareWorkers(),
            IsSecondary = _cells.YesNo(VisitField.SecondaryVisit),
            ContributionPence = _cells.Pence(VisitField.Contribution),
            PaymentClaimedPence = _cells.Pence(VisitField.PaymentClaimed),
            OutcomeNote = _cells.Note(),
        };
    }

    private bool IsWhole()
    {
        var refusal = _record.Fault switch
        {
            CsvFault.QuoteUnclosed => new Refusal("delivery.quote-unclosed"),
            CsvFault.QuoteStray => new Refusal("delivery.quote-stray"),
            CsvFault.TooLong => new Refusal("delivery.record-too-long", _record.Raw.Length),
            _ when _record.CellCount != _headings.Texts.Count =>
                new Refusal("delivery.columns-wrong", _headings.Texts.Count, _record.CellCount),
            _ => null,
        };
        if (refusal is not null)
        {
            Reasons.Add(new RowRefusal(null, refusal));
        }

        return refusal is null;
    }

    // One pass finds that a record is plain printable ASCII, as most are; few others need to be looked at cell by cell.
    private bool IsCleanText()
    {
        var raw = _record.Raw;
        if (!raw.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
            || (!raw.ContainsAnyInRange((byte)0, (byte)0x1F) && !raw.Contains((byte)0x7F) && Utf8.IsValid(raw)))
        {
            return true;
        }

        for (var column = 0; column < _record.CellCount; column++)
        {
            if (TextFault.Of(_record.Cell(column)) is { } code)
            {
                Reasons.Add(new RowRefusal(_headings.Texts[column], new Refusal(code, _headings.Texts[column])));
            }
        }

        return Reasons.Count == 0;
    }

    private bool TryReadDay(out LondonDay found)
    {
        found = default;
        var cell = _cells.Cell(VisitField.VisitDate);
        if (_cells.IsEmpty(VisitField.VisitDate, cell))
        {
            return false;
        }

        if (!VisitCells.TryDate(cell, _profile.DateForm, out var year, out var month, out var day))
        {
            _cells.Refuse(VisitField.VisitDate, "delivery.date-wrong", cell);
            return false;
        }

        if (_days.TryFind(year, month, day, out found))
        {
            return true;
        }

        var (first, last) = (_days.Allowed.Start, _days.Allowed.End.GetValueOrDefault());
        _cells.Refuse(VisitField.VisitDate, new Refusal("delivery.date-outside", new LocalDate(year, month, day), first, last));
        return false;
    }
}
