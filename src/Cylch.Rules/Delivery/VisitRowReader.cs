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
    private readonly RefPool _refs;
    private readonly CsvCutter _record;
    private readonly VisitCellReader _cells;
    private readonly VisitTimeReader _times;

    public VisitRowReader(VisitFileProfile profile, VisitHeadings headings, LondonDays days, RefPool refs, CsvCutter record)
    {
        (_profile, _headings, _days, _refs, _record) = (profile, headings, days, refs, record);
        _cells = new VisitCellReader(profile, headings, refs, record, Reasons);
        _times = new VisitTimeReader(profile, headings, _cells);
    }

    /// <summary>What was wrong with the last record; emptied by the next.</summary>
    public List<RowRefusal> Reasons { get; } = [];

    /// <summary>Types the record the cutter stands on. False when it was refused, and <see cref="Reasons"/> says why.</summary>
    public bool TryRead(out VisitRow row)
    {
        Reasons.Clear();
        row = default;
        if (!IsWhole() || !IsCleanText())
        {
            return false;
        }

        _cells.CheckEnvelope();
        row = Row();
        if (Reasons.Count > 0)
        {
            return false;
        }

        row = row with { ContentKey = VisitContent.KeyOf(row, _refs) };
        return true;
    }

    private VisitRow Row()
    {
        var missed = _cells.Ref(VisitField.MissedReason);
        _times.Read(Day(), missed != 0);
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
            ContentKey = default,
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

    // One pass finds that a record is plain printable ASCII, as nearly all are; only the others are looked at cell by cell.
    private bool IsCleanText()
    {
        if (!_record.Raw.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E))
        {
            return true;
        }

        for (var column = 0; column < _record.CellCount; column++)
        {
            if (TextFault.Of(_record.Cell(column)) is { } code)
            {
                Reasons.Add(new RowRefusal(_headings.Texts[column], new Refusal(code)));
            }
        }

        return Reasons.Count == 0;
    }

    private LondonDay? Day()
    {
        var cell = _cells.Cell(VisitField.VisitDate);
        if (_cells.IsEmpty(VisitField.VisitDate, cell))
        {
            return null;
        }

        if (!VisitCells.TryDate(cell, _profile.DateForm, out var year, out var month, out var day))
        {
            _cells.Refuse(VisitField.VisitDate, "delivery.date-wrong", cell);
            return null;
        }

        if (_days.TryFind(year, month, day, out var found))
        {
            return found;
        }

        var last = _days.Allowed.End ?? LocalDate.MaxIsoValue;
        _cells.Refuse(VisitField.VisitDate, new Refusal("delivery.date-outside", new LocalDate(year, month, day), _days.Allowed.Start, last));
        return null;
    }
}
