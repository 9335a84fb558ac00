using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

/// <summary>Writes down what the search of one part does, in the terms of <see cref="ProofStepKind"/>.</summary>
/// <param name="mostDerived">The number of derived clauses after which the record is dropped.</param>
internal sealed class ProofRecorder(int mostDerived) : IProofListener
{
    private readonly ImmutableArray<ProofStep>.Builder _steps = ImmutableArray.CreateBuilder<ProofStep>();
    private int _coreCount;
    private int _derivedCount;
    private bool _isClosed;

    /// <summary>Gets a value indicating whether the record became too long and was dropped.</summary>
    public bool IsDropped { get; private set; }

    public void Derived(ReadOnlySpan<int> literals)
    {
        Add(ProofStepKind.Derived, literals);
        if (++_derivedCount > mostDerived && !_isClosed)
        {
            IsDropped = true;
            _isClosed = true;
            _steps.Clear();
            _steps.Capacity = 0;
        }
    }

    public void Lazy(int[] literals) => Add(ProofStepKind.Lazy, literals);

    /// <summary>Records a core, as a clause, and gives its number.</summary>
    public int Core(ReadOnlySpan<int> literals, long weight)
    {
        Add(ProofStepKind.Core, literals, weight);
        return _coreCount++;
    }

    public void Leaf(int literal) => Add(ProofStepKind.Leaf, [literal]);

    public void Sum(int left, int right) => Add(ProofStepKind.Sum, [left, right]);

    public void Output(int counter, int count) => Add(ProofStepKind.Output, [counter], count);

    public void Attach(int counter, int core) => Add(ProofStepKind.Attach, [counter], core);

    public void Harden(int literal) => Add(ProofStepKind.Harden, [literal]);

    /// <summary>Ignores what follows: from here on the search restricts itself to some of the assignments, on purpose.</summary>
    public void Close() => _isClosed = true;

    public ImmutableArray<ProofStep> Steps() => _steps.ToImmutable();

    private void Add(ProofStepKind kind, ReadOnlySpan<int> literals, long number = 0)
    {
        if (!_isClosed)
        {
            _steps.Add(new ProofStep(kind, [.. literals], number));
        }
    }
}
