using Cylch.Records.Engagement;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Pages.Engagement;

/// <summary>A meeting with people, as typed.</summary>
public sealed class MetForm
{
    public DateParts On { get; set; } = new();

    public string? WhoEn { get; set; }

    public string? WhoCy { get; set; }

    public string? AboutEn { get; set; }

    public string? AboutCy { get; set; }

    /// <summary>Null when the day could not be read; then model state says so.</summary>
    public RecordInvolvementInput? Read(long authorityId, W words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        if (On.Read() is not { } on)
        {
            state.AddModelError("Met.On", words["engagement.on.missing"]);
            return null;
        }

        return new RecordInvolvementInput(authorityId, null, on, WhoEn ?? "", WhoCy ?? "", AboutEn ?? "", AboutCy ?? "");
    }
}

/// <summary>What was said and done, as typed.</summary>
public sealed class SaidForm
{
    public long? InvolvementId { get; set; }

    public string? SaidEn { get; set; }

    public string? SaidCy { get; set; }

    public string? DoneEn { get; set; }

    public string? DoneCy { get; set; }

    public DateParts PromisedFor { get; set; } = new();

    public DateParts ToldOn { get; set; } = new();

    /// <summary>Null when some field could not be read; then model state says which.</summary>
    public RecordDoneInput? Read(W words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        var (promised, told) = (PromisedFor.Read(), ToldOn.Read());
        if (InvolvementId is null)
        {
            state.AddModelError("Said.InvolvementId", words["engagement.which.missing"]);
        }

        if (promised is null && !PromisedFor.IsEmpty)
        {
            state.AddModelError("Said.PromisedFor", words["engagement.on.missing"]);
        }

        if (told is null && !ToldOn.IsEmpty)
        {
            state.AddModelError("Said.ToldOn", words["engagement.on.missing"]);
        }

        return state.IsValid ? new RecordDoneInput(InvolvementId!.Value, SaidEn ?? "", SaidCy ?? "", DoneEn, DoneCy, promised, told) : null;
    }
}
