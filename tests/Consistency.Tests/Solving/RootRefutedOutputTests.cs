using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>An output of a counter that the clauses refute alone, while another core is answered: the next output must be assumed at once.</summary>
public class RootRefutedOutputTests
{
    [Fact]
    public void Optimize_OutputRefutedBesideAnotherCore_AssumesTheNextOutput()
    {
        WeightedCnfBuilder builder = new(4);
        for (int variable = 1; variable <= 4; variable++)
        {
            builder.AddSoft(1, variable);
        }

        MaxSatResult result = new MaxSatSession(builder.Build(), [new Staged()]).Optimize(TestContext.Current.CancellationToken);

        Assert.Equal((MaxSatStatus.Optimal, 4L, 4L), (result.Status, result.LowerBound, result.UpperBound));
        Assert.True(result.CertifiedLowerBound);
    }

    /// <summary>First "not all three", which makes a counter; then two of them and the fourth are false; then the third, too.</summary>
    private sealed class Staged : ILazyConstraint
    {
        private static readonly int[][][] Stages = [[[-1, -2, -3]], [[-1], [-2], [-4]], [[-3]]];

        public ReadOnlySpan<int> Variables => new[] { 1, 2, 3, 4 };

        public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
        {
            foreach (int[][] stage in Stages)
            {
                foreach (int[] clause in stage)
                {
                    if (Array.TrueForAll(clause, literal => isTrue(-literal)))
                    {
                        violated.Add(clause);
                    }
                }

                if (violated.Count > 0)
                {
                    return;
                }
            }
        }
    }
}
