namespace Cylch.Rules.Delivery;

/// <summary>What is known, before a file is read, of those its rows may name.</summary>
/// <param name="People">References of the people who may be visited.</param>
/// <param name="Contracts">By contract number.</param>
/// <param name="Packages">A person's care packages under a contract, by both references; none overlap in time.</param>
/// <param name="SentBy">The provider who sends the file; null when an authority loads a file of several.</param>
public sealed record VisitFacts(
    IReadOnlySet<string> People,
    IReadOnlyDictionary<string, KnownContract> Contracts,
    IReadOnlyDictionary<(string PersonRef, string ContractNumber), IReadOnlyList<KnownPackage>> Packages,
    string? SentBy);

/// <summary>A contract that visits may be made under.</summary>
/// <param name="ProviderRef">Whose contract it is.</param>
/// <param name="Runs">The days visits may be made under it.</param>
public sealed record KnownContract(string ProviderRef, DateRange Runs);

/// <summary>A person's care package under a contract.</summary>
/// <param name="Id">The package's number in the records.</param>
/// <param name="Runs">The days visits may be made under it.</param>
public sealed record KnownPackage(long Id, DateRange Runs);

/// <summary>A visit that is already in the records.</summary>
public readonly record struct HeldVisit(
    UInt128 ContentKey, string PersonRef, string ProviderRef, string CareWorkerRef, long StartSeconds, int Seconds, bool IsSecondary);

/// <summary>What is to become of a row.</summary>
public enum VisitStanding
{
    /// <summary>To be kept.</summary>
    Accepted,

    /// <summary>In the records already, with the same content: counted, and nothing to do.</summary>
    AlreadyHeld,

    Refused,
}

/// <summary>What the checks say of one row.</summary>
/// <param name="Standing">What is to become of the row.</param>
/// <param name="PackageId">The package an accepted visit belongs to; otherwise 0.</param>
/// <param name="Reasons">Why a refused row is refused; otherwise empty.</param>
public readonly record struct VisitVerdict(VisitStanding Standing, long PackageId, IReadOnlyList<RowRefusal> Reasons);
