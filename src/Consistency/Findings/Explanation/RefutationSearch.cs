using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Finds a short way from clauses to a contradiction, with distinctions of cases where one chain does not do.</summary>
/// <remarks>
/// Where unit propagation does not refute the clauses, every clause with a few open literals, and every atom, is tried as a
/// distinction of cases; the one with the shortest result is taken. Where no single distinction does, one is chosen by looking
/// ahead (as SAT solvers of the look-ahead kind do: M. Heule and H. van Maaren, "Look-ahead based SAT solvers", 2009), and the
/// search goes on in its open cases. The work is limited; a way longer than anybody reads is not given.
/// </remarks>
internal sealed class RefutationSearch
{
    private const long MaxWork = 4_000_000;
    private const int MaxDepth = 8;
    private const int MaxCases = 6;
    private const int WideClauses = 400;

    private readonly ClauseIndex _index;
    private readonly DerivationCosts _costs;
    private readonly CancellationToken _cancellationToken;
    private long _work;

    private RefutationSearch(ClauseIndex index, GroundProgram program, CancellationToken cancellationToken)
    {
        _index = index;
        _costs = new DerivationCosts(program);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Finds a way to a contradiction.</summary>
    /// <param name="clauses">The clauses; earlier ones are preferred.</param>
    /// <param name="program">What they are about.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The way; null when none was found within the limits.</returns>
    public static Refutation? Find(List<LawClause> clauses, GroundProgram program, CancellationToken cancellationToken)
    {
        RefutationSearch search = new(new ClauseIndex(clauses), program, cancellationToken);
        ShortestDerivation derivation = search.Derive([]);
        if (derivation.Shortest() is { } direct)
        {
            return direct;
        }

        // Read forwards, everything that can be derived is, one literal at a time; cases prove nothing there.
        if (search._costs.IsForwardOnly)
        {
            return null;
        }

        if (clauses.Count > WideClauses)
        {
            search = new RefutationSearch(new ClauseIndex(Core(clauses, cancellationToken)), program, cancellationToken);
        }

        return search.WithCases([], MaxDepth)?.Pruned();
    }

    /// <summary>Finds a way to a literal without distinction of cases.</summary>
    public static Refutation? FindWayTo(int literal, List<LawClause> clauses, GroundProgram program, CancellationToken cancellationToken) =>
        new RefutationSearch(new ClauseIndex(clauses), program, cancellationToken).Derive([]).To(literal);

    // Clauses of which none can be left out.
    private static List<LawClause> Core(List<LawClause> clauses, CancellationToken cancellationToken)
    {
        CdclOracle solver = new(clauses.SelectMany(static c => c.Literals).Select(Math.Abs).DefaultIfEmpty(0).Max());
        int[] selectors = new int[clauses.Count];
        for (int i = 0; i < selectors.Length; i++)
        {
            selectors[i] = solver.AddVariable();
            solver.AddClause([.. clauses[i].Literals, -selectors[i]]);
        }

        return MusExtractor.TryExtract(solver, selectors, cancellationToken) is { Status: not MusStatus.Unknown } mus
            ? [.. mus.Literals.Select(l => clauses[l - selectors[0]])]
            : clauses;
    }

    private ShortestDerivation Derive(IReadOnlyCollection<int> suppositions)
    {
        ShortestDerivation derivation = ShortestDerivation.Of(_index, _costs, suppositions, _cancellationToken);
        _work += derivation.Work + 1;
        return derivation;
    }

    private Refutation? WithCases(IReadOnlyCollection<int> suppositions, int depth)
    {
        ShortestDerivation here = Derive(suppositions);
        if (here.Shortest() is { } direct)
        {
            return direct;
        }

        if (depth == 0 || _work > MaxWork)
        {
            return null;
        }

        Refutation? best = null;
        List<(Distinction Distinction, int Closed, int Derived)> open = [];
        foreach (Distinction distinction in Distinctions(here))
        {
            if (_work > MaxWork)
            {
                break;
            }

            List<ShortestDerivation> cases = [.. distinction.Literals.Select(l => Derive([.. suppositions, l]))];
            List<Refutation?> closed = [.. cases.Select(static c => c.Shortest())];
            if (closed.All(static c => c is not null))
            {
                Refutation whole = Join(here, distinction, [.. closed.Select(static c => c!)]);
                best = best is null || whole.Cost < best.Cost ? whole : best;
            }
            else
            {
                open.Add((distinction, closed.Count(static c => c is not null) - closed.Count, cases.Sum(static c => c.Count)));
            }
        }

        if (best is not null)
        {
            return best;
        }

        // First where fewest cases stay open, then where most is settled in them.
        foreach ((Distinction distinction, _, _) in open.OrderByDescending(static o => o.Closed).ThenByDescending(static o => o.Derived).Take(4))
        {
            List<Refutation> cases = [];
            foreach (int literal in distinction.Literals)
            {
                if (WithCases([.. suppositions, literal], depth - 1) is not { } one)
                {
                    break;
                }

                cases.Add(one);
            }

            if (cases.Count == distinction.Literals.Length)
            {
                Refutation whole = Join(here, distinction, cases);
                if (best is null || whole.Cost < best.Cost)
                {
                    best = whole;
                }

                // Any way will do that is not long; a short one is worth another look.
                if (depth < MaxDepth)
                {
                    break;
                }
            }
        }

        return best;
    }

    private IEnumerable<Distinction> Distinctions(ShortestDerivation here)
    {
        foreach (LawClause clause in _index.Clauses)
        {
            if (_costs.IsLaw(clause) || clause.Literals.Any(here.IsDerived))
            {
                continue;
            }

            int[] open = [.. clause.Literals.Where(l => !here.IsDerived(-l))];
            if (open.Length is >= 2 and <= MaxCases && Array.TrueForAll(open, _costs.CanBeSaid))
            {
                yield return new Distinction(clause, open);
            }
        }

        foreach (int atom in _index.Atoms)
        {
            if (!here.IsDerived(atom) && !here.IsDerived(-atom) && _costs.CanBeSaid(atom))
            {
                yield return new Distinction(null, [atom, -atom]);
            }
        }
    }

    // What does not depend on the case is derived once, in front of the distinction.
    private Refutation Join(ShortestDerivation here, Distinction distinction, List<Refutation> cases)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            if (!UsesSupposition(cases[i], distinction.Literals[i]))
            {
                return cases[i];
            }
        }

