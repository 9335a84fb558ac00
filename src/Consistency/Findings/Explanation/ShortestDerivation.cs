using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Derives everything that clauses force one literal at a time, each literal in the cheapest way.</summary>
/// <remarks>
/// A clause is a hyperedge from the negations of all its literals but one to that one, and the cheapest derivations are found
/// as D. E. Knuth generalises Dijkstra's algorithm ("A generalization of Dijkstra's algorithm", 1977). The cost of a
/// derivation counts a step as often as it is used, so it is exact for trees and an estimate where steps are shared. It finds
/// a contradiction exactly when unit propagation does. Time: linear in the clauses, times a logarithm.
/// </remarks>
internal sealed class ShortestDerivation
{
    private const long Saturated = long.MaxValue / 4;

    // Of so many contradictions, the cheapest by estimate, the steps are counted exactly.
    private const int MaxFinals = 48;

    private readonly ClauseIndex _index;
    private readonly DerivationCosts _costs;
    private readonly Dictionary<int, (long Cost, LawClause Reason, int Place)> _derived = [];

    // By place: what the step itself costs, and the last question in which it was counted.
    private readonly List<(long Own, int Counted)> _steps = [];
    private readonly Stack<int> _open = new();
    private int _question;
    private readonly List<LawClause> _falsified = [];
    private readonly int[] _missing;
    private readonly long[] _sums;
    private readonly PriorityQueue<(int Literal, LawClause Reason), (long Cost, int Sequence)> _queue = new();
    private int _sequence;

    private ShortestDerivation(ClauseIndex index, DerivationCosts costs)
    {
        _index = index;
        _costs = costs;
        _missing = [.. index.Clauses.Select(static c => c.Literals.Length)];
        _sums = new long[_missing.Length];
    }

    /// <summary>How many literals were derived.</summary>
    public int Count => _derived.Count;

    /// <summary>How many clauses were looked at, a measure of the work.</summary>
    public long Work { get; private set; }

    /// <summary>Derives all that follows.</summary>
    /// <param name="index">The clauses.</param>
    /// <param name="costs">What applying them costs.</param>
    /// <param name="suppositions">Literals that hold for this derivation only.</param>
    /// <param name="cancellationToken">Ends the derivation.</param>
    public static ShortestDerivation Of(
        ClauseIndex index, DerivationCosts costs, IReadOnlyCollection<int> suppositions, CancellationToken cancellationToken)
    {
        ShortestDerivation derivation = new(index, costs);
        derivation.Run(suppositions, cancellationToken);
        return derivation;
    }

    /// <summary>Tells whether a literal follows.</summary>
    public bool IsDerived(int literal) => _derived.ContainsKey(literal);

    /// <summary>Gives the way to a contradiction with the fewest steps; null when there is none.</summary>
    public Refutation? Shortest()
    {
        List<(long Estimate, Refutation Candidate)> candidates = [];
        foreach (LawClause clause in _falsified.Where(c => c.Literals.Length != 1 || !IsDerived(c.Literals[0]) || !_costs.CanBeSaid(c.Literals[0])))
        {
            candidates.Add((clause.Literals.Sum(l => _derived[-l].Cost), new Refutation { Derivations = [], Final = clause, Cost = _costs.OfFinal(clause) }));
        }

        foreach ((int literal, (long cost, LawClause reason, _)) in _derived)
        {
            if (_costs.CanBeSaid(literal) && _derived.TryGetValue(-literal, out var opposite) && (opposite.Cost > cost || (opposite.Cost == cost && literal > 0)))
            {
                bool isSaid = reason.Literals.Length == 1;
                candidates.Add((cost + opposite.Cost, new Refutation { Derivations = [], Clash = literal, Cost = DerivationCosts.OfClash(isSaid) }));
            }
        }

        Refutation? best = null;
        int place = 0;
        foreach ((_, Refutation candidate) in candidates.OrderBy(static c => c.Estimate + c.Candidate.Cost).Take(MaxFinals))
        {
            long cost = candidate.Cost + CostOfWay(candidate);
            if (best is null || cost < best.Cost || (cost == best.Cost && place > 0 && IsLater(candidate, best)))
            {
                best = new Refutation { Derivations = [], Final = candidate.Final, Clash = candidate.Clash, Cost = cost };
            }

            place++;
        }

        return best is null
            ? null
            : new Refutation { Derivations = WayTo(Ends(best)), Final = best.Final, Clash = best.Clash, Cost = best.Cost };
    }

