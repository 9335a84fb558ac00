using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Gathers the ground clauses of some statements, with the applications of transitivity that contradict them.</summary>
/// <remarks>
/// The clauses that a search happened to add are not used: which those are depends on everything that was asked before. So
/// the same statements have the same explanation, whatever found them.
/// </remarks>
internal static class ConflictClauses
{
    /// <summary>Gathers the clauses.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="clauses">The clauses to choose from, in order.</param>
    /// <param name="belongs">Tells whether a clause group belongs to the statements.</param>
    /// <param name="cancellationToken">Ends the search for chains.</param>
    /// <returns>The clauses, those of statements first. They cannot hold together if the statements cannot.</returns>
    public static List<LawClause> Of(
        GroundProgram program, IEnumerable<int> clauses, Func<int, bool> belongs, CancellationToken cancellationToken)
    {
        List<LawClause> gathered =
        [
            .. clauses.Where(c => belongs(program.GroupOf(c)))
                .Select(c => new LawClause(program.Clause(c).ToArray(), program.GroupOf(c), -1) { OfWitnesses = program.OfWitnesses(c) }),
        ];
        if (!program.TransitiveRelations.Any(r => belongs(r.Group)))
        {
            return gathered;
        }

        CdclOracle solver = new();
        Dictionary<int, int> variableOf = [];
        foreach (int atom in gathered.SelectMany(static c => c.Literals).Select(Math.Abs).Distinct())
        {
            variableOf.Add(atom, solver.AddVariable());
        }

        foreach (LawClause clause in gathered)
        {
            solver.AddClause([.. clause.Literals.Select(l => l > 0 ? variableOf[l] : -variableOf[-l])]);
        }

        // A law outside the statements is a variable that is false.
        int off = solver.AddVariable();
        solver.AddClause([-off]);
        List<TransitivityConstraint> constraints =
            TransitivityConstraint.Of(program, variableOf.Keys, atom => variableOf[atom], group => belongs(group) ? 0 : off);
        new LazyOracle(solver, constraints).Solve([], cancellationToken);
        gathered.AddRange(constraints.SelectMany(static c => c.Added));
        return gathered;
    }
}
