using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>"Before" on n things is a strict order: transitive and asymmetric, given out clause by clause when violated.</summary>
internal sealed class Transitivity(int things, int firstVariable) : ILazyConstraint
{
    private readonly int[] _variables = [.. Enumerable.Range(firstVariable, things * (things - 1))];

    public ReadOnlySpan<int> Variables => _variables;

    public int Before(int i, int j) => firstVariable + (i * (things - 1)) + (j > i ? j - 1 : j);

    public IEnumerable<int[]> AllClauses()
    {
        for (int i = 0; i < things; i++)
        {
            for (int j = 0; j < things; j++)
            {
                if (i < j)
                {
                    yield return [-Before(i, j), -Before(j, i)];
                }

                for (int k = 0; k < things; k++)
                {
                    if (i != j && j != k && i != k)
                    {
                        yield return [-Before(i, j), -Before(j, k), Before(i, k)];
                    }
                }
            }
        }
    }

    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        foreach (int[] clause in AllClauses())
        {
            if (!clause.Any(literal => isTrue(Math.Abs(literal)) == (literal > 0)))
            {
                violated.Add(clause);
            }
        }
    }
}
