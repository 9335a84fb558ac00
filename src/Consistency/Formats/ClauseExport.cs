using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Language;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Formats;

/// <summary>The weighted clauses that a check solves, made to stand alone: transitivity is written out, and every variable has a name.</summary>
internal sealed class ClauseExport
{
    private ClauseExport(WeightedCnf instance, ImmutableArray<string> names)
    {
        Instance = instance;
        Names = names;
    }

    /// <summary>The clauses.</summary>
    public WeightedCnf Instance { get; }

    /// <summary>The names of the variables, from variable 1 on; no two are the same.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Makes the clauses of statements.</summary>
    /// <param name="claims">The statements.</param>
    /// <param name="options">The weights, and how many instances there may be.</param>
    /// <param name="diagnostics">Receives what is left out; an error when there are too many instances.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The clauses; null after an error.</returns>
    public static ClauseExport? Of(ClaimSet claims, ConsistencyOptions options, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        int questions = claims.Statements.Count(static s => s.Kind == StatementKind.Question);
        if (questions > 0)
        {
            diagnostics.Add(new Diagnostic
            {
                Id = DiagnosticCatalogue.NotExpressible,
                Severity = DiagnosticSeverity.Information,
                Message = $"Questions have no place in clauses; {(questions == 1 ? "1 was" : $"{questions} were")} left out.",
            });
        }

        // Questions assert nothing, but what they name is part of the world that rules range over.
        ClaimSet spelled = new(claims.Statements.SelectMany(SpellOut).Concat(Mentioned(claims)));
        try
        {
            GroundProgram program = Grounder.Ground(spelled, options, cancellationToken);
            RepairProblem problem = RepairProblem.Of(program, spelled.Statements, options);
            return new ClauseExport(problem.Instance, NamesOf(program, problem.Instance.VariableCount));
        }
        catch (GroundingLimitException e)
        {
            diagnostics.Add(CheckDiagnostics.TooManyInstances(spelled.Statements[e.Statement], e.Message) with { Severity = DiagnosticSeverity.Error });
            return null;
        }
    }

    // Grounding leaves out what no atom can make true, such as the clause of "p does not hold" where nothing says that p holds: it
    // costs nothing, but it belongs to the models. Asking after every atom that a statement names keeps their clauses.
    private static IEnumerable<Statement> Mentioned(ClaimSet claims) => claims.Statements
        .Where(static s => s.Formula is not null)
        .SelectMany(static s => GroundAtoms(s.Formula!))
        .Distinct()
        .Select(static (atom, i) => Statement.Create(StatementKind.Question, $"\n{i}", atom));

    private static IEnumerable<AtomicFormula> GroundAtoms(Formula formula) =>
        formula is not AtomicFormula atom ? formula.Parts.SelectMany(GroundAtoms)
        : atom.Arguments.Any(static a => a.IsVariable) ? []
        : [atom];

    // A check adds the clauses of transitivity when they are violated; clauses that stand alone need all of them.
    private static IEnumerable<Statement> SpellOut(Statement statement)
    {
        if (statement.Declaration is not RelationDeclaration declaration || !declaration.Properties.HasFlag(RelationProperties.Transitive))
        {
            yield return statement;
            yield break;
        }

        yield return Statement.Create(StatementKind.Rule, statement.Id, TransitivityOf(declaration.Relation), statement.Text, span: statement.Span);
        RelationProperties others = declaration.Properties & ~RelationProperties.Transitive;
        if (others != RelationProperties.None || declaration.Inverse is not null)
        {
            yield return Statement.Declare(statement.Id + "\n\n", new RelationDeclaration(declaration.Relation, others, declaration.Inverse), statement.Text, span: statement.Span);
        }
    }

    /// <summary>Gives the law of a transitive relation as a formula.</summary>
    public static Formula TransitivityOf(Predicate relation)
    {
        Term x = Term.Variable("x");
        Term y = Term.Variable("y");
        Term z = Term.Variable("z");
        return new UniversalQuantification([x, y, z], (relation.Of(x, y) & relation.Of(y, z)).Implies(relation.Of(x, z)));
    }

    private static ImmutableArray<string> NamesOf(GroundProgram program, int variables)
    {
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>(variables);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        for (int variable = 1; variable <= variables; variable++)
        {
            string name = variable > program.Atoms.Count ? $"keep_{variable}"
                : program.Atoms.Describe(variable) is { } atom ? (atom.Holds ? string.Empty : "not ") + atom.Atom
                : $"part_{variable}";
            string unique = name;
            for (int i = 2; !taken.Add(unique); i++)
            {
                unique = $"{name}_{i}";
            }

            names.Add(unique);
        }

        return names.MoveToImmutable();
    }
}
