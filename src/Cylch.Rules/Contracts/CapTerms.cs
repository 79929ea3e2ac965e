namespace Cylch.Rules.Contracts;

/// <summary>Result payments for one outcome never pass this, over its whole life. What is above is not paid later.</summary>
/// <param name="CapPence">0 or more.</param>
public sealed record OutcomeCap(int Number, long CapPence) : PaymentTerm(Number);

/// <summary>Result payments for one person never pass this in a contract year. What is above is not paid later.</summary>
/// <param name="CapPence">0 or more; not below the cap for one outcome.</param>
public sealed record PersonYearCap(int Number, long CapPence) : PaymentTerm(Number);

/// <summary>Result payments under the contract never pass this in a contract year. What is above is not paid later.</summary>
/// <param name="CapPence">0 or more; not below the cap for one person.</param>
public sealed record ContractYearCap(int Number, long CapPence) : PaymentTerm(Number);
