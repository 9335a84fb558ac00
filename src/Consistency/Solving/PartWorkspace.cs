using Consistency.Solving.Branching;
using Consistency.Solving.Certificates;
using Consistency.Solving.Elimination;
using Consistency.Solving.Presolve;

namespace Consistency.Solving;

/// <summary>What is needed to solve one part, and can be used again for the next.</summary>
/// <remarks>Made when it is needed: of the small parts of an answer, most need little of it.</remarks>
internal sealed class PartWorkspace
{
    private CdclOracle? _oracle;
    private IDisposable? _foreign;

    /// <summary>Gets the clauses of the part.</summary>
    public PartProblem Problem { get; } = new();

    /// <summary>Gets the solver of what has few variables.</summary>
    public TruthTable Assignments { get; } = new();

    /// <summary>Gets the solver by tables.</summary>
    public BucketElimination Elimination => field ??= new();

    /// <summary>Gets the rewriting of short clauses.</summary>
    public RoofDuality Roof => field ??= new();

    /// <summary>Gets the search by cases.</summary>
    public CaseSearch Cases => field ??= new();

    /// <summary>Gets the checker of proofs, which shares nothing with what is above but the moments at which it is used. It is told of
    /// an instance before that.</summary>
    public LowerBoundChecker Checker => field ??= new(new WeightedCnfBuilder().Build());

    /// <summary>Gets what was done in this memory so far: a measure that no clock disturbs.</summary>
    public WorkCount Work => new()
    {
        Conflicts = _oracle?.Work.Conflicts ?? 0,
        Visits = _oracle?.Work.Visits ?? 0,
        Arcs = Roof.Work,
        Entries = Elimination.Work,
        Cases = Cases.Work.Cases,
        Cells = Cases.Work.Cells,
        CheckedVisits = Checker.Work.Visits,
        CheckedCases = Checker.Work.Cases,
    };

    /// <summary>Gives our own oracle, without clauses.</summary>
    public CdclOracle EmptyOracle(int variableCount)
    {
        _oracle ??= new CdclOracle();
        _oracle.Reset(variableCount);
        return _oracle;
    }

    /// <summary>Takes an oracle that was made elsewhere. Such ones may hold memory that no garbage collector sees: the one before
    /// is done with.</summary>
    public ISatOracle Adopt(ISatOracle oracle)
    {
        _foreign?.Dispose();
        _foreign = oracle as IDisposable;
        return oracle;
    }
}
