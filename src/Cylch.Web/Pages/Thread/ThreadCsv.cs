using Cylch.Web.Shared;

namespace Cylch.Web.Pages.Thread;

/// <summary>The readings and notes of a thread as a file, for whoever may see them.</summary>
internal static class ThreadCsv
{
    public static CsvText Write(ThreadView view)
    {
        var (t, w) = (view.Thread, view.W);
        var csv = new CsvText(w["thread.csv.knot"], w["thread.csv.date"], w["thread.csv.who"], w["thread.csv.what"]);
        if (t.Words is { } words)
        {
            csv.Row(w["thread.knot.words"], words.Conversation.HeldOn, view.FullName, words.Line.Words);
        }

        csv.Row(w["thread.knot.outcome"], t.Outcome.WrittenOn, t.NameOf(t.Outcome.WrittenByAccountId), view.Title);
        foreach (var reading in t.Readings)
        {
            csv.Row(w["thread.knot.readings"], reading.TakenOn, view.VoiceName(reading), reading.Value ?? (object?)reading.MissingReason);
        }

        foreach (var note in view.SeesVisits ? t.Visits?.Notes ?? [] : [])
        {
            csv.Row(w["thread.knot.visits"], note.NotedOn, note.CareWorker, note.Words);
        }

        foreach (var paid in view.SeesMoney ? t.Payment?.Lines ?? [] : [])
        {
            csv.Row(w["thread.knot.payment"], paid.Run.UntilOn, view.Provider, new Rules.Money(paid.Line.AmountPence));
        }

        return csv;
    }
}
