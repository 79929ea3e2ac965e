namespace Cylch.Records.Access;

/// <summary>Writes down one look at a person's record, allowed or refused, before anything of it is shown.</summary>
public sealed class NoteLook(LookLog log)
{
    /// <param name="page">The page opened, as its route name.</param>
    /// <param name="reason">A reason code of the relationship evaluator.</param>
    /// <param name="cancellationToken">Stops the waiting; a look already handed over is kept all the same.</param>
    public Task RunAsync(
        Doing doing, long personId, string page, string reason, bool isRefused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        return log.WriteAsync(new RecordLook
        {
            LookedAt = doing.At,
            AccountId = doing.AccountId ?? throw new ArgumentException("Only somebody who is signed in can look.", nameof(doing)),
            PersonId = personId,
            Page = page,
            Reason = reason,
            IsRefused = isRefused,
        }).WaitAsync(cancellationToken);
    }
}
