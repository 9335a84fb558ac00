using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Shows a lazy constraint of the whole instance to the oracle of one part, in the numbers of the part.</summary>
internal sealed class LazyConstraintView : ILazyConstraint
{
    private readonly ILazyConstraint _original;
    private readonly PartTable _parts;
    private readonly GivenClauses? _given;
    private readonly int[] _variables;
    private readonly int[] _originals;
    private readonly List<int[]> _violated = [];

    public LazyConstraintView(ILazyConstraint original, PartTable parts, GivenClauses? given)
    {
        _given = given;
        _original = original;
        _parts = parts;
        _variables = new int[original.Variables.Length];
        int greatest = 0;
        for (int i = 0; i < _variables.Length; i++)
        {
            _variables[i] = parts.LocalOf[original.Variables[i]];
            greatest = Math.Max(greatest, _variables[i]);
        }

        // What it may use, by local number: it is asked for every pair in every round.
        _originals = new int[greatest + 1];
        foreach (int variable in original.Variables)
        {
            _originals[parts.LocalOf[variable]] = variable;
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

    private int ToLocal(int variable)
    {
        int local = (uint)variable < (uint)_parts.LocalOf.Length ? _parts.LocalOf[variable] : 0;
        return variable != 0 && local < _originals.Length && _originals[local] == variable
            ? local
            : throw new InvalidOperationException($"A lazy constraint uses variable {variable}, which is not one of its variables.");
    }
}
