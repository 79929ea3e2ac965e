using Cylch.Rules.Fairness;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Which handler takes what is written, and what its form asks beside the words.</summary>
public static class FairnessForm
{
    public static string Handler(FairnessEntryKind kind) => kind switch
    {
        FairnessEntryKind.Answered => "Answer",
        FairnessEntryKind.Replied => "Reply",
        FairnessEntryKind.StepSet => "Step",
        FairnessEntryKind.StepDone => "Done",
        FairnessEntryKind.Closed => "Close",
        _ => "Reopen",
    };

    public static bool HasDate(FairnessEntryKind kind) => kind is FairnessEntryKind.StepSet or FairnessEntryKind.Reopened;

    /// <summary>The form most likely wanted stands open; the others open when asked for.</summary>
    public static bool IsOpen(FairnessEntryKind kind) => kind is FairnessEntryKind.Answered or FairnessEntryKind.StepDone;
}
