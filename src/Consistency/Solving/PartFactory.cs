using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Splits an instance once and opens solvers for its parts.</summary>
internal sealed class PartFactory(
    WeightedCnf instance, IReadOnlyList<ILazyConstraint> lazyConstraints, MaxSatOptions options, PartWorkspace? workspace = null)
{
    private PartTable? _table;
    private readonly bool _isLent = workspace is not null;
    private PartWorkspace? _shared = workspace;

    /// <summary>Gets the instance.</summary>
    public WeightedCnf Instance { get; } = instance;

    /// <summary>Gets its lazy constraints.</summary>
    public IReadOnlyList<ILazyConstraint> LazyConstraints { get; } = lazyConstraints;

    /// <summary>Gets the clauses that lazy constraints gave while proofs were recorded.</summary>
    public GivenClauses Given { get; } = new();

    /// <summary>Gives the split, which is made on first use.</summary>
    public PartTable Table(CancellationToken cancellationToken) =>
        _table ??= new PartTable(Instance, LazyConstraints, cancellationToken, options.Tuning.SplitsParts);

    /// <summary>Gets the memory that one part after the other is solved in.</summary>
    public PartWorkspace Shared => _shared ??= SpareWorkspace.Take();

    /// <summary>Leaves the memory to the solver opened last, which is wanted later; others are valid until the next is opened.</summary>
    public void Detach() => _shared = null;

    /// <summary>Takes the memory of a solver that was left with it, and is not used again.</summary>
    public void Reattach(PartSolver solver) => _shared = solver.Workspace;

    /// <summary>Gives the memory away: no solver opened so far is used again.</summary>
    public void Release()
    {
        // Oracles from elsewhere hold on to what they were given.
        if (!_isLent && _shared is not null && options.OracleFactory is null)
        {
            SpareWorkspace.Return(_shared);
            _shared = null;
        }
    }

    /// <summary>Opens a solver for a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="limits">What may be spent.</param>
    /// <param name="proof">Records the proof of the lower bound; null when none is wanted.</param>
    /// <param name="workspace">The memory that it works in; <see cref="Shared"/> when absent.</param>
    public PartSolver Open(int part, SearchLimits limits, ProofRecorder? proof = null, PartWorkspace? workspace = null)
    {
        PartTable table = Table(limits.Token);
        workspace ??= Shared;
        workspace.Problem.Load(Instance, table, part, limits.Token);
        ReadOnlySpan<int> lazies = table.Lazies(part);
        var views = new ILazyConstraint[lazies.Length];
        for (int i = 0; i < views.Length; i++)
        {
            views[i] = new LazyConstraintView(LazyConstraints[lazies[i]], table, proof is null ? null : Given);
        }

        return new PartSolver(workspace, views, limits, options, proof);
    }
}
