using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <param name="Language">"en" or "cy": the language the answer is written in.</param>
public sealed record AnswerAboutTermsInput(long QuestionId, string Answer, string Language);

/// <summary>The authority answers what a provider asked about terms. The terms themselves do not change by it; a draft may, and then says so.</summary>
public sealed class AnswerAboutTerms(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AnswerAboutTermsInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AnswerAboutTerms), cancellationToken) is { } done)
        {
            return done;
        }

        var question = await db.TermQuestions.SingleAsync(q => q.Id == input.QuestionId, cancellationToken);
        if (question.AnsweredAt is not null)
        {
            return new Refusal("contracts.question-answered");
        }

        question.AnsweredAt = doing.At;
        question.AnsweredByAccountId = doing.AccountId;
        question.Answer = input.Answer;
        question.AnswerLanguage = input.Language;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AnswerAboutTerms), "question", reason, ContractId: question.ContractId), () => question.Id, cancellationToken);
    }
}
