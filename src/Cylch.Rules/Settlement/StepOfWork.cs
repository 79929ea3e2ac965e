using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>The steps of working out, in their order. Within one the lines go by package, those of a person's cap by person.</summary>
internal enum StepOfWork
{
    Time = 1,
    Regular,
    UpFront,
    Held,
    Neutral,
    Review,
    Results,
    OutcomeCap,
    PersonCap,
    Limits,
    Missed,
    Service,
}

/// <summary>Finds the step that a line was made in.</summary>
internal static class StepsOfWork
{
    /// <exception cref="InvalidOperationException">No step makes lines of this kind.</exception>
    public static StepOfWork Of(PaymentScheme scheme, StatementLine line) => line.Kind switch
    {
        LineKind.Time => StepOfWork.Time,
        LineKind.Indexation => line.OutcomeId is not null ? StepOfWork.Results : line.PackageId is not null ? StepOfWork.Time : StepOfWork.Regular,
        LineKind.Block or LineKind.Capitation => StepOfWork.Regular,
        LineKind.UpFront => StepOfWork.UpFront,
        LineKind.Held => StepOfWork.Held,
        LineKind.ReleasedNeutral or LineKind.LeftOut => StepOfWork.Neutral,
        LineKind.Released or LineKind.StaysHeld or LineKind.Returned => StepOfWork.Review,
        LineKind.Waits => scheme.Numbered(line.TermNumber) is ReleaseOnVerified ? StepOfWork.Review : StepOfWork.Results,
        LineKind.Balance or LineKind.Result or LineKind.Sustained or LineKind.Attribution or LineKind.Counted or LineKind.Independence => StepOfWork.Results,
        LineKind.OutcomeCap => StepOfWork.OutcomeCap,
        LineKind.PersonCap => StepOfWork.PersonCap,
        LineKind.Tier or LineKind.ContractCap or LineKind.Satisfaction or LineKind.Joined or LineKind.PeriodLimit or LineKind.Gain
            or LineKind.PaymentRange or LineKind.Smoothing => StepOfWork.Limits,
        LineKind.Missed => StepOfWork.Missed,
        LineKind.MissedVisits or LineKind.Indicator => StepOfWork.Service,
        _ => throw new InvalidOperationException($"No step makes lines of the kind {line.Kind}."),
    };

    /// <summary>Whether a line is part of what results have earned for its person, as the caps count it.</summary>
    public static bool IsEarned(StepOfWork step, LineKind kind) => step switch
    {
        StepOfWork.Results => kind is LineKind.Result or LineKind.Sustained or LineKind.Indexation or LineKind.Attribution,
        StepOfWork.OutcomeCap or StepOfWork.PersonCap => true,
        _ => false,
    };
}
