using System.Text;

namespace Consistency.Logic;

/// <summary>Writes a formula in the formal register: fully parenthesised where precedence would need thought.</summary>
internal static class FormalText
{
    // Words that the parser reads as connectives; a name that is one of them is written in quotes.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "xor", "implies", "iff", "if", "then", "forall", "exists", "all", "some", "every", "true", "false",
    };

    /// <summary>Writes a name, in quotes where it would not read as one word.</summary>
    public static string Name(string name)
    {
        StringBuilder text = new();
        WriteName(text, name);
        return text.ToString();
    }

    public static string Of(Formula formula)
    {
        StringBuilder text = new();
        Write(text, formula, nested: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Formula formula, bool nested)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                WriteName(text, atom.Predicate.Name);
                if (atom.Arguments.Length > 0)
                {
                    WriteTerms(text.Append('('), atom.Arguments, ", ");
                    text.Append(')');
                }

                break;
            case Equality equality:
                WriteTerm(text, equality.Left);
                WriteTerm(text.Append(" = "), equality.Right);
                break;
            case Negation { Operand: Equality equality }:
                WriteTerm(text, equality.Left);
                WriteTerm(text.Append(" != "), equality.Right);
                break;
            case Negation negation:
                Write(text.Append('!'), negation.Operand, nested: true);
                break;
            case Conjunction conjunction:
                WriteJoined(text, conjunction.Operands, " & ", nested);
                break;
            case Disjunction disjunction:
                WriteJoined(text, disjunction.Operands, " | ", nested);
                break;
            case ExclusiveDisjunction exclusive:
                WriteJoined(text, [exclusive.Left, exclusive.Right], " ^ ", nested);
                break;
            case Implication implication:
                WriteJoined(text, [implication.Antecedent, implication.Consequent], " -> ", nested);
                break;
            case Equivalence equivalence:
                WriteJoined(text, [equivalence.Left, equivalence.Right], " <-> ", nested);
                break;
            case QuantifiedFormula quantified:
                text.Append(nested ? "(" : string.Empty);
                text.Append(quantified is UniversalQuantification ? "forall " : "exists ");
                WriteTerms(text, quantified.Variables, ", ");
                Write(text.Append(": "), quantified.Body, nested: false);
                text.Append(nested ? ")" : string.Empty);
                break;
            default:
                throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}.");
        }
    }

    private static void WriteJoined(StringBuilder text, IReadOnlyList<Formula> operands, string sign, bool nested)
    {
        text.Append(nested ? "(" : string.Empty);
        for (int i = 0; i < operands.Count; i++)
        {
            Write(text.Append(i == 0 ? string.Empty : sign), operands[i], nested: true);
        }

        text.Append(nested ? ")" : string.Empty);
    }

    private static void WriteTerms(StringBuilder text, IReadOnlyList<Term> terms, string separator)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            WriteTerm(text.Append(i == 0 ? string.Empty : separator), terms[i]);
        }
    }

    private static void WriteTerm(StringBuilder text, Term term) => WriteName(text, term.Name);

    private static void WriteName(StringBuilder text, string name)
    {
        if (IsPlain(name))
        {
            text.Append(name);
            return;
        }

        text.Append('"');
        foreach (char c in name)
        {
            text.Append(c is '"' or '\\' ? "\\" : string.Empty).Append(c);
        }

        text.Append('"');
    }

    private static bool IsPlain(string name)
    {
        if (!char.IsLetter(name[0]) || Reserved.Contains(name))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
