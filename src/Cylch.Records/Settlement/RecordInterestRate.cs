using Cylch.Rules;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="HundredthsOfPercent">375 is 3.75 %; 0 to 10,000.</param>
/// <param name="Source">Where it was found, so that somebody else can look.</param>
/// <param name="IsConfirmed">It was seen at its source.</param>
public sealed record RecordInterestRateInput(InterestRateKind Kind, LocalDate InForceFrom, int HundredthsOfPercent, string Source, bool IsConfirmed);

/// <summary>Writes down a rate of the late payment rule with its source. The same day again is a correction: the newest row counts.</summary>
public sealed class RecordInterestRate(CylchDb db, Recorder recorder)
{
    private const int Highest = 10_000;

    public async Task<Decision<long>> RunAsync(Doing doing, RecordInterestRateInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordInterestRate), cancellationToken) is { } done)
        {
            return done;
        }

        if (input.HundredthsOfPercent is < 0 or > Highest)
        {
            return new Refusal("settlement.rate-out-of-range");
        }

        var rate = new InterestRate
        {
            Kind = input.Kind,
            InForceFrom = input.InForceFrom,
            HundredthsOfPercent = input.HundredthsOfPercent,
            Source = input.Source,
            IsConfirmed = input.IsConfirmed,
            SetByAccountId = doing.AccountId,
            SetAt = doing.At,
        };
        db.InterestRates.Add(rate);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(RecordInterestRate), "interest-rate", reason), () => rate.Id, cancellationToken);
    }
}
