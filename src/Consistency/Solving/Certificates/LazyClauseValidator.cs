namespace Consistency.Solving.Certificates;

/// <summary>Asks the lazy constraints themselves whether a clause that a proof attributes to them can be theirs.</summary>
/// <remarks>
/// A clause belongs to a constraint when every assignment that falsifies the clause violates the constraint. That is tested
/// for three assignments: all other variables false, all true, and alternating. So a right clause always passes, and a wrong one passes
/// only if it holds in the constraint's sense in all three; whoever needs more passes a validator that knows the theory.
/// </remarks>
internal sealed class LazyClauseValidator
{
    private readonly IReadOnlyList<ILazyConstraint> _constraints;
    private readonly HashSet<int>[] _variables;

    public LazyClauseValidator(IReadOnlyList<ILazyConstraint> constraints)
    {
        _constraints = constraints;
        _variables = [.. constraints.Select(constraint => new HashSet<int>(constraint.Variables.ToArray()))];
    }

    public bool IsValid(int[] clause)
    {
        HashSet<int> literals = [.. clause];
        for (int i = 0; i < _constraints.Count; i++)
        {
            ILazyConstraint constraint = _constraints[i];
            if (clause.All(literal => _variables[i].Contains(Math.Abs(literal)))
                && IsViolated(constraint, literals, _ => false)
                && IsViolated(constraint, literals, _ => true)
                && IsViolated(constraint, literals, variable => (variable & 1) == 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsViolated(ILazyConstraint constraint, HashSet<int> falsified, Func<int, bool> others)
    {
        bool IsTrue(int variable) =>
            !falsified.Contains(variable) && (falsified.Contains(-variable) || others(variable));

        List<int[]> violated = [];
        constraint.AddViolated(IsTrue, violated);
        return violated.Count > 0;
    }
}
