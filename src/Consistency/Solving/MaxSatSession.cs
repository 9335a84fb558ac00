using System.Collections.Immutable;

namespace Consistency.Solving;

/// <summary>Finds the cheapest way to give up soft clauses of one instance, proves it, and describes all cheapest ways.</summary>
/// <remarks>
/// <para>States: new, then (after <see cref="Optimize"/>) optimised. <see cref="ClassifySofts"/> needs an optimal result.
/// A session belongs to one thread at a time.</para>
/// <para>The instance is split into connected parts, each solved alone. Among the cheapest assignments the result is the one
/// that falsifies the fewest soft clauses, and among those the one that keeps earlier soft clauses: at the first soft clause
/// in which two candidates differ, the one that satisfies it wins. So the falsified set depends on the instance alone, not on
/// the order of the hard clauses or the numbers of the variables. It is exact: see <see cref="CoreGuidedSearch"/>.</para>
/// <para>Every assignment is evaluated against the original clauses by separate code before it is handed out.</para>
/// </remarks>
public sealed class MaxSatSession
{
    private readonly MaxSatOptions _options;
    private readonly PartFactory _parts;
    private MaxSatResult? _result;

    /// <summary>Opens a session on an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="lazyConstraints">Hard constraints that are too many clauses to write out.</param>
    /// <param name="options">Limits and switches; the defaults when absent.</param>
    /// <exception cref="ArgumentException">A lazy constraint mentions a variable that does not exist.</exception>
    public MaxSatSession(
        WeightedCnf instance, IReadOnlyList<ILazyConstraint>? lazyConstraints = null, MaxSatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(instance);
        lazyConstraints ??= [];
        _options = options ?? new MaxSatOptions();
        foreach (ILazyConstraint constraint in lazyConstraints)
        {
            foreach (int variable in constraint.Variables)
            {
                if (variable < 1 || variable > instance.VariableCount)
                {
                    throw new ArgumentException(
                        $"A lazy constraint mentions variable {variable}; they are numbered from 1 to {instance.VariableCount}.",
                        nameof(lazyConstraints));
                }
            }
        }

        _parts = new PartFactory(instance, lazyConstraints, _options);
    }

    /// <summary>Opens a session that works in memory which another has used, and has done with.</summary>
    internal MaxSatSession(WeightedCnf instance, MaxSatOptions options, PartWorkspace workspace)
    {
        _options = options;
        _parts = new PartFactory(instance, [], options, workspace);
    }

    /// <summary>Finds and proves the least cost, or as good bounds as the limits allow.</summary>
    /// <param name="cancellationToken">Stops the search by an exception; limits in the options stop it with bounds.</param>
    /// <returns>The result. An optimal or unsatisfiable result is kept, and given again by further calls.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">The answer did not pass its own check.</exception>
    public MaxSatResult Optimize(CancellationToken cancellationToken = default)
    {
        if (_result is { Status: MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable })
        {
            return _result;
        }

        return _result = WithLimits(limits => new Optimization(_parts, _options, limits).Run(cancellationToken), cancellationToken);
    }

    /// <summary>Tells, for each soft clause, whether the cheapest assignments, all of them, satisfy it, falsify it, or differ.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>One status per soft clause; <see cref="SoftStatus.Undetermined"/> only where a limit was hit.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Optimize"/> has not given an optimal result.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<SoftStatus> ClassifySofts(CancellationToken cancellationToken = default)
    {
        if (_result?.Status != MaxSatStatus.Optimal)
        {
            throw new InvalidOperationException(
                $"Soft clauses can be classified only after the status {MaxSatStatus.Optimal}; the status is "
                + $"{_result?.Status.ToString() ?? "none, since nothing was optimised yet"}.");
        }

        MaxSatResult result = _result;
        return WithLimits(limits => new Classification(_parts, limits).Run(result, cancellationToken), cancellationToken);
    }

    private T WithLimits<T>(Func<SearchLimits, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using TimeLimit limit = new(_options.TimeLimit, _options.TimeProvider, cancellationToken);
        T result = work(new SearchLimits(_options.ConflictLimit, limit.Token));
        _parts.Release();
        return result;
    }
}
