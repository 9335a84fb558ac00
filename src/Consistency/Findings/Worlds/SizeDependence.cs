using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Tells whether a contradiction between statements can be one of the number of things only.</summary>
/// <remarks>
/// <para>Statements in which no "there is" depends on a "for all" hold in a world exactly if they hold in the part of it that is
/// named or witnesses something (Bernays and Schönfinkel, "Zum Entscheidungsproblem der mathematischen Logik", 1928), and a
/// world stays one when a thing is doubled. So a contradiction over these things is one in every world. Two things break
/// that: a "there is" under a "for all", which may need ever more things; and "is the same as", by which two things cannot be
/// doubles, nor a witness be a thing that has a name already. The latter does no harm where each "for all" has a
/// condition, since a further thing that meets none of them changes nothing.</para>
/// <para>Read off the clauses, so that the words in which it is said make no difference. Errs on the side of "it may".</para>
/// </remarks>
internal static class SizeDependence
{
    /// <summary>Tells quickly whether a statement is worth a closer look: most have at most one quantifier, and no "same as".</summary>
    public static bool IsPossible(Statement statement) =>
        statement.Formula is { } formula ? IsPossible(formula, isInside: false) : statement.Declaration is RelationDeclaration;

    /// <summary>Tells whether the number of things can matter to a contradiction between statements.</summary>
    /// <param name="statements">The statements, all of which are taken to be true.</param>
    /// <param name="hasUnnamed">Whether there are things without a name in the worlds that were looked at.</param>
    public static bool Of(IEnumerable<Statement> statements, bool hasUnnamed)
    {
        bool comparesThings = false;
        bool hasUnguarded = false;
        SymbolTable symbols = new(Reading.Classical);
        foreach (Formula formula in statements.SelectMany(FormulasOf))
        {
            foreach (ClausePattern pattern in Clausifier.Clausify(formula, symbols, statement: 0, ClauseRole.Asserted))
            {
                int open = pattern.VariableCount - pattern.ExpandedVariables.Length;
                if (Array.Exists(pattern.Literals, l => Mentions(l, v => v < open) && Mentions(l, v => v >= open)))
                {
                    return true;
                }

                comparesThings |= Array.Exists(pattern.Equalities, static e => e.Positive);
                hasUnguarded |= !Enumerable.Range(0, open).All(v => Array.Exists(pattern.Literals, l => !l.Positive && Mentions(l, other => other == v)));
            }
        }

        return comparesThings && hasUnguarded && hasUnnamed;
    }

    /// <summary>Gives what a statement says as formulas; nothing for a question.</summary>
    public static IEnumerable<Formula> FormulasOf(Statement statement)
    {
        if (statement.Declaration is { } declaration)
        {
            foreach ((_, Formula formula) in DeclarationLaws.Of(declaration))
            {
                yield return formula;
            }

            if (declaration is RelationDeclaration relation && relation.Properties.HasFlag(RelationProperties.Transitive))
            {
                Term x = Term.Variable("x");
                Term y = Term.Variable("y");
                Term z = Term.Variable("z");
                yield return new UniversalQuantification(
                    [x, y, z], (relation.Relation.Of(x, y) & relation.Relation.Of(y, z)).Implies(relation.Relation.Of(x, z)));
            }
        }
        else if (statement.Kind != StatementKind.Question)
        {
            yield return statement.Confidence is < 0.5 ? !statement.Formula! : statement.Formula!;
        }
    }

    private static bool IsPossible(Formula formula, bool isInside) => formula switch
    {
        AtomicFormula => false,
        Equality => true,
        QuantifiedFormula quantified => isInside || IsPossible(quantified.Body, isInside: true),
        _ => formula.Parts.Any(p => IsPossible(p, isInside)),
    };

    private static bool Mentions(PatternLiteral literal, Func<int, bool> variable) =>
        Array.Exists(literal.Arguments, a => PatternLiteral.IsVariable(a) && variable(~a));
}
