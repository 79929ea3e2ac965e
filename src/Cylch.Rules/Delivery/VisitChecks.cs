using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Judges typed rows against what is known and against each other: people, contracts, packages, the same visit twice,
/// and visits that overlap. Of two rows that cannot both be true the first stands and the second is refused, naming the first.
/// </summary>
public sealed class VisitChecks
{
    private readonly VisitFacts _facts;
    private readonly VisitHeadings _headings;
    private readonly RefPool _refs;
    private readonly Dictionary<int, bool> _people = [];
    private readonly Dictionary<(int Contract, int Provider), (KnownContract? Known, bool IsTheirs)> _contracts = [];
    private readonly Dictionary<(int Person, int Contract), IReadOnlyList<KnownPackage>> _packages = [];
    private readonly ContentKeys _held = new();
    private readonly ContentKeys _met = new();
    private readonly VisitTimeline _peopleTime = new();
    private readonly VisitTimeline _careWorkersTime = new();
    private readonly List<RowRefusal> _reasons = [];

    /// <param name="facts">What is known of those the rows may name.</param>
    /// <param name="headings">The headings of the file.</param>
    /// <param name="refs">The texts of the reading the rows are of.</param>
    public VisitChecks(VisitFacts facts, VisitHeadings headings, RefPool refs) => (_facts, _headings, _refs) = (facts, headings, refs);

    /// <summary>What became of the rows checked.</summary>
    public VisitTally Tally { get; private set; }

    /// <summary>Tells of a visit already in the records; all on the days of the file, before the first row is checked.</summary>
    public void Hold(in HeldVisit visit)
    {
        _held.TryAdd(visit.ContentKey, 1, out _);
        if (visit.Seconds == 0)
        {
            return;
        }

        if (!visit.IsSecondary)
        {
            _peopleTime.TryTake(Number(visit.PersonRef), visit.StartSeconds, visit.Seconds, 0, visit.ContentKey, out _);
        }

        if (visit.CareWorkerRef.Length > 0)
        {
            var who = CareWorker(Number(visit.ProviderRef), Number(visit.CareWorkerRef));
            _careWorkersTime.TryTake(who, visit.StartSeconds, visit.Seconds, 0, visit.ContentKey, out _);
        }
    }

    public VisitVerdict Check(in VisitRow row)
    {
        _reasons.Clear();
        var verdict = Judge(row);
        Tally += verdict.Standing switch
        {
            VisitStanding.Accepted => new VisitTally(1, 1, 0, 0),
            VisitStanding.AlreadyHeld => new VisitTally(1, 0, 1, 0),
            _ => new VisitTally(1, 0, 0, 1),
        };
        return verdict;
    }

    private VisitVerdict Judge(in VisitRow row)
    {
        if (_held.Contains(row.ContentKey))
        {
            return new VisitVerdict(VisitStanding.AlreadyHeld, 0, []);
        }

        CheckPerson(row);
        CheckContract(row);
        var package = _reasons.Count == 0 ? Package(row) : null;
        if (_reasons.Count == 0)
        {
            CheckOthers(row);
        }

        return _reasons.Count == 0
            ? new VisitVerdict(VisitStanding.Accepted, package?.Id ?? 0, [])
            : new VisitVerdict(VisitStanding.Refused, 0, [.. _reasons]);
    }

    private void CheckPerson(in VisitRow row)
    {
        if (!_people.TryGetValue(row.Person, out var isKnown))
        {
            isKnown = _facts.People.Contains(_refs.Text(row.Person));
            _people.Add(row.Person, isKnown);
        }

        if (!isKnown)
        {
            Refuse(VisitField.PersonRef, "delivery.person-unknown", Text(row.Person));
        }
    }

    private void CheckContract(in VisitRow row)
    {
        var key = (row.Contract, row.Provider);
        if (!_contracts.TryGetValue(key, out var found))
        {
            var provider = _refs.Text(row.Provider);
            var known = _facts.Contracts.GetValueOrDefault(_refs.Text(row.Contract));
            found = (known, known?.ProviderRef == provider && (_facts.SentBy is null || _facts.SentBy == provider));
            _contracts.Add(key, found);
        }

        var (contract, isTheirs) = found;
        if (contract is null)
        {
            Refuse(VisitField.ContractNumber, "delivery.contract-unknown", Text(row.Contract));
        }
        else if (!isTheirs)
        {
            Refuse(VisitField.ContractNumber, "delivery.contract-of-another", Text(row.Contract), Text(row.Provider));
        }
        else if (!contract.Runs.Contains(row.VisitOn))
        {
            Refuse(VisitField.VisitDate, "delivery.date-outside-contract", row.VisitOn, Text(row.Contract));
        }
    }

