using System.Runtime.InteropServices;

namespace Consistency.Grounding;

/// <summary>All clauses that steps of resolution can reach which go back to given ones.</summary>
/// <param name="layers">The programs whose clauses are followed.</param>
internal sealed class RelevantClauses(ClauseOccurrences[] layers)
{
    private const int AnyLiteral = 0;

    // By clause: the literal on which it was resolved with; none, when it counts with all of its literals.
    private readonly Dictionary<(ClauseOccurrences Layer, int Clause), int> _reached = [];
    private readonly HashSet<int> _followed = [];
    private readonly Stack<int> _open = [];

    /// <summary>Adds a clause that every step goes back to, or may.</summary>
    public void Start(ClauseOccurrences layer, int clause) => Reach(layer, clause, AnyLiteral);

    /// <summary>Follows the steps, and gives the numbers of the statements of all the clauses, ascending.</summary>
    public IEnumerable<int> Statements()
    {
        while (_open.TryPop(out int literal))
        {
            foreach (ClauseOccurrences layer in layers)
            {
                foreach (int clause in layer.With(-literal))
                {
                    Reach(layer, clause, -literal);
                }
            }
        }

        return _reached.Keys.Select(static c => c.Layer.Program.Group(c.Layer.Program.GroupOf(c.Clause)).Statement).Distinct().Order();
    }

    private void Reach(ClauseOccurrences layer, int clause, int resolvedOn)
    {
        ref int before = ref CollectionsMarshal.GetValueRefOrAddDefault(_reached, (layer, clause), out bool isKnown);
        if (isKnown && (before == resolvedOn || before == AnyLiteral))
        {
            return;
        }

        // What is resolved on is gone from the result, unless the clause is also reached by another of its literals.
        before = isKnown ? AnyLiteral : resolvedOn;
        foreach (int literal in layer.Program.Clause(clause))
        {
            if (literal != before && _followed.Add(literal))
            {
                _open.Push(literal);
            }
        }
    }
}
