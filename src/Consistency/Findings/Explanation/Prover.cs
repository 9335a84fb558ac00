using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Finds short proofs and has each of them checked.</summary>
internal sealed class Prover(ClaimSet claims, GroundProgram program)
{
    // A proof longer than that says nothing to anybody.
    private const int MostSteps = 200;

    private Term[]? _constants;

    /// <summary>Proves that clauses contradict each other, or that a literal follows from them.</summary>
    /// <param name="clauses">The ground clauses.</param>
    /// <param name="statements">The statements that they come from; only these are used.</param>
    /// <param name="contents">What the statements say.</param>
    /// <param name="goal">The literal; 0 for a contradiction.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The steps; empty when no proof was found within the limits.</returns>
    public ImmutableArray<ProofStep> Prove(
        List<LawClause> clauses, IReadOnlyCollection<Statement> statements, Contents contents, int goal, CancellationToken cancellationToken)
    {
        Refutation? refutation = goal == 0
            ? RefutationSearch.Find(clauses, program, cancellationToken)
            : RefutationSearch.FindWayTo(goal, clauses, program, cancellationToken);
        if (refutation is null)
        {
            return [];
        }

        ImmutableArray<ProofStep> steps = StepBuilder.Build(refutation, claims, program, contents);
        return ProofStep.Count(steps) <= MostSteps && ProblemOf(steps, statements, contents, goal) is null ? steps : [];
    }

    /// <summary>Checks a proof; gives what is wrong with it, and null when nothing is.</summary>
    public string? ProblemOf(ImmutableArray<ProofStep> steps, IReadOnlyCollection<Statement> statements, Contents contents, int goal)
    {
        _constants ??= [.. Enumerable.Range(0, program.Symbols.ConstantCount).Select(program.Symbols.ConstantAt)];
        Func<ExistentialQuantification, int, Term>? witnessOf = program.Symbols.Reading == Reading.Classical
            ? null
            : (some, index) => program.Symbols.ConstantAt(program.Symbols.WitnessOf(some, index));
        return ProofChecker.Check(
            steps, Literals.Of(program, goal), statements, contents, settled => new PartialWorld(settled, _constants, witnessOf));
    }
}
