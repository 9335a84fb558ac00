using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>A lazy constraint made of ordinary clauses, so that it can be compared with the same clauses written out.</summary>
internal sealed class HiddenClauses(int[][] clauses, bool onlyFirst) : ILazyConstraint
{
    private readonly int[] _variables = [.. clauses.SelectMany(clause => clause).Select(Math.Abs).Distinct().Order()];

    public ReadOnlySpan<int> Variables => _variables;

    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        foreach (int[] clause in clauses)
        {
            if (!clause.Any(literal => isTrue(Math.Abs(literal)) == (literal > 0)))
            {
                violated.Add(clause);
                if (onlyFirst)
                {
                    return;
                }
            }
        }
    }
}