        HashSet<int> common = [.. cases.SelectMany(c => Literals(c)).Where(here.IsDerived)];
        if (distinction.Clause is { } clause)
        {
            common.UnionWith(clause.Literals.Where(l => !distinction.Literals.Contains(l)).Select(static l => -l));
        }

        List<(int Literal, LawClause Reason)> way = here.WayTo(common);
        HashSet<int> before = [.. way.Select(static w => w.Literal)];
        List<(int, Refutation)> rest = [.. cases.Select((c, i) => (distinction.Literals[i], Without(c, before)))];
        return new Refutation
        {
            Derivations = way,
            Final = distinction.Clause,
            Cases = rest,
            Cost = DerivationCosts.Step + way.Sum(w => _costs.Of(w.Reason, w.Literal)) + rest.Sum(static r => r.Item2.Cost),
        };
    }

    private Refutation Without(Refutation refutation, HashSet<int> known) => new()
    {
        Derivations = [.. refutation.Derivations.Where(d => !known.Contains(d.Literal))],
        Final = refutation.Final,
        Clash = refutation.Clash,
        Cases = [.. refutation.Cases.Select(c => (c.Supposition, Without(c.Refutation, known)))],
        Cost = refutation.Cost - refutation.Derivations.Where(d => known.Contains(d.Literal)).Sum(d => _costs.Of(d.Reason, d.Literal)),
    };

    private static IEnumerable<int> Literals(Refutation refutation) =>
        refutation.Derivations.Select(static d => d.Literal).Concat(refutation.Cases.SelectMany(static c => Literals(c.Refutation)));

    private static bool UsesSupposition(Refutation refutation, int literal) =>
        refutation.Derivations.Any(d => d.Reason.Group < 0 && d.Literal == literal)
        || refutation.Cases.Any(c => c.Supposition != literal && UsesSupposition(c.Refutation, literal));

    private sealed record Distinction(LawClause? Clause, int[] Literals);
}
