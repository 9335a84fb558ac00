using System.Collections.Immutable;
using Consistency.Solving.Presolve;

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
            Drop();
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

    /// <summary>Records that tables were filled in this order of the variables: alone it is the whole proof.</summary>
    /// <param name="sequence">The order.</param>
    /// <param name="width">The number of variables from which tables were divided; 0 when none was.</param>
    public void Eliminate(ReadOnlySpan<int> sequence, int width = 0) => Add(ProofStepKind.Eliminate, sequence, width);

    /// <summary>Records how the short clauses were rewritten.</summary>
    /// <param name="roof">The rewriting.</param>
    /// <param name="isPriced">Tells which terms the search goes on with.</param>
    public void Rewrite(RoofDuality roof, Func<RoofDuality.Term, bool> isPriced)
    {
        _steps.Capacity = Math.Max(_steps.Capacity, _steps.Count + roof.Implied.Length + roof.UsedHards.Length + roof.Terms.Length + 1);
        foreach (int literal in roof.Implied)
        {
            Add(ProofStepKind.Derived, [literal]);
        }

        foreach (RoofDuality.Term term in roof.UsedHards)
        {
            Add(ProofStepKind.Multiply, term);
        }

        foreach (RoofDuality.Term term in roof.Terms)
        {
            Add(isPriced(term) ? ProofStepKind.Term : ProofStepKind.Slack, term);
        }

        Add(ProofStepKind.Rewrite, [], roof.Bound);
    }

    /// <summary>Takes the steps of a search that wrote them down itself.</summary>
    public void Copy(ImmutableArray<ProofStep> steps) => _steps.AddRange(steps);

    /// <summary>Forgets everything: something else proves the bound, from the start.</summary>
    public void Clear()
    {
        _steps.Clear();
        _coreCount = 0;
        _derivedCount = 0;
        _isClosed = false;
        IsDropped = false;
    }

    /// <summary>Gives up: there will be no proof.</summary>
    public void Drop()
    {
        IsDropped = true;
        _isClosed = true;
        _steps.Clear();
        _steps.Capacity = 0;
    }

    /// <summary>Ignores what follows: from here on the search restricts itself to some of the assignments, on purpose.</summary>
    public void Close() => _isClosed = true;

    public ImmutableArray<ProofStep> Steps() => _steps.ToImmutable();

    private void Add(ProofStepKind kind, RoofDuality.Term term) =>
        Add(kind, term.Second == 0 ? [term.First] : [term.First, term.Second], term.Weight);

    private void Add(ProofStepKind kind, ReadOnlySpan<int> literals, long number = 0)
    {
        if (!_isClosed)
        {
            _steps.Add(new ProofStep(kind, [.. literals], number));
        }
    }
}
