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
    /// <returns>The proof; without steps when none was found within the limits.</returns>
    public Proof Prove(
        List<LawClause> clauses, IReadOnlyCollection<Statement> statements, Contents contents, int goal, CancellationToken cancellationToken)
    {
        // "Call it X" makes for the better proof; where one needs that "something" may be anything, there is none like it.
        if (program.Symbols.Reading == Reading.Classical && clauses.Exists(static c => c.OfWitnesses is not null))
        {
            NamedThings things = Name(statements, contents);
            Contents named = contents with { Named = things };
            ImmutableArray<ProofStep> steps = Steps(WithThingsNamed(clauses, named), statements, named, goal, cancellationToken);
            if (!steps.IsEmpty)
            {
                return new Proof(steps, things);
            }
        }

        return new Proof(Steps(clauses, statements, contents, goal, cancellationToken), Named: null);
    }

    private ImmutableArray<ProofStep> Steps(
        List<LawClause> clauses, IReadOnlyCollection<Statement> statements, Contents contents, int goal, CancellationToken cancellationToken)
    {
        Refutation? refutation = goal == 0
            ? RefutationSearch.Find(clauses, program, cancellationToken)
            : RefutationSearch.FindWayTo(goal, clauses, program, cancellationToken);
        if (refutation is null)
        {
            return [];
        }

        ImmutableArray<ProofStep> found = StepLines.Of(StepBuilder.Build(refutation, claims, program, contents));
        return ProofStep.Count(found) <= MostSteps && ProblemOf(found, statements, contents, goal) is null ? found : [];
    }

    // What a statement says of its thing it says outright, so the names of its parts are taken out where they stand alone.
    private List<LawClause> WithThingsNamed(List<LawClause> clauses, Contents contents)
    {
        DerivationCosts costs = new(program);
        List<LawClause> named = [.. clauses.Where(c => c.OfWitnesses is not null || IsOfThings(c, contents)).Select(static c => c.OfWitnesses is { } literals ? c with { Literals = literals, OfWitnesses = null } : c)];
        HashSet<int> held = [];
        bool isNew;
        do
        {
            isNew = false;
            foreach (LawClause clause in named.Where(c => c.Literals is [int only] && !costs.CanBeSaid(only)))
            {
                isNew |= held.Add(clause.Literals[0]);
            }

            if (isNew)
            {
                named = [.. named.Where(c => !c.Literals.Any(held.Contains)).Select(c => c.Literals.Any(l => held.Contains(-l)) ? c with { Literals = [.. c.Literals.Where(l => !held.Contains(-l))] } : c)];
            }
        }
        while (isNew);

        return named;
    }

    // Ground clauses take a thing without a name for another than all others; what rests on that is left out.
    private bool IsOfThings(LawClause clause, Contents contents)
    {
        if (clause.Group < 0 || program.Group(clause.Group) is not { Statement: >= 0 and int number, Law: Law.None } || claims.Statements[number].Formula is not { } formula || !PartialWorld.Compares(formula))
        {
            return true;
        }

        Dictionary<AtomicFormula, bool> denied = [];
        foreach (int literal in clause.Literals)
        {
            if (Literals.Of(program, -literal) is not { } said)
            {
                return true;
            }

            (AtomicFormula atom, bool holds) = Literals.Split(said);
            denied[atom] = holds;
        }

        return !denied.Keys.Any(contents.IsOfNamed) || WorldOf(denied, contents).Excludes([contents.OfNamed(claims.Statements[number])]);
    }

    private NamedThings Name(IEnumerable<Statement> statements, Contents contents)
    {
        NamedThings named = new(program.Symbols.FindWitness);
        foreach (Statement statement in contents.Question is { } question ? [.. statements, question] : statements)
        {
            if (statement.Formula is not null)
            {
                named.Add(statement, contents.Of(statement));
            }
        }

        return named;
    }

    /// <summary>Checks a proof; gives what is wrong with it, and null when nothing is.</summary>
    public string? ProblemOf(ImmutableArray<ProofStep> steps, IReadOnlyCollection<Statement> statements, Contents contents, int goal)
    {
        string? problem = Replay(steps, statements, contents, goal);
        return problem is null || program.Symbols.Reading != Reading.Classical || contents.Named is not null
            ? problem
            : Replay(steps, statements, contents with { Named = Name(statements, contents) }, goal);
    }

    private string? Replay(ImmutableArray<ProofStep> steps, IReadOnlyCollection<Statement> statements, Contents contents, int goal)
    {
        return ProofChecker.Check(steps, Literals.Of(program, goal), statements, contents, settled => WorldOf(settled, contents));
    }

    private PartialWorld WorldOf(IReadOnlyDictionary<AtomicFormula, bool> settled, Contents contents)
    {
        _constants ??= [.. Enumerable.Range(0, program.Symbols.ConstantCount).Select(program.Symbols.ConstantAt)];
        Func<ExistentialQuantification, int, Term>? witnessOf = program.Symbols.Reading == Reading.Classical
            ? null
            : (some, index) => program.Symbols.ConstantAt(program.Symbols.WitnessOf(some, index));
        return new PartialWorld(settled, _constants, witnessOf, contents.Named);
    }
}
