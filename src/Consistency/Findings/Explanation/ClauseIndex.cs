using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Clauses, and which of them have a literal.</summary>
internal sealed class ClauseIndex
{
    private readonly Dictionary<int, List<int>> _clausesWith = [];

    /// <summary>Indexes clauses.</summary>
    public ClauseIndex(IReadOnlyList<LawClause> clauses)
    {
        Clauses = clauses;
        for (int i = 0; i < clauses.Count; i++)
        {
            foreach (int literal in clauses[i].Literals)
            {
                if (!_clausesWith.TryGetValue(literal, out List<int>? with))
                {
                    _clausesWith.Add(literal, with = []);
                }

                with.Add(i);
            }
        }
    }

    /// <summary>Gets the clauses.</summary>
    public IReadOnlyList<LawClause> Clauses { get; }

    /// <summary>Gets the atoms that occur, in order of their numbers.</summary>
    public IEnumerable<int> Atoms => _clausesWith.Keys.Select(Math.Abs).Distinct().Order();

    /// <summary>Gives the numbers of the clauses that have a literal.</summary>
    public IReadOnlyList<int> With(int literal) => _clausesWith.TryGetValue(literal, out List<int>? with) ? with : [];
}
