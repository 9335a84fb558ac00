using Consistency.Solving.Branching;
using Consistency.Solving.Presolve;

namespace Consistency.Solving.Counting;

/// <summary>Bounds what a part costs with some literals fixed, time after time from one maximum flow.</summary>
/// <remarks>
/// The flow of roof duality (<see cref="RoofDuality"/>) is found once; to fix literals is to go on from it (E. Boros, P. L. Hammer
/// and G. Tavares, "Preprocessing of unconstrained quadratic binary optimization", 2006). Where all that is left can be satisfied
/// together, the bound is attained by an assignment, which is given too; where not, and all clauses are short, a search by cases goes
/// on (<see cref="BranchAndBound"/>). Longer clauses take no part in the bound, so it holds beside them.
/// </remarks>
internal sealed class FixedRoof
{
    private readonly PartProblem _problem;
    private readonly RoofDuality _roof = new();
    private readonly RoofState _start = new();
    private readonly BranchAndBound _branching;

    private FixedRoof(PartProblem problem)
    {
        _problem = problem;
        _branching = new BranchAndBound(_roof);
    }

    /// <summary>Gets the number of times that the flow was gone on from in the last call.</summary>
    public long Work { get; private set; }

    /// <summary>Starts with nothing fixed; null where there is nothing to bound by.</summary>
    public static FixedRoof? TryStart(PartProblem problem, CancellationToken cancellationToken)
    {
        FixedRoof roof = new(problem);
        if (!roof._roof.TryRun(problem, allowsFixing: true, findsImplied: false, cancellationToken))
        {
            return null;
        }

        roof._roof.Save(roof._start);
        return roof;
    }

    /// <summary>Fixes literals, and nothing else.</summary>
    /// <param name="literals">The literals that must be true.</param>
    /// <param name="known">The cost of a world in which they are; what is not below it is not of interest.</param>
    /// <param name="mostCases">How many cases may be looked at.</param>
    /// <param name="assignment">On entry the values to prefer; receives a feasible assignment if there is one at hand.</param>
    /// <param name="isFeasible">Receives whether <paramref name="assignment"/> is one.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>A bound: the cost is not below it, or not below <paramref name="known"/> if that is less;
    /// <see cref="long.MaxValue"/> when the literals cannot be true.</returns>
    public long Bound(
        ReadOnlySpan<int> literals, long known, long mostCases, Span<bool> assignment, out bool isFeasible, CancellationToken cancellationToken)
    {
        isFeasible = false;
        Work = 1;
        _roof.Restore(_start);
        foreach (int literal in literals)
        {
            if (!_roof.TryFix(literal, cancellationToken))
            {
                return long.MaxValue;
            }
        }

        long bound = (_roof.Bound + 1) / 2;
        if (bound >= known)
        {
            return bound;
        }

        if (_problem.LongestClause <= 2)
        {
            bool isSolved = _branching.TryGoOn(_problem, mostCases, known, assignment, cancellationToken);
            isFeasible = _branching.Cost < known;
            Work += 2 * _branching.Cases;
            return isSolved ? _branching.Cost : bound;
        }

        isFeasible = _roof.TrySatisfy(assignment, out _) && _problem.IsFeasible(assignment);
        return bound;
    }
}
