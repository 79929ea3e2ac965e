using System.Text;
using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>Writes the rows of an invented visit file in the 24-column form.</summary>
internal ref struct VisitRowWriter
{
    private const int PencePerHour = 2_640;

    private static readonly string[] Reasons = ["Not at home", "In hospital", "Cancelled late"];

    private static readonly string[] Notes =
    [
        "\"Walked to the gate and back, with the frame\"",
        "Made her own tea today",
        "\"Said \"\"gwell heddiw\"\" and smiled\"",
        "Tired; rested instead of the garden",
    ];

    private readonly Span<byte> _room;
    private int _used;

    private VisitRowWriter(Span<byte> room)
    {
        _room = room;
        _used = 0;
    }

    /// <returns>Bytes written.</returns>
    public static int WriteHeadings(Span<byte> room, VisitFileProfile profile)
    {
        var writer = new VisitRowWriter(room);
        writer.Text(string.Join(',', profile.Columns.Select(column => column.Heading)));
        writer.Text("\r\n");
        return writer._used;
    }

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> room, in GeneratedVisit visit)
    {
        var writer = new VisitRowWriter(room);
        writer.Envelope(visit);
        writer.Money(visit);
        writer.Times(visit);
        writer.Staffing(visit);
        writer.Text("\r\n");
        return writer._used;
    }

    private void Envelope(in GeneratedVisit visit)
    {
        Text("F1,Visits,2026-10-01T09:12:00,");
        Text(visit.Subject.ProviderRef);
        Comma();
        Text(visit.Subject.ContractNumber);
        Comma();
        Text(visit.Spoilt == 1 ? "" : visit.Subject.PersonRef);
        Comma();
        Text(visit.Spoilt == 2 ? "=1+1" : visit.Subject.PersonName);
        Comma();
        Date(visit.Date.DayOfWeek == IsoDayOfWeek.Sunday ? visit.Date : visit.Date.Next(IsoDayOfWeek.Sunday));
        Comma();
    }

    private void Money(in GeneratedVisit visit)
    {
        Comma();
        Comma();
        var pence = visit.MissedReason == 0 ? visit.Minutes * PencePerHour / 60 : 0;
        Number(pence / 100, 1);
        Text(".");
        Number(pence % 100, 2);
        Text(visit.Spoilt == 3 ? "p,HOME CARE," : ",HOME CARE,");
    }

    private void Times(in GeneratedVisit visit)
    {
        if (visit.Spoilt == 4)
        {
            Text("31/02/2026");
        }
        else
        {
            Date(visit.Date);
        }

        Comma();
        Clock(visit.StartSecond);
        Comma();
        Clock(visit.MissedReason == 0 ? visit.Minutes * 60 : 0);
        Comma();
        Clock(visit.StartSecond + (visit.MissedReason == 0 ? visit.LateSeconds : 0));
        Comma();
        if (visit.Spoilt == 5)
        {
            Text("00:75:00");
        }
        else
        {
            Clock(visit.MissedReason == 0 ? visit.StayedSeconds : 0);
        }

        Comma();
    }

    private void Staffing(in GeneratedVisit visit)
    {
        Text(visit.IsSecondary ? "true," : "false,");
        Number(visit.CareWorkers, 1);
        Comma();
        Clock(visit.StartSecond);
        Comma();
        Clock(visit.Minutes * 60);
        Text(",W");
        Number(visit.Round, 5);
        Comma();
        Text(visit.MissedReason == 0 ? "" : Reasons[visit.MissedReason - 1]);
        Comma();
        Text(visit.Note == 0 ? "" : Notes[visit.Note - 1]);
        Text(visit.Spoilt == 6 ? ",surplus" : "");
    }

    private void Date(LocalDate date)
    {
        Number(date.Day, 2);
        Text("/");
        Number(date.Month, 2);
        Text("/");
        Number(date.Year, 4);
    }

    private void Clock(int seconds)
    {
        Number(seconds / 3600, 2);
        Text(":");
        Number(seconds / 60 % 60, 2);
        Text(":");
        Number(seconds % 60, 2);
    }

    private void Number(int number, int digits)
    {
        number.TryFormat(_room[_used..], out var written, digits > 1 ? $"D{digits}" : "D", System.Globalization.CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Comma() => _room[_used++] = (byte)',';

    private void Text(string text) => _used += Encoding.UTF8.GetBytes(text, _room[_used..]);
}
