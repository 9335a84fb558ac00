using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Statements that many claim sets are checked with, grounded once: of them each claim set needs only those that can be part of a conflict or of an answer.</summary>
/// <remarks>
/// <para>Once: all clauses of these statements, and a world in which they hold as far as they can. For each claim set: its own clauses and
/// those instances that it brings about (<see cref="Grounder.GroundAbove"/>); the world is changed until it fits them, too, as far
/// as it can; and from the clauses that it does not satisfy, and from the questions, all clauses are followed that could be resolved with them.</para>
/// <para>Exact, by the completeness of the set-of-support strategy (Wos, Robinson and Carson, "Efficiency and completeness of the set of
/// support strategy in theorem proving", 1965): where all clauses but some can hold together, every contradiction is derived by
/// steps that each go back to one of those. One world satisfies all clauses but those that are started from. A minimal
/// contradiction needs each of its clauses, so none of them is missed; conflicts, the cheapest repair and what follows depend on minimal
/// contradictions alone.</para>
/// <para>Read classically, for statements whose instances do not depend on what else is mentioned: every variable of a clause stands in a
/// condition, "something is …" does not occur, and nothing is declared but relations that a claim set has for itself. Where anything shared
/// is of another form, nothing is prepared; a claim set in which anything is needs all statements. What is certain must not contradict itself, neither here nor together with
/// the claim set: then everything follows that hangs together with the contradiction, and all statements are needed, too.</para>
/// <para>Immutable and thread-safe. Choosing takes as long as the claim set, what is said of things that its rules apply to, and what is chosen.</para>
/// </remarks>
internal sealed class SharedStatements
{
    private readonly ImmutableArray<Statement> _statements;
    private readonly Grounder _ground;
    private readonly ClauseOccurrences _clauses;
    private readonly bool[] _world;
    private readonly int[] _unsatisfied;

    private SharedStatements(ImmutableArray<Statement> statements, Grounder ground)
    {
        _statements = statements;
        _ground = ground;
        _clauses = new ClauseOccurrences(ground.Program);
        _world = new bool[ground.Program.Atoms.Count + 1];
        FittedWorld world = new([], [_clauses]);
        world.Fit();
        foreach (int atom in world.MadeTrue)
        {
            _world[atom] = true;
        }

        _unsatisfied = [.. Enumerable.Range(0, ground.Program.ClauseCount).Where(c => !world.Satisfies(ground.Program.Clause(c)))];
    }

    /// <summary>Prepares statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="options">The limit of instances.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    /// <returns>The prepared statements; null when some have a form for which nothing can be left out, or there are too many instances.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SharedStatements? Of(ImmutableArray<Statement> statements, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return statements.All(IsPlain)
                && Grounder.Share(statements, options with { Reading = Reading.Classical, Patterns = new PatternTable() }, cancellationToken) is { } ground
                    ? new SharedStatements(statements, ground)
                    : null;
        }
        catch (GroundingLimitException)
        {
            return null;
        }
    }

    /// <summary>Chooses the statements that a claim set has to be checked with.</summary>
    /// <param name="document">The statements of the claim set, and the laws that their words have.</param>
    /// <param name="cancellationToken">Ends the choice.</param>
    /// <returns>The chosen ones, in their order; null when all are needed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public List<Statement>? For(ImmutableArray<Statement> document, CancellationToken cancellationToken)
    {
        // Without a document, what is shared is all there is to check.
        if (document.IsEmpty || !document.All(IsPlain))
        {
            return null;
        }

        (GroundProgram Program, IReadOnlySet<Predicate> Declared)? above;
        try
        {
            above = _ground.GroundAbove(document, cancellationToken);
        }
        catch (GroundingLimitException)
        {
            return null;
        }

        if (above is not var (program, declared))
        {
            return null;
        }

        ClauseOccurrences own = new(program);
        FittedWorld world = new(_world, [_clauses, own]);
        world.Fit();
        RelevantClauses relevant = new([_clauses, own]);
        foreach (int clause in _unsatisfied)
        {
            relevant.Start(_clauses, clause);
        }

        foreach (int atom in world.MadeTrue)
        {
            foreach (int clause in _clauses.With(-atom))
            {
                if (!world.Satisfies(_ground.Program.Clause(clause)))
                {
                    relevant.Start(_clauses, clause);
                }
            }
        }

        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            if (own.IsQuestion(clause) || !world.Satisfies(program.Clause(clause)) || SpeaksOf(program, clause, declared))
            {
                relevant.Start(own, clause);
            }
        }

        return [.. relevant.Statements().TakeWhile(s => s < _statements.Length).Select(s => _statements[s])];
    }

    // The laws of what is declared can be resolved with these clauses alone, and the world was not fitted to them.
    private static bool SpeaksOf(GroundProgram program, int clause, IReadOnlySet<Predicate> relations)
    {
        if (relations.Count == 0)
        {
            return false;
        }

        foreach (int literal in program.Clause(clause))
        {
            if (program.Symbols[program.Atoms.SymbolOf(Math.Abs(literal))].Predicate is { } predicate && relations.Contains(predicate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(Statement statement) => (statement.Formula is not null || statement.Declaration is not null) && statement.Attribution is null && statement.Alternatives.IsEmpty;
}
