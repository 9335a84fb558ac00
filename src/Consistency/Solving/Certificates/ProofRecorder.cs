using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

/// <summary>Writes down what the search of one part does, in the terms of <see cref="ProofStepKind"/>.</summary>
internal sealed class ProofRecorder : IProofListener
{
    private readonly ImmutableArray<ProofStep>.Builder _steps = ImmutableArray.CreateBuilder<ProofStep>();
    private int _coreCount;
    private bool _isClosed;

    public void Derived(ReadOnlySpan<int> literals) => Add(ProofStepKind.Derived, literals);

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