    /// <summary>Gives the cheapest way to a literal; null when it does not follow.</summary>
    public Refutation? To(int literal)
    {
        if (!IsDerived(literal))
        {
            return null;
        }

        List<(int Literal, LawClause Reason)> way = WayTo([literal]);
        return new Refutation { Derivations = way, Clash = literal, Cost = way.Sum(w => _costs.Of(w.Reason, w.Literal)) };
    }

    /// <summary>Gives the way to some literals, what comes first first.</summary>
    public List<(int Literal, LawClause Reason)> WayTo(IEnumerable<int> literals)
    {
        HashSet<int> needed = [];
        Stack<int> open = new(literals);
        while (open.TryPop(out int literal))
        {
            if (needed.Add(literal))
            {
                foreach (int other in _derived[literal].Reason.Literals)
                {
                    if (other != literal)
                    {
                        open.Push(-other);
                    }
                }
            }
        }

        return [.. needed.OrderBy(l => _derived[l].Place).Select(l => (l, _derived[l].Reason))];
    }

    private static IEnumerable<int> Ends(Refutation refutation) =>
        refutation.Final is { } final ? final.Literals.Select(static l => -l) : [refutation.Clash, -refutation.Clash];

    // Each step once, however often it is used.
    private long CostOfWay(Refutation refutation)
    {
        _question++;
        foreach (int literal in Ends(refutation))
        {
            _open.Push(literal);
        }

        long cost = 0;
        while (_open.TryPop(out int literal))
        {
            (_, LawClause reason, int place) = _derived[literal];
            (long own, int counted) = _steps[place];
            if (counted == _question)
            {
                continue;
            }

            _steps[place] = (own, _question);
            cost += own;
            foreach (int other in reason.Literals)
            {
                if (other != literal)
                {
                    _open.Push(-other);
                }
            }
        }

        return cost;
    }

    // Of two ways of one length, the one that ends on what a later statement says.
    private bool IsLater(Refutation candidate, Refutation best) => LastSaid(candidate) > LastSaid(best);

    private int LastSaid(Refutation refutation) => refutation.Clash == 0 ? -1 : new[] { refutation.Clash, -refutation.Clash }
        .Select(l => _derived[l].Reason).Where(static r => r.Literals.Length == 1).Select(static r => r.Group).DefaultIfEmpty(-1).Max();

    private void Run(IReadOnlyCollection<int> suppositions, CancellationToken cancellationToken)
    {
        foreach (int literal in suppositions)
        {
            _queue.Enqueue((literal, new LawClause([literal], -1, -1)), (0, _sequence++));
        }

        foreach (LawClause clause in _index.Clauses)
        {
            if (clause.Literals.Length == 0)
            {
                _falsified.Add(clause);
            }
            else if (clause.Literals.Length == 1)
            {
                Reach(clause, clause.Literals[0], 0);
            }
        }

        while (_queue.TryDequeue(out (int Literal, LawClause Reason) next, out (long Cost, int Sequence) priority))
        {
            if (!_derived.TryAdd(next.Literal, (priority.Cost, next.Reason, _derived.Count)))
            {
                continue;
            }

            _steps.Add((_costs.Of(next.Reason, next.Literal), 0));
            if ((_derived.Count & 255) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            foreach (int clause in _index.With(-next.Literal))
            {
                Work++;
                _missing[clause]--;
                _sums[clause] = Math.Min(Saturated, _sums[clause] + priority.Cost);
                Fire(clause);
            }
        }
    }

    private void Fire(int number)
    {
        LawClause clause = _index.Clauses[number];
        if (_missing[number] > 1)
        {
            return;
        }

        if (_missing[number] == 0)
        {
            _falsified.Add(clause);
        }

        Work += clause.Literals.Length;
        foreach (int literal in clause.Literals)
        {
            bool isFalse = _derived.TryGetValue(-literal, out var opposite);
            if (!IsDerived(literal) && (_missing[number] == 0 || !isFalse))
            {
                Reach(clause, literal, isFalse ? Math.Max(0, _sums[number] - opposite.Cost) : _sums[number]);
            }
        }
    }

    private void Reach(LawClause clause, int literal, long premises)
    {
        if (literal > 0 || !_costs.IsForwardOnly)
        {
            _queue.Enqueue((literal, clause), (Math.Min(Saturated, premises + _costs.Of(clause, literal)), _sequence++));
        }
    }
}