    private KnownPackage? Package(in VisitRow row)
    {
        var key = (row.Person, row.Contract);
        if (!_packages.TryGetValue(key, out var packages))
        {
            packages = _facts.Packages.GetValueOrDefault((_refs.Text(row.Person), _refs.Text(row.Contract))) ?? [];
            _packages.Add(key, packages);
        }

        foreach (var package in packages)
        {
            if (package.Runs.Contains(row.VisitOn))
            {
                return package;
            }
        }

        var code = packages.Count == 0 ? "delivery.package-unknown" : "delivery.date-outside-package";
        Refuse(VisitField.VisitDate, code, Text(row.Person), Text(row.Contract), row.VisitOn);
        return null;
    }

    // Everything is looked at before any time is taken, so that a refused row is not in the way of later ones.
    private void CheckOthers(in VisitRow row)
    {
        var careWorker = CareWorker(row.Provider, row.CareWorker);
        if (LineMetOn(row, careWorker) is var first && first != 0)
        {
            Refuse(null, "delivery.visit-twice", first);
            return;
        }

        if (!row.IsMissed)
        {
            CheckTime(row, careWorker);
        }

        if (_reasons.Count > 0 || !Takes(row, careWorker))
        {
            _met.TryAdd(row.ContentKey, row.Line, out _);
        }
    }

    // A visit that took somebody's time is found again where it took it, which is far smaller than a key for each of a million rows.
    private int LineMetOn(in VisitRow row, long careWorker)
    {
        var (start, seconds, key) = (row.ActualStartSeconds, row.ActualSeconds, row.ContentKey);
        var line = row.IsMissed ? 0
            : !row.IsSecondary ? _peopleTime.LineOf(row.Person, start, seconds, key)
            : row.CareWorker != 0 ? _careWorkersTime.LineOf(careWorker, start, seconds, key)
            : 0;
        return line != 0 ? line : _met.LineOf(key);
    }

    private void CheckTime(in VisitRow row, long careWorker)
    {
        var (start, seconds) = (row.ActualStartSeconds, row.ActualSeconds);
        if (row.CareWorker != 0 && !_careWorkersTime.IsFree(careWorker, start, seconds, out var line))
        {
            RefuseOverlap(VisitField.CareWorkerRef, Text(row.CareWorker), line, "delivery.care-worker-overlap", "delivery.care-worker-overlap-held");
        }

        if (!row.IsSecondary && !_peopleTime.IsFree(row.Person, start, seconds, out line))
        {
            RefuseOverlap(VisitField.ActualStart, Text(row.Person), line, "delivery.person-overlap", "delivery.person-overlap-held");
        }
    }

    // False when it takes nobody's time: it was missed, or is a second care worker's without a name.
    private bool Takes(in VisitRow row, long careWorker)
    {
        if (row.IsMissed)
        {
            return false;
        }

        var (start, seconds, key) = (row.ActualStartSeconds, row.ActualSeconds, row.ContentKey);
        if (row.CareWorker != 0)
        {
            _careWorkersTime.TryTake(careWorker, start, seconds, row.Line, key, out _);
        }

        if (!row.IsSecondary)
        {
            _peopleTime.TryTake(row.Person, start, seconds, row.Line, key, out _);
        }

        return row.CareWorker != 0 || !row.IsSecondary;
    }

    private void RefuseOverlap(VisitField field, string who, int line, string inFile, string held)
    {
        if (line == 0)
        {
            Refuse(field, held, who);
        }
        else
        {
            Refuse(field, inFile, who, line);
        }
    }

    private void Refuse(VisitField? field, string code, params object[] facts) =>
        _reasons.Add(new RowRefusal(field is { } known ? _headings.TextOf(known) : null, new Refusal(code, facts)));

    private string Text(int number) => VisitHeadings.Quote(_refs.Letters(number));

    private int Number(string text) => _refs.NumberOf(Encoding.UTF8.GetBytes(text));

    // A care worker's reference is the provider's own, so two providers may use the same one.
    private static long CareWorker(int provider, int careWorker) => ((long)provider << 32) + careWorker;
}
