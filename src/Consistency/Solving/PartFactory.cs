using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Splits an instance once and opens solvers for its parts.</summary>
internal sealed class PartFactory(
    WeightedCnf instance, IReadOnlyList<ILazyConstraint> lazyConstraints, MaxSatOptions options)
{
    private PartTable? _table;
    private CdclOracle? _spare;
    private ISatOracle? _madeLast;

    /// <summary>Gets the instance.</summary>
    public WeightedCnf Instance { get; } = instance;

    /// <summary>Gets its lazy constraints.</summary>
    public IReadOnlyList<ILazyConstraint> LazyConstraints { get; } = lazyConstraints;

    /// <summary>Gets the clauses that lazy constraints gave while proofs were recorded.</summary>
    public GivenClauses Given { get; } = new();

    /// <summary>Gives the split, which is made on first use.</summary>
    public PartTable Table(CancellationToken cancellationToken) =>
        _table ??= new PartTable(Instance, LazyConstraints, cancellationToken);

    /// <summary>Opens a solver for a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="limits">What may be spent.</param>
    /// <param name="isShared">Whether the solver may use the one oracle that is used for part after part; it is then valid
    /// until the next part is opened.</param>
    /// <param name="proof">Records the proof of the lower bound; null when none is wanted.</param>
    public PartSolver Open(int part, SearchLimits limits, bool isShared, ProofRecorder? proof = null)
    {
        PartTable table = Table(limits.Token);
        ISatOracle oracle = CreateOracle(table.Variables(part).Length, isShared);
        if (oracle is CdclOracle managed)
        {
            managed.Proof = proof;
        }

        ReadOnlySpan<int> lazies = table.Lazies(part);
        if (!lazies.IsEmpty)
        {
            var views = new ILazyConstraint[lazies.Length];
            for (int i = 0; i < views.Length; i++)
            {
                views[i] = new LazyConstraintView(LazyConstraints[lazies[i]], table, proof is null ? null : Given);
            }

            oracle = new LazyOracle(oracle, views) { ClauseAdded = proof is null ? null : proof.Lazy };
        }

        return new PartSolver(Instance, table, part, oracle, limits, options.Tuning, proof);
    }

    private ISatOracle CreateOracle(int variableCount, bool isShared)
    {
        if (options.OracleFactory is { } factory)
        {
            // Native oracles take memory that no garbage collector sees: the one before is done with.
            (_madeLast as IDisposable)?.Dispose();
            ISatOracle made = factory(variableCount);
            _madeLast = isShared ? made : null;
            return made;
        }

        if (!isShared)
        {
            return new CdclOracle(variableCount);
        }

        _spare ??= new CdclOracle();
        _spare.Reset(variableCount);
        return _spare;
    }
}
