using System.Globalization;
using System.Text;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Writes statements as annotated formulas of TPTP; kind, confidence and source go into the useful information.</summary>
internal sealed class TptpWriter(ClaimSet claims)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(claims.Statements.Select(static s => s.Id), StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];

    public Translation Write(CancellationToken cancellationToken)
    {
        foreach (Statement statement in claims.Statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (statement.Formula is { } formula)
            {
                string role = statement.Kind switch
                {
                    StatementKind.Question => "conjecture",
                    StatementKind.Claim => "hypothesis",
                    _ => "axiom",
                };
                WriteFormula(statement.Id, role, formula, Information(statement));
            }
            else
            {
                WriteDeclaration(statement);
            }
        }

        return new Translation(_text.ToString(), [.. _diagnostics]);
    }

    private static string Information(Statement statement)
    {
        bool isRead = statement.Kind switch
        {
            StatementKind.Question => true,
            StatementKind.Rule => statement.Formula is UniversalQuantification,
            StatementKind.Fact => statement.Formula is not UniversalQuantification,
            _ => false,
        };
        List<string> information = [];
        if (!isRead)
        {
            information.Add($"kind({statement.Kind.ToString().ToLowerInvariant()})");
        }

        if (statement.Confidence is { } confidence)
        {
            information.Add($"confidence({Quote(confidence.ToString("R", CultureInfo.InvariantCulture))})");
        }

        if (!string.IsNullOrWhiteSpace(statement.Source))
        {
            information.Add($"source({Name(TextForms.Fold(statement.Source.Trim()))})");
        }

        return information.Count == 0 ? string.Empty : $", unknown, [{string.Join(", ", information)}]";
    }

    // TPTP has no declarations; their laws are axioms.
    private void WriteDeclaration(Statement statement)
    {
        Declaration declaration = statement.Declaration!;
        _text.Append("% ").Append(TextForms.Fold(declaration.ToString())).Append('\n');
        if (declaration is ConstantDeclaration)
        {
            _diagnostics.Add(new Diagnostic
            {
                Id = DiagnosticCatalogue.NotExpressible,
                Severity = DiagnosticSeverity.Information,
                Message = "Declared names have no place in TPTP unless a formula mentions them; they are a comment there.",
                Span = statement.Span,
            });
            return;
        }

        List<Formula> laws = [.. DeclarationLaws.Of(declaration).Select(static law => law.Formula)];
        if (declaration is RelationDeclaration relation && relation.Properties.HasFlag(RelationProperties.Transitive))
        {
            laws.Insert(0, ClauseExport.TransitivityOf(relation.Relation));
        }

        for (int i = 0; i < laws.Count; i++)
        {
            string name = laws.Count == 1 ? statement.Id : $"{statement.Id}_{i + 1}";
            while (laws.Count > 1 && !_names.Add(name))
            {
                name += "_";
            }

            WriteFormula(name, "axiom", laws[i], laws[i] is UniversalQuantification ? string.Empty : ", unknown, [kind(rule)]");
        }
    }

    private void WriteFormula(string name, string role, Formula formula, string information)
    {
        _text.Append("fof(").Append(Name(TextForms.Fold(name))).Append(", ").Append(role).Append(", ");
        Write(formula, []);
        _text.Append(information).Append(").\n");
    }

    private void Write(Formula formula, Dictionary<string, string> variables)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                _text.Append(Name(atom.Predicate.Name));
                if (atom.Arguments.Length > 0)
                {
                    _text.Append('(').AppendJoin(", ", atom.Arguments.Select(a => NameOf(a, variables))).Append(')');
                }

                break;
            case Equality equality:
                _text.Append(NameOf(equality.Left, variables)).Append(" = ").Append(NameOf(equality.Right, variables));
                break;
            case Negation { Operand: Equality equality }:
                _text.Append(NameOf(equality.Left, variables)).Append(" != ").Append(NameOf(equality.Right, variables));
                break;
            case Negation negation:
                _text.Append("~ ");
                Write(negation.Operand, variables);
                break;
            case QuantifiedFormula quantified:
                WriteQuantified(quantified, variables);
                break;
            default:
                string sign = formula switch
                {
                    Conjunction => " & ",
                    Disjunction => " | ",
                    Implication => " => ",
                    Equivalence => " <=> ",
                    ExclusiveDisjunction => " <~> ",
                    _ => throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}."),
                };
                _text.Append('(');
                for (int i = 0; i < formula.Parts.Length; i++)
                {
                    _text.Append(i == 0 ? string.Empty : sign);
                    Write(formula.Parts[i], variables);
                }

                _text.Append(')');
                break;
        }
    }

    private void WriteQuantified(QuantifiedFormula quantified, Dictionary<string, string> outer)
    {
        Dictionary<string, string> variables = new(outer, StringComparer.Ordinal);
        foreach (Term variable in quantified.Variables)
        {
            // Other variables keep their names, also those that this one hides: two never share one.
            string name = VariableName(variable.Name);
            for (int i = 1; variables.Any(v => v.Value == name && v.Key != variable.Name); i++)
            {
                name = $"V{i.ToString(CultureInfo.InvariantCulture)}";
            }

            variables[variable.Name] = name;
        }

        _text.Append(quantified is UniversalQuantification ? "! [" : "? [")
            .AppendJoin(", ", quantified.Variables.Select(v => variables[v.Name])).Append("] : ");

        // An equation behind the colon needs brackets for some readers.
        bool isBare = quantified.Body is Equality or Negation { Operand: Equality };
        _text.Append(isBare ? "(" : string.Empty);
        Write(quantified.Body, variables);
        _text.Append(isBare ? ")" : string.Empty);
    }

    private static string VariableName(string name) =>
        char.IsAsciiLetterLower(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? char.ToUpperInvariant(name[0]) + name[1..] : "V1";

    private static string NameOf(Term term, Dictionary<string, string> variables) => term.IsVariable ? variables[term.Name] : Name(term.Name);

    private static string Name(string name) =>
        char.IsAsciiLetterLower(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : Quote(name);

    private static string Quote(string name) =>
        $"'{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
