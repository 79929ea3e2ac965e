using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A run in the list of what is paid and what is not.</summary>
public sealed record PaymentRow(RunStanding Standing, string ProviderEn, string ProviderCy)
{
    public bool IsLate => Standing.Clock is { IsRefused: true } || Standing.Clock is { IsRefused: false, Value.IsLate: true };

    public bool IsOnHold => Standing.OpenHolds.Any() && Standing.State is not (RunState.Paid or RunState.Replaced);

    /// <summary>The bank gave it back, and no file has taken it again.</summary>
    public bool IsGivenBack => Standing.State == RunState.Approved && Standing.Payments.Any(p => p.ReturnedOn is not null);

    public bool IsPaid => Standing.State == RunState.Paid;

    public Money Interest => Standing.Clock is { IsRefused: false } clock ? clock.Value.Interest : Money.Zero;

    public bool Is(string? which) => which switch
    {
        "late" => IsLate,
        "held" => IsOnHold,
        "paid" => IsPaid,
        "waiting" => !IsPaid,
        _ => true,
    };

    /// <summary>When the money comes, or what it waits for, in one sentence.</summary>
    public string Said(W words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var standing = Standing;
        if (standing.State == RunState.Paid)
        {
            return standing.PaidOn is { } paid ? words["settlement.payments.paid", words.Say.LongDate(paid)] : words["settlement.payments.nothing"];
        }

        if (standing.OpenHolds.FirstOrDefault() is { } hold)
        {
            return words["settlement.payments.held", words.Of("settlement.hold-reason", hold.Hold.Reason)];
        }

        if (IsGivenBack && standing.Payments.LastOrDefault(p => p.ReturnedOn is not null) is { } back)
        {
            return words["settlement.payments.returned", words.Say.Date(back.ReturnedOn!.Value)];
        }

        return words["settlement.payments.waits." + standing.State];
    }
}
