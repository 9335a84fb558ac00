using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Some connected parts of a repair problem as a problem of their own, to be solved with this assumed and that left out.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class SourceScope
{
    private readonly GroundProgram _program;
    private readonly RepairProblem _problem;
    private readonly int[] _atoms;
    private readonly int[] _hards;
    private readonly Dictionary<int, int> _localOf = [];

    public SourceScope(GroundProgram program, RepairProblem problem, IEnumerable<int> atoms, IEnumerable<int> hards, IEnumerable<int> softs)
    {
        _program = program;
        _problem = problem;
        _atoms = [.. atoms.Order()];
        _hards = [.. hards.Order()];
        Softs = [.. softs.Order()];
        foreach (int atom in _atoms)
        {
            _localOf.Add(atom, _localOf.Count + 1);
        }

        foreach (int selector in _hards.SelectMany(h => problem.Instance.Hard(h).ToArray()).Concat(Softs.SelectMany(s => problem.Instance.Soft(s).ToArray())))
        {
            _localOf.TryAdd(Math.Abs(selector), _localOf.Count + 1);
        }
    }

    /// <summary>The soft clauses, by their numbers in the whole problem, ascending.</summary>
    public int[] Softs { get; }

    /// <summary>Finds the cheapest repair of these parts.</summary>
    /// <param name="assumed">Clauses that must hold as well, over the variables of the whole problem.</param>
    /// <param name="isLeftOut">The soft clauses that count for nothing.</param>
    /// <param name="options">Limits and switches.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    public ScopeOptimum Solve(
        IEnumerable<int[]> assumed, Func<int, bool> isLeftOut, MaxSatOptions options, CancellationToken cancellationToken)
    {
        WeightedCnfBuilder builder = new(_localOf.Count);
        foreach (int hard in _hards)
        {
            builder.AddHard(Local(_problem.Instance.Hard(hard)));
        }

        foreach (int[] clause in assumed)
        {
            builder.AddHard(Local(clause));
        }

        List<int> given = [];
        foreach (int soft in Softs)
        {
            if (!isLeftOut(soft))
            {
                builder.AddSoft(_problem.Instance.Weight(soft), Local(_problem.Instance.Soft(soft)));
                given.Add(soft);
            }
        }

        List<TransitivityConstraint> lazies = TransitivityConstraint.Of(_program, _atoms, a => _localOf[a], static _ => 0);
        MaxSatResult result = new MaxSatSession(builder.Build(), lazies, options).Optimize(cancellationToken);
        return new ScopeOptimum(result.Status, result.UpperBound, [.. result.FalsifiedSoft.Select(i => given[i])]);
    }

    private int[] Local(ReadOnlySpan<int> literals)
    {
        int[] local = new int[literals.Length];
        for (int i = 0; i < local.Length; i++)
        {
            local[i] = Math.Sign(literals[i]) * _localOf[Math.Abs(literals[i])];
        }

        return local;
    }
}
