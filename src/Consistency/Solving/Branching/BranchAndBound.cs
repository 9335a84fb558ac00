using Consistency.Solving.Presolve;

namespace Consistency.Solving.Branching;

/// <summary>Finds the least cost of two-literal clauses with some literals fixed: by cases, each bounded by roof duality.</summary>
/// <remarks>
/// <para>For many questions about one problem that roof duality nearly settles, each of a few cases. The bound is that of E. Boros, P. L.
/// Hammer and G. Tavares, "Preprocessing of unconstrained quadratic binary optimization" (2006), kept up to date by sending on from
/// the parent's flow. (A part that is hard from the start is solved by <see cref="CaseSearch"/>, whose cases cost far less.)</para>
/// <para>Depth first; both values of a variable are bounded before the more promising one is entered. Exponential in the worst
/// case. Deterministic.</para>
/// </remarks>
/// <param name="roof">The rewriting to work with.</param>
internal sealed class BranchAndBound(RoofDuality roof)
{
    private readonly RoofDuality _roof = roof;
    private readonly List<RoofState> _states = [];
    private PartProblem _problem = new();
    private bool[] _assignment = [];
    private bool[] _isFalsified = [];
    private long _nodesLeft;

    /// <summary>Gets the number of cases that were looked at.</summary>
    public long Cases { get; private set; }

    /// <summary>Gets the least cost found.</summary>
    public long Cost { get; private set; }

    /// <summary>Solves a problem from where its rewriting stands: with what is fixed there.</summary>
    /// <param name="problem">The problem, which was rewritten so that literals can be fixed.</param>
    /// <param name="mostNodes">The number of cases after which it gives up.</param>
    /// <param name="cost">Only what is cheaper is looked for.</param>
    /// <param name="best">The values to prefer; receives the best assignment, if one is cheaper.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>False when it gave up. If not, nothing is cheaper than <see cref="Cost"/>.</returns>
    public bool TryGoOn(PartProblem problem, long mostNodes, long cost, Span<bool> best, CancellationToken cancellationToken)
    {
        _problem = problem;
        _nodesLeft = mostNodes;
        Cases = 0;
        Cost = cost;
        _assignment = new bool[problem.VariableCount + 1];
        _isFalsified = new bool[problem.SoftCount];
        return TryBranch(0, best, cancellationToken);
    }

    /// <summary>Goes through all cases below the current one; false when it gave up.</summary>
    private bool TryBranch(int depth, Span<bool> best, CancellationToken cancellationToken)
    {
        if (IsHopeless(_roof.Bound))
        {
            return true;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (--_nodesLeft < 0)
        {
            return false;
        }

        Cases++;
        best.CopyTo(_assignment);
        if (_roof.TrySatisfy(_assignment, out _) && _problem.IsFeasible(_assignment))
        {
            // The bound is attained: nothing below is cheaper.
            Keep(best);
            return true;
        }

        int variable = ChooseVariable();
        if (variable == 0)
        {
            return false;
        }

        RoofState current = State(2 * depth);
        RoofState second = State((2 * depth) + 1);
        _roof.Save(current);
        long ifSecond = Fix(variable, cancellationToken);
        _roof.Save(second);
        _roof.Restore(current);
        long ifFirst = Fix(-variable, cancellationToken);
        if (ifFirst > ifSecond)
        {
            // The other value promises more: it comes first.
            _roof.Save(current);
            _roof.Restore(second);
            second = current;
            (ifFirst, ifSecond) = (ifSecond, ifFirst);
        }

        if (ifFirst != long.MaxValue && !TryBranch(depth + 1, best, cancellationToken))
        {
            return false;
        }

        if (ifSecond == long.MaxValue || IsHopeless(ifSecond))
        {
            return true;
        }

        _roof.Restore(second);
        return TryBranch(depth + 1, best, cancellationToken);
    }

    private bool IsHopeless(long bound) => Cost != long.MaxValue && (bound + 1) / 2 >= Cost;

    private long Fix(int literal, CancellationToken cancellationToken) =>
        _roof.TryFix(literal, cancellationToken) ? _roof.Bound : long.MaxValue;

    /// <summary>Chooses the open variable with the most weight around it; 0 when all are forced.</summary>
    private int ChooseVariable()
    {
        int chosen = 0;
        long most = -1;
        for (int variable = 1; variable <= _problem.VariableCount; variable++)
        {
            if (_roof.ForcedValue(variable) == 0 && _roof.OpenWeight(variable) is long weight && weight > most)
            {
                most = weight;
                chosen = variable;
            }
        }

        return chosen;
    }

    private void Keep(Span<bool> best)
    {
        long cost = _problem.Evaluate(_assignment, _isFalsified, out _);
        if (cost < Cost)
        {
            Cost = cost;
            _assignment.CopyTo(best);
        }
    }

    private RoofState State(int index)
    {
        while (_states.Count <= index)
        {
            _states.Add(new RoofState());
        }

        return _states[index];
    }
}
