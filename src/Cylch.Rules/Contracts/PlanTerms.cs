namespace Cylch.Rules.Contracts;

/// <summary>A share of the value of the plan, paid once, in the first period settled after the plan starts.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record UpFrontShare(int Number, Share Share) : PaymentTerm(Number);

/// <summary>
/// The rest of the plan's value, divided among its outcomes by weight; each part is paid once, when the person confirms
/// that the outcome is met. Where the person could not or would not say, and that is recorded, a care manager's
/// verification is enough.
/// </summary>
/// <param name="UpFrontTerm">Number of the term that pays the first share.</param>
/// <param name="MaintenanceTolerancePoints">A maintenance outcome is met within this many points below its baseline.</param>
public sealed record BalanceOnConfirmation(int Number, int UpFrontTerm, int MaintenanceTolerancePoints) : PaymentTerm(Number);

/// <summary>Taken off for each outcome confirmed as missed.</summary>
/// <param name="Pence">0 or more.</param>
/// <param name="MaintenanceTolerancePoints">A maintenance outcome is missed when it is more points than this below its baseline.</param>
public sealed record MissedDeduction(int Number, long Pence, int MaintenanceTolerancePoints) : PaymentTerm(Number);

/// <summary>Paid once for a person who no longer needs care.</summary>
/// <param name="Pence">0 or more.</param>
public sealed record IndependenceReward(int Number, long Pence) : PaymentTerm(Number);
