using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Derives a contradiction from clauses one literal at a time, in as few rounds as possible.</summary>
/// <remarks>
/// Unit propagation, breadth first. It is sound and replayable by construction: every literal has the clause that forced
/// it. It is not complete: a contradiction that needs a distinction of cases is not found.
/// </remarks>
internal sealed class UnitDerivation
{
    // A conflict with more work than this is too long to be read anyway.
    private const long MaxWork = 20_000_000;
    private const int MaxEndings = 16;

    private readonly List<LawClause> _clauses;
    private readonly Dictionary<int, LawClause> _reasonOf = [];
    private readonly Dictionary<int, int> _roundOf = [];

    private UnitDerivation(List<LawClause> clauses) => _clauses = clauses;

    /// <summary>The clause whose literals all came out false.</summary>
    public LawClause Contradiction { get; private set; } = new([], -1, -1);

    /// <summary>Derives a contradiction.</summary>
    /// <remarks>
    /// "… so Tweety can fly, but it was said that it cannot" reads better than a contradiction in the middle of the way. So
    /// what one statement says outright, the last that will do, is kept for the end.
    /// </remarks>
    /// <param name="clauses">The clauses; earlier ones are preferred.</param>
    /// <param name="cancellationToken">Ends the derivation.</param>
    /// <returns>The derivation; null when there is none of this kind.</returns>
    public static UnitDerivation? TryDerive(List<LawClause> clauses, CancellationToken cancellationToken)
    {
        LawClause[] outright = [.. clauses.Where(static c => c.Literals.Length == 1)];
        foreach (LawClause last in Enumerable.Reverse(outright).Take(MaxEndings))
        {
            UnitDerivation toIt = new([.. clauses.Where(c => c != last)]);
            if (toIt.Run(last, cancellationToken))
            {
                return toIt;
            }
        }

        UnitDerivation derivation = new(clauses);
        return derivation.Run(ending: null, cancellationToken) ? derivation : null;
    }

    /// <summary>Gives the clause that forced a literal.</summary>
    public LawClause ReasonOf(int literal) => _reasonOf[literal];

    /// <summary>Gives the literals that the contradiction rests on, in the order in which they were derived.</summary>
    public List<int> NeededLiterals()
    {
        HashSet<int> needed = [];
        Stack<LawClause> open = new([Contradiction]);
        while (open.TryPop(out LawClause? clause))
        {
            foreach (int literal in clause.Literals)
            {
                if (_reasonOf.TryGetValue(-literal, out LawClause? reason) && needed.Add(-literal))
                {
                    open.Push(reason);
                }
            }
        }

        return [.. _reasonOf.Keys.Where(needed.Contains).OrderBy(l => _roundOf[l])];
    }

    /// <summary>Gives the clauses that the contradiction rests on.</summary>
    public IEnumerable<LawClause> UsedClauses() => NeededLiterals().Select(ReasonOf).Append(Contradiction);

    private bool Run(LawClause? ending, CancellationToken cancellationToken)
    {
        long work = 0;
        for (int round = 0; work < MaxWork; round++)
        {
            if (ending is not null && _reasonOf.ContainsKey(-ending.Literals[0]))
            {
                Contradiction = ending;
                return true;
            }

            List<(int Literal, LawClause Reason)> derived = [];
            foreach (LawClause clause in _clauses)
            {
                work += clause.Literals.Length;
                switch (Open(clause, out int last))
                {
                    case 0:
                        // Before the ending is met this is another contradiction than the one looked for.
                        Contradiction = clause;
                        return ending is null;
                    case 1 when !_reasonOf.ContainsKey(last):
                        derived.Add((last, clause));
                        break;
                    default:
                        break;
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            bool isNew = false;
            foreach ((int literal, LawClause reason) in derived)
            {
                // Both a literal and its negation can come up in one round; the second is the contradiction of the next.
                if (!_reasonOf.ContainsKey(-literal) && _reasonOf.TryAdd(literal, reason))
                {
                    _roundOf[literal] = round;
                    isNew = true;
                }
            }

            if (!isNew)
            {
                return false;
            }
        }

        return false;
    }

    // How many literals of a clause are not false: 0, 1 or (for "more", and for a clause that holds) 2.
    private int Open(LawClause clause, out int last)
    {
        int open = 0;
        last = 0;
        foreach (int literal in clause.Literals)
        {
            if (_reasonOf.ContainsKey(literal))
            {
                return 2;
            }

            if (!_reasonOf.ContainsKey(-literal))
            {
                last = literal;
                open++;
                if (open == 2)
                {
                    return 2;
                }
            }
        }

        return open;
    }
}
