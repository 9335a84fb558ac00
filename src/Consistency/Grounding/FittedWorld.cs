namespace Consistency.Grounding;

/// <summary>A world that is changed until it satisfies clauses, as far as making atoms true can do that.</summary>
/// <remarks>
/// Every clause that does not hold has one of its positive atoms made true, one after another; no atom is made false, so it ends. Where all
/// clauses have one positive atom at most this gives the least world, and what then does not hold is contradicted. With
/// alternatives it may choose badly, and leave clauses unsatisfied that another choice would satisfy.
/// </remarks>
/// <param name="world">The world to begin with, by atom; atoms behind its end are false. It is not changed.</param>
/// <param name="clauses">The clauses.</param>
internal sealed class FittedWorld(bool[] world, ClauseOccurrences[] clauses)
{
    private readonly HashSet<int> _madeTrue = [];
    private readonly Stack<int> _open = [];

    /// <summary>Gets the atoms that were made true.</summary>
    public IReadOnlyCollection<int> MadeTrue => _madeTrue;

    /// <summary>Changes the world. Clauses of the last program are looked at all, others where an atom was made true.</summary>
    public void Fit()
    {
        ClauseOccurrences last = clauses[^1];
        for (int clause = 0; clause < last.Program.ClauseCount; clause++)
        {
            Satisfy(last, clause);
            while (_open.TryPop(out int atom))
            {
                foreach (ClauseOccurrences layer in clauses)
                {
                    foreach (int other in layer.With(-atom))
                    {
                        Satisfy(layer, other);
                    }
                }
            }
        }
    }

    /// <summary>Tells whether a clause holds.</summary>
    public bool Satisfies(ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            if (IsTrue(Math.Abs(literal)) == literal > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTrue(int atom) => (atom < world.Length && world[atom]) || _madeTrue.Contains(atom);

    private void Satisfy(ClauseOccurrences layer, int clause)
    {
        ReadOnlySpan<int> literals = layer.Program.Clause(clause);
        if (layer.IsQuestion(clause) || Satisfies(literals))
        {
            return;
        }

        // Of alternatives, rather one that is not denied outright.
        int chosen = 0;
        foreach (int literal in literals)
        {
            if (literal > 0 && (chosen == 0 || IsDenied(chosen)))
            {
                chosen = literal;
            }
        }

        if (chosen != 0)
        {
            _madeTrue.Add(chosen);
            _open.Push(chosen);
        }
    }

    private bool IsDenied(int atom)
    {
        foreach (ClauseOccurrences layer in clauses)
        {
            foreach (int clause in layer.With(-atom))
            {
                if (layer.Program.Clause(clause).Length == 1)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
