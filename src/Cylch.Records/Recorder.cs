using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records;

/// <summary>
/// The one way an action ends: its records, one event saying who did what and why, and the mark that this form has
/// been dealt with, saved together or not at all.
/// </summary>
public sealed class Recorder(CylchDb db)
{
    /// <summary>The result of the same form sent before, or null when it has not been.</summary>
    public async Task<long?> AlreadyDoneAsync(Doing doing, string action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (doing.SubmissionKey is null || doing.AccountId is null)
        {
            return null;
        }

        return await db.Submissions
            .Where(s => s.AccountId == doing.AccountId && s.Key == doing.SubmissionKey && s.Action == action)
            .Select(s => (long?)s.ResultId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// A refusal, unless the very same form was dealt with while this one was being read: then the first one's result, so that a form sent many
    /// times at one moment is answered alike.
    /// </summary>
    public async Task<Decision<long>> RefuseAsync(Doing doing, string action, Refusal refusal, CancellationToken cancellationToken) =>
        await AlreadyDoneAsync(doing, action, cancellationToken) is { } done ? done : refusal;

    /// <summary>
    /// Saves what the action added or changed, then its event and submission, in one transaction. When another request
    /// with the same key came first, nothing of this one is kept and the first one's result is returned.
    /// </summary>
    /// <param name="result">Reads the identifier of the record made, once it has one.</param>
    /// <returns>The identifier, or <c>shared.changed-since</c> when somebody else saved the same record between our reading and our saving.</returns>
    public Task<Decision<long>> SaveAsync(Doing doing, RecordedAs recordedAs, Func<long> result, CancellationToken cancellationToken) =>
        SaveAsync(doing, recordedAs, () => { }, result, cancellationToken);

    /// <summary>As the other, for records that point at each other.</summary>
    /// <param name="join">Sets what can only be set once the new records have identifiers; saved with the event.</param>
    public async Task<Decision<long>> SaveAsync(
        Doing doing, RecordedAs recordedAs, Action join, Func<long> result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(recordedAs);
        ArgumentNullException.ThrowIfNull(result);
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            join();
            db.ChangeEvents.Add(Told(doing, recordedAs, result()));
            AddSubmission(doing, recordedAs.Action, result());
            await db.SaveChangesAsync(cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return result();
        }
        catch (DbUpdateConcurrencyException conflict) when (own is not null)
        {
            await own.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return await AlreadyDoneAsync(doing, recordedAs.Action, cancellationToken) is { } done
                ? done
                : await WhoChangedAsync(conflict.Entries[0].Entity, cancellationToken);
        }
        catch (DbUpdateException) when (own is not null && doing.SubmissionKey is not null)
        {
            await own.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();

            // A refusal of the database that is not a repeated form is a broken program, and is thrown on.
            if (await AlreadyDoneAsync(doing, recordedAs.Action, cancellationToken) is { } first)
            {
                return first;
            }

            throw;
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    /// <summary>Null while a record is still as it was seen; otherwise who changed it since, and when.</summary>
    /// <param name="record">As it is now.</param>
    /// <param name="seenVersion">The version the form was made from.</param>
    public async Task<Refusal?> ChangedSinceAsync(IVersioned record, int seenVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Version == seenVersion ? null : await WhoChangedAsync(record, cancellationToken);
    }

    /// <summary>Who last changed a record, and when, as a refusal to somebody who did not know.</summary>
    public Task<Refusal> ChangedByAsync(IVersioned record, CancellationToken cancellationToken) => WhoChangedAsync(record, cancellationToken);

    // Events name what they were about by kind and identifier; the kind of each record is the one its own actions write. What was
    // done for a person is a change of that person's record.
    private async Task<Refusal> WhoChangedAsync(object record, CancellationToken cancellationToken)
    {
        var (kind, id) = ChangedRecord.Of(record);
        var latest = await db.ChangeEvents.AsNoTracking()
            .Where(e => (e.SubjectKind == kind && e.SubjectId == id) || (kind == "person" && e.PersonId == id))
            .OrderByDescending(e => e.Id)
            .Select(e => new { e.HappenedAt, Name = db.Users.Where(a => a.Id == e.AccountId).Select(a => a.DisplayName).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        return new Refusal("shared.changed-since", latest?.Name ?? "Cylch", latest?.HappenedAt ?? default);
    }

    private static ChangeEvent Told(Doing doing, RecordedAs recordedAs, long subjectId) => new()
    {
        HappenedAt = doing.At,
        AccountId = doing.AccountId,
        Action = recordedAs.Action,
        SubjectKind = recordedAs.SubjectKind,
        SubjectId = subjectId,
        PersonId = recordedAs.PersonId,
        ContractId = recordedAs.ContractId,
        Reason = recordedAs.Reason,
    };

    private void AddSubmission(Doing doing, string action, long resultId)
    {
        if (doing is { SubmissionKey: { } key, AccountId: { } accountId })
        {
            db.Submissions.Add(new Submission
            {
                Key = key,
                AccountId = accountId,
                Action = action,
                ResultId = resultId,
                SubmittedAt = doing.At,
            });
        }
    }
}

/// <summary>How an action is told in the log: its name, what it was done to, and why.</summary>
public sealed record RecordedAs(string Action, string SubjectKind, string Reason, long? PersonId = null, long? ContractId = null);
