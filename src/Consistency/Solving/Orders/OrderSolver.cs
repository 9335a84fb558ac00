using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>Finds the cheapest statements about an order to give up, so that the rest can hold, and proves that none are cheaper.</summary>
/// <remarks>
/// <para>Minimum-weight feedback arc set with negated arcs. The laws are never written out: a choice of pairs is a choice of
/// what to hit in every chain that breaks a law, and only chains that a choice leaves over are ever looked at
/// (<see cref="ChainFinder"/>; implicit hitting sets: E. Moreno-Centeno and R. Karp, "The implicit hitting set approach to
/// solve combinatorial optimization problems", 2013). The choosing is <see cref="MaxSatSession"/>'s.</para>
/// <para>What lies in no strongly connected component of "is before" and "is not before, turned round" is in no such chain,
/// and is kept at once. Memory is linear in the statements and in the chains that were needed.</para>
/// </remarks>
public static class OrderSolver
{
    /// <summary>Finds and proves the least cost, or as good bounds as the limits allow.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Limits and switches; the defaults when absent.</param>
    /// <param name="cancellationToken">Stops the search by an exception; limits in the options stop it with bounds.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">The answer did not pass its own check.</exception>
    public static OrderResult Solve(
        OrderProblem problem, MaxSatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        OrderReduction reduction = new(problem);
        options ??= new MaxSatOptions();
        MaxSatResult result = new MaxSatSession(reduction.Instance, reduction.Constraints, options).Optimize(cancellationToken);
        bool hasChoice = result.UpperBound != long.MaxValue;
        ImmutableArray<int> dropped = [.. result.FalsifiedSoft.Select(soft => reduction.StatementOfSoft[soft])];
        if (hasChoice)
        {
            OrderChecker.Verify(problem, dropped.AsSpan(), result.UpperBound);
        }

        return new OrderResult
        {
            Status = result.Status,
            LowerBound = result.LowerBound,
            UpperBound = result.UpperBound,
            Dropped = dropped,
            IsCanonical = result.IsCanonical,
            CertifiedLowerBound = result.Certificate is { } certificate
                && OrderChecker.AreLaws(certificate, reduction.PairOf, problem.Kind != OrderKind.Transitive),
            ChainCount = reduction.Constraints.Sum(static constraint => constraint.ChainCount),
        };
    }
}
