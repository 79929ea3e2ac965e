using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Whose facts one term looks at, and so whose lines another fact can move.</summary>
public enum Tie
{
    /// <summary>No package's: a payment whatever is given, or a figure of the whole service.</summary>
    Nobody = 1,

    /// <summary>Those of one package.</summary>
    Package,

    /// <summary>Those of all packages of one person.</summary>
    Person,

    /// <summary>Those of every package of the contract together.</summary>
    Contract,
}

/// <summary>How far the terms of a contract tie its people together.</summary>
public static class Coupling
{
    /// <summary>Every kind of term is named here by itself. A kind that is not gives null, and then nothing is kept of an earlier working-out.</summary>
    public static Tie? Of(PaymentTerm term) => term switch
    {
        BlockPayment or CapitationByBand or MissedVisitsDeduction => Tie.Nobody,
        TimeAtRate or HoldForOutcomes or ReleaseOnVerified or NeutralEndings or PricePerPoint or PriceForMaintaining or PriceForProcess
            or PriceByResult or PriceByGroup or PriceWhenSustained or AttributionShare or OutcomeCap or UpFrontShare or BalanceOnConfirmation
            or MissedDeduction or Indexation => Tie.Package,
        PersonYearCap or IndependenceReward => Tie.Person,
        ContractYearCap or SatisfactionShare or PeriodLimit or PaymentRange or PriceByTier or GainShare or IndicatorDeduction or Smoothing => Tie.Contract,
        _ => null,
    };

    /// <summary>Whether what one person's care comes to can move a line that is about the whole contract.</summary>
    public static bool TiesPeople(PaymentScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Terms.Any(term => Of(term) is Tie.Contract or null);
    }
}
