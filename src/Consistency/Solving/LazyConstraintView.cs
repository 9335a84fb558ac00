using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Shows a lazy constraint of the whole instance to the oracle of one part, in the numbers of the part.</summary>
internal sealed class LazyConstraintView : ILazyConstraint
{
    private readonly ILazyConstraint _original;
    private readonly PartTable _parts;
    private readonly GivenClauses? _given;
    private readonly HashSet<int> _allowed;
    private readonly int[] _variables;
    private readonly List<int[]> _violated = [];

    public LazyConstraintView(ILazyConstraint original, PartTable parts, GivenClauses? given)
    {
        _given = given;
        _original = original;
        _parts = parts;
        _allowed = [.. original.Variables];
        _variables = new int[original.Variables.Length];
        for (int i = 0; i < _variables.Length; i++)
        {
            _variables[i] = parts.LocalOf[original.Variables[i]];
        }
    }

    public ReadOnlySpan<int> Variables => _variables;

    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        _violated.Clear();
        _original.AddViolated(variable => isTrue(ToLocal(variable)), _violated);
        foreach (int[] clause in _violated)
        {
            _given?.Add(clause);
            violated.Add(Array.ConvertAll(clause, literal => literal > 0 ? ToLocal(literal) : -ToLocal(-literal)));
        }
    }

    private int ToLocal(int variable) => _allowed.Contains(variable)
        ? _parts.LocalOf[variable]
        : throw new InvalidOperationException($"A lazy constraint uses variable {variable}, which is not one of its variables.");
}
