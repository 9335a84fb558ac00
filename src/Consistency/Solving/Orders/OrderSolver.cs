using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>Finds the cheapest statements about an order to give up, so that the rest can hold, and proves that none are cheaper.</summary>
/// <remarks>
/// <para>Minimum-weight feedback arc set with negated arcs, by implicit hitting sets (E. Moreno-Centeno and R. Karp, "The
/// implicit hitting set approach to solve combinatorial optimization problems", 2013): find the cheapest choice that hits every
/// chain known to break a law, look for chains that it leaves (<see cref="ChainFinder"/>), and begin again. The laws are never
/// written out, and since few statements lie in any such chain, each choice falls into small parts, of which only those are
/// made anew that a new chain touches (<see cref="IncrementalSession"/>).</para>
/// <para>What lies in no strongly connected component of "is before" and "is not before, turned round" is in no such chain,
/// and is kept at once. Memory is linear in the statements and in the chains that were needed.</para>
/// </remarks>
public static class OrderSolver
{
    /// <summary>Finds and proves the least cost, or as good bounds as the limits allow.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Limits and switches; the defaults when absent. The limit of conflicts holds for each choice.</param>
    /// <param name="cancellationToken">Stops the search by an exception; limits in the options stop it with bounds.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">The answer did not pass its own check.</exception>
    public static OrderResult Solve(
        OrderProblem problem, MaxSatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new MaxSatOptions();
        using TimeLimit limit = new(options.TimeLimit, options.TimeProvider, cancellationToken);
        OrderSearch search = new(problem, options with { TimeLimit = null }, limit.Token);
        OrderResult result = RunWithinTime(search, cancellationToken) ?? Bounds(problem, search);
        if (result.UpperBound != long.MaxValue)
        {
            OrderChecker.Verify(problem, result.Dropped.AsSpan(), result.UpperBound);
        }

        return result;
    }

    private static OrderResult? RunWithinTime(OrderSearch search, CancellationToken cancellationToken)
    {
        try
        {
            return search.Run();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static OrderResult Bounds(OrderProblem problem, OrderSearch search)
    {
        ImmutableArray<int>? dropped = search.Repair();
        return new OrderResult
        {
            Status = dropped is null ? MaxSatStatus.Unknown : MaxSatStatus.Feasible,
            LowerBound = search.LowerBound,
            UpperBound = dropped?.Sum(statement => problem.Statements[statement].Weight) ?? long.MaxValue,
            Dropped = dropped ?? [],
            IsCanonical = false,
            CertifiedLowerBound = false,
            ChainCount = search.ChainCount,
        };
    }
}
