using System.Collections.Immutable;
using System.Globalization;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Findings;

/// <summary>Finds the conflicts and the repairs of a program and says them in statements.</summary>
internal sealed class ConflictReporter
{
    // The solver may be asked for repairs in the other half of the time.
    private const double ShareOfConflicts = 0.5;

    // Among equals those of earlier statements come first, in whatever order they were found.
    private static readonly Comparer<int[]> Earlier = Comparer<int[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    private readonly ClaimSet _claims;
    private readonly GroundProgram _program;
    private readonly RepairProblem _problem;
    private readonly GroundParts _parts;
    private readonly ConsistencyOptions _options;
    private readonly Func<double, TimeSpan?> _timeFor;
    private readonly CancellationToken _callersToken;
    private readonly ConflictFinder _finder;
    private readonly ConflictEnumerator _enumerator;

    /// <summary>Creates a reporter.</summary>
    /// <param name="claims">The statements.</param>
    /// <param name="program">Their ground program.</param>
    /// <param name="problem">The question for the cheapest repair.</param>
    /// <param name="parts">The parts of the program.</param>
    /// <param name="options">How the check is made.</param>
    /// <param name="createOracle">Makes a solver.</param>
    /// <param name="timeFor">Gives a share of the time that is left; null for no limit.</param>
    /// <param name="callersToken">The caller's own token, whose cancellation goes through.</param>
    public ConflictReporter(
        ClaimSet claims,
        GroundProgram program,
        RepairProblem problem,
        GroundParts parts,
        ConsistencyOptions options,
        Func<int, ISatOracle> createOracle,
        Func<double, TimeSpan?> timeFor,
        CancellationToken callersToken)
    {
        _claims = claims;
        _program = program;
        _problem = problem;
        _parts = parts;
        _options = options;
        _timeFor = timeFor;
        _callersToken = callersToken;
        _finder = new ConflictFinder(claims, program, parts, options, createOracle);
        _enumerator = new ConflictEnumerator(claims, program, parts, options, createOracle);
    }

    /// <summary>Tells the changed groups that what is certain and what is kept contradicts.</summary>
    /// <param name="changed">The groups.</param>
    /// <param name="kept">The groups that every cheapest repair keeps.</param>
    /// <param name="cancellationToken">Ends the search; what is not known then is not refuted.</param>
    public HashSet<int> RefutedAmong(IReadOnlyCollection<int> changed, HashSet<int> kept, CancellationToken cancellationToken) =>
        TryWithinTime(() => _enumerator.RefutedAmong(changed, kept.Contains, cancellationToken), cancellationToken) ?? [];

    /// <summary>Reports the conflicts of statements of which all are certain.</summary>
    public ConflictFindings OfContradictoryHard(CancellationToken cancellationToken)
    {
        List<ListedConflict> listed = [];
        bool hasMore = false;
        foreach (int part in _parts.Parts)
        {
            MusEnumerationOptions limits = new()
            {
                MaxMuses = _options.MaxViolations,
                MaxMcses = ConflictEnumerator.MaxCorrectionsOf(_program.ClauseCount),
                TimeLimit = _timeFor(ShareOfConflicts),
            };
            (List<StatementConflict> Conflicts, bool IsComplete)? found =
                TryWithinTime<(List<StatementConflict>, bool)?>(() => _finder.ConflictsOfHard(part, limits, cancellationToken), cancellationToken);
            hasMore |= found is not { IsComplete: true };
            foreach (StatementConflict conflict in found?.Conflicts ?? [])
            {
                AddUnlessListed(listed, conflict, []);
            }
        }

        listed = [.. listed.OrderBy(static c => c.Statements.Statements.Length).ThenBy(static c => c.Statements.Statements, Earlier)];
        int unlisted = Math.Max(0, listed.Count - _options.MaxViolations);
        listed = [.. listed.Take(_options.MaxViolations)];
        List<(Violation Violation, int Part)> violations = ToViolations(listed, static _ => 0, ref hasMore, cancellationToken);
        return new ConflictFindings
        {
            Violations = [.. violations.Select(static v => v.Violation)],
            Groups = ViolationGroup.Of(violations),
            HasMoreViolations = hasMore || unlisted > 0,
            UnlistedViolations = unlisted,
        };
    }

    /// <summary>Reports the conflicts of statements that can be repaired, and the repairs.</summary>
    /// <param name="changed">The groups that the repair found gives up.</param>
    /// <param name="kept">The groups that every cheapest repair keeps; null when that is not known.</param>
    /// <param name="refuted">The changed groups that are refuted.</param>
    /// <param name="isUnique">Whether the repair is the only cheapest one; null when that is not known.</param>
    /// <param name="isOptimal">Whether the repair is known to be a cheapest one.</param>
    /// <param name="cancellationToken">Ends the search; what was found stands.</param>
    public ConflictFindings Of(
        HashSet<int> changed, HashSet<int>? kept, HashSet<int> refuted, bool? isUnique, bool isOptimal, CancellationToken cancellationToken)
    {
        Dictionary<int, PartConflicts> found = [];
        bool hasMore = false;
        foreach (IGrouping<int, int> inPart in changed.Order().GroupBy(_parts.PartOfGroup))
        {
            PartConflicts? conflicts = TryWithinTime(
                () => _enumerator.Of(inPart.Key, [.. inPart], _timeFor(ShareOfConflicts), cancellationToken), cancellationToken);
            hasMore |= conflicts is not { IsComplete: true };
            if (conflicts is not null)
            {
                found.Add(inPart.Key, conflicts);
            }
        }

        (List<ListedConflict> listed, int unlisted) = List(found.Values, ref hasMore, cancellationToken);
        Dictionary<int[], long> shares = [];

        // What the conflicts force is part of an outcome only where the optimum is not known.
        if (!(_options.OutcomeOnly && isOptimal) && TryWithinTime(() => SharesByPart(listed, cancellationToken), cancellationToken) is { } known)
        {
            shares = known;
        }

        decimal ShareOf(ListedConflict conflict) =>
            StatementWeights.ToDecimal(conflict.Sets.Sum(s => shares.GetValueOrDefault(s)), _options) / ConflictPacking.Fineness;
        List<(Violation Violation, int Part)> violations = ToViolations(listed, ShareOf, ref hasMore, cancellationToken);
        (Violation Violation, List<int[]> Sets)[] ends = [.. violations.Zip(listed, static (v, l) => (v.Violation, l.Sets))];

        if (_options.OutcomeOnly)
        {
            return new ConflictFindings
            {
                Violations = [.. violations.Select(static v => v.Violation)],
                HasMoreViolations = hasMore || unlisted > 0,
                UnlistedViolations = unlisted,
                Repairs = [ToRepair(changed, refuted, isUnique, ends)],
                HasMoreRepairs = isUnique != true,
                SumOfShares = shares.Values.Sum(),
            };
        }

        (List<int[]> Repairs, bool HasMore)? repairs = !isOptimal ? null : TryWithinTime<(List<int[]>, bool)?>(
            () => new RepairList(_claims, _program, _problem, _parts, _options).Of(
                changed,
                part => found.GetValueOrDefault(part)?.Corrections,
                _enumerator.WeightOf,
                _timeFor(ShareOfConflicts),
                cancellationToken),
            cancellationToken);
        return new ConflictFindings
        {
            Violations = [.. violations.Select(static v => v.Violation)],
            Groups = ViolationGroup.Of(violations),
            HasMoreViolations = hasMore || unlisted > 0,
            UnlistedViolations = unlisted,
            Repairs = Repairs(changed, repairs, kept, refuted, isUnique, ends, cancellationToken),
            HasMoreRepairs = repairs?.HasMore ?? isUnique != true,
            SumOfShares = shares.Values.Sum(),
            Sources = TryWithinTime(
                () => SourceAnalysis.Of(
                    ends, _problem.GroupOfSoft, g => StatementOf(g).Source, _enumerator.WeightOf, _options, cancellationToken),
                cancellationToken) ?? SourceFindings.None,
        };
    }

    // The cheapest that fit; and at least so many others, since those of different statements read differently.
    private (List<ListedConflict> Listed, int Unlisted) List(
        IEnumerable<PartConflicts> found, ref bool hasMore, CancellationToken cancellationToken)
    {
        SoftConflict[] all =
        [
            .. found.SelectMany(static p => p.Conflicts).OrderBy(static c => c.Cost).ThenBy(static c => c.Groups.Length)
                .ThenBy(c => (int[])[.. c.Groups.Select(g => _program.Group(g).Statement).Order()], Earlier).ThenBy(static c => c.Groups, Earlier),
        ];
        List<ListedConflict> listed = [];
        int next = 0;
        for (; next < all.Length && listed.Count < _options.MaxViolations; next++)
        {
            SoftConflict conflict = all[next];
            if (TryWithinTime(() => _finder.Complete(conflict, cancellationToken), cancellationToken) is { } complete)
            {
                AddUnlessListed(listed, complete, conflict.Groups);
            }
            else
            {
                hasMore = true;
            }
        }

        HashSet<string> names = [.. all.Take(next).Select(NameOf)];
        return (listed, all.Skip(next).Select(NameOf).Count(names.Add));

        string NameOf(SoftConflict conflict) => string.Join(',', conflict.Groups.Select(g => _program.Group(g).Statement).Distinct().Order());
    }

    private static void AddUnlessListed(List<ListedConflict> listed, StatementConflict conflict, int[] groups)
    {
        if (listed.Find(l => l.Statements.Statements.AsSpan().SequenceEqual(conflict.Statements)) is { } same)
        {
            same.Sets.Add(groups);
        }
        else
        {
            listed.Add(new ListedConflict(conflict, [groups]));
        }
    }

    private Dictionary<int[], long> SharesByPart(List<ListedConflict> listed, CancellationToken cancellationToken)
    {
        Dictionary<int[], long> shares = [];
        foreach (IGrouping<int, ListedConflict> inPart in listed.GroupBy(static l => l.Statements.Part))
        {
            int[][] sets = [.. inPart.SelectMany(static l => l.Sets)];
            long[] found = ConflictPacking.SharesOf(sets, _enumerator.WeightOf, cancellationToken);
            for (int i = 0; i < sets.Length; i++)
            {
                shares.Add(sets[i], found[i]);
            }
        }

        return shares;
    }

    // What cannot be said within the time is dropped from the end.
    private List<(Violation Violation, int Part)> ToViolations(
        List<ListedConflict> listed, Func<ListedConflict, decimal> shareOf, ref bool hasMore, CancellationToken cancellationToken)
    {
        List<(Violation, int)> violations = [];
        foreach (ListedConflict conflict in listed)
        {
            Violation? violation = TryWithinTime(
                () => _finder.ToViolation(conflict.Statements, shareOf(conflict), cancellationToken), cancellationToken);
            if (violation is null)
            {
                hasMore = true;
                break;
            }

            violations.Add((violation, conflict.Statements.Part));
        }

        return violations;
    }

    private ImmutableArray<Repair> Repairs(
        HashSet<int> changed,
        (List<int[]> Repairs, bool HasMore)? found,
        HashSet<int>? kept,
        HashSet<int> refuted,
        bool? isUnique,
        (Violation Violation, List<int[]> Sets)[] conflicts,
        CancellationToken cancellationToken)
    {
        ImmutableArray<Repair>.Builder repairs = ImmutableArray.CreateBuilder<Repair>();
        repairs.Add(ToRepair(changed, refuted, isUnique, conflicts));
        List<int[]> all = found?.Repairs ?? [];
        for (int i = 1; i < all.Count; i++)
        {
            int[] groups = all[i];
            HashSet<int> refutedHere = kept is null ? [] : RefutedAmong(groups, kept, cancellationToken);
            repairs.Add(ToRepair(groups, refutedHere, IsUnique(i), conflicts));
        }

        return repairs.ToImmutable();

        // Known as far as the list goes, since it is in order.
        bool? IsUnique(int i) =>
            CostOf(all[i]) == CostOf(all[i - 1]) ? false
            : i + 1 < all.Count ? CostOf(all[i]) != CostOf(all[i + 1])
            : found!.Value.HasMore ? null : true;
    }

    private long CostOf(IEnumerable<int> groups) => groups.Sum(_enumerator.WeightOf);

    private Repair ToRepair(
        IReadOnlyCollection<int> groups, HashSet<int> refuted, bool? isUnique, (Violation Violation, List<int[]> Sets)[] conflicts) =>
        new(
            StatementWeights.ToDecimal(CostOf(groups), _options),
            isUnique,
            [
                .. groups.Order().GroupBy(g => _program.Group(g).Statement).OrderBy(static s => s.Key)
                    .Select(s => Change(s.Key, [.. s], refuted, conflicts)),
            ]);

    private RepairChange Change(
        int statement, int[] groups, HashSet<int> refuted, (Violation Violation, List<int[]> Sets)[] conflicts) =>
        new(
            _claims.Statements[statement],
            groups.All(refuted.Contains) ? ChangeKind.Refuted : ChangeKind.Withdrawn,
            StatementWeights.ToDecimal(CostOf(groups), _options),
            [.. groups.Select(g => _program.Group(g).Instance).Where(static i => i.Length > 0).Select(Names)],
            [.. conflicts.Where(c => c.Sets.All(s => s.Any(groups.Contains))).Select(static c => c.Violation)]);

    private string Names(string instance) => string.Join(", ", instance.Split(',').Select(c =>
        _claims.Vocabulary.NameOf(_program.Symbols.ConstantAt(int.Parse(c, CultureInfo.InvariantCulture)))));

    private Statement StatementOf(int group) => _claims.Statements[_program.Group(group).Statement];

    // A time-out costs what is still open, never what is known already; the caller's own cancellation goes through.
    private T? TryWithinTime<T>(Func<T> find, CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.IsCancellationRequested ? default : find();
        }
        catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
        {
            return default;
        }
    }
}
