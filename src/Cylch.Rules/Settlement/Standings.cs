using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Where everything under a contract stands after the periods worked out so far. It is never stored: working the closed
/// periods out again gives it, so it cannot come apart from the lines.
/// </summary>
public sealed class Standings
{
    private readonly Dictionary<long, OutcomeClosing> _outcomes = [];
    private readonly Dictionary<long, int> _bank = [];
    private readonly Dictionary<long, long> _people = [];
    private readonly HashSet<long> _paidResults = [];
    private readonly HashSet<long> _upFrontPaid = [];
    private readonly HashSet<long> _rewarded = [];
    private LocalDate? _year;

    /// <summary>Results that earlier periods have decided.</summary>
    public IReadOnlySet<long> PaidResults => _paidResults;

    /// <summary>Packages whose up-front share is paid.</summary>
    public IReadOnlySet<long> UpFrontPaid => _upFrontPaid;

    /// <summary>People whose independence was rewarded: once for a person.</summary>
    public IReadOnlySet<long> Rewarded => _rewarded;

    public long ResultsPaidThisYearPence { get; private set; }

    public ContractStanding Contract { get; private set; } = ContractStanding.Start;

    public OutcomeClosing? Outcome(long outcomeId) => _outcomes.GetValueOrDefault(outcomeId);

    /// <summary>Minutes that settled periods have put into a package's time bank, less those taken out.</summary>
    public int BankMinutes(long packageId) => _bank.GetValueOrDefault(packageId);

    public long PersonYearPence(long personId) => _people.GetValueOrDefault(personId);

    /// <summary>Caps count by contract year: a new year begins at nothing.</summary>
    public void Open(LocalDate yearStartsOn)
    {
        if (_year != yearStartsOn)
        {
            _year = yearStartsOn;
            _people.Clear();
            ResultsPaidThisYearPence = 0;
            Contract = Contract.InNewYear();
        }
    }

    /// <summary>Takes results as decided that stand in the place of ones a period decided: they are never decided once more.</summary>
    public void Decide(IEnumerable<long> results) => _paidResults.UnionWith(results);

    /// <summary>Takes over what a period's statement leaves.</summary>
    public void Close(StatementDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        foreach (var outcome in draft.Outcomes)
        {
            _outcomes[outcome.OutcomeId] = outcome;
        }

        foreach (var bank in draft.TimeBanks)
        {
            _bank[bank.PackageId] = BankMinutes(bank.PackageId) + bank.Movement.CreditedMinutes - bank.Movement.DrawnMinutes;
        }

        foreach (var person in draft.People)
        {
            _people[person.PersonId] = person.ResultsPaidPence;
        }

        _upFrontPaid.UnionWith(draft.UpFrontPaid);
        _rewarded.UnionWith(draft.Rewarded);
        ResultsPaidThisYearPence = draft.ResultsPaidThisYearPence;
        Contract = draft.Contract;
        _paidResults.UnionWith(draft.DecidedResults);
    }
}
