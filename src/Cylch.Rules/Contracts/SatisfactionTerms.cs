namespace Cylch.Rules.Contracts;

/// <summary>
/// A share of the price of the contract's time, multiplied by the share of replies that are satisfied. When too few people
/// reply nothing is paid and nothing is lost: the period is joined with the next.
/// </summary>
/// <param name="Share">Of the price of time, 0 to 1.</param>
/// <param name="TimeTerm">Number of the hourly term whose price it is a share of.</param>
/// <param name="LeastReplies">Replies out of people asked that are enough, above 0 and up to 1; this exact share is enough.</param>
public sealed record SatisfactionShare(int Number, Share Share, int TimeTerm, Share LeastReplies) : PaymentTerm(Number);
