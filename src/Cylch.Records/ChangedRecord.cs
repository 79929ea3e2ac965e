using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Settlement;

namespace Cylch.Records;

/// <summary>How events name a record that several people may edit: the kind its actions write, and its identifier.</summary>
internal static class ChangedRecord
{
    public static (string Kind, long Id) Of(object record) => record switch
    {
        Account account => ("account", account.Id),
        Person person => ("person", person.Id),
        PersonalOutcome outcome => ("outcome", outcome.Id),
        CarePlan plan => ("plan", plan.Id),
        CarePackage package => ("package", package.Id),
        Contract contract => ("contract", contract.Id),
        SettlementRun run => ("run", run.Id),
        LineQuery query => ("query", query.Id),
        PaymentHold hold => ("hold", hold.Id),
        Verification verification => ("verification", verification.Id),
        SchemeDraft draft => ("draft", draft.Id),
        TermQuestion question => ("question", question.Id),
        FairnessConversation conversation => ("fairness", conversation.Id),
        ContractScheme scheme => ("scheme", scheme.Id),
        TriedTerms tried => ("try", tried.Id),
        _ => throw new ArgumentException($"Events have no kind for {record.GetType().Name}.", nameof(record)),
    };
}
