using System.Text;

namespace Consistency.Logic;

/// <summary>Writes a formula in the formal register: fully parenthesised where precedence would need thought.</summary>
/// <remarks>
/// A constant that would read as a variable, because a quantifier around it binds its name or because it is one letter from u
/// to z, is written in quotes: what is printed means the same when it is parsed.
/// </remarks>
internal static class FormalText
{
    // Words that the parser reads as connectives; a name that is one of them is written in quotes.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "xor", "implies", "iff", "if", "then", "forall", "exists", "all", "some", "every", "true", "false",
    };

    // A proposition that is called like a keyword or like a Japanese sentence would be read as one where it stands first.
    private static bool ReadsAsMore(string name) =>
        name is "claim" or "fact" or "rule" or "relation" or "exclusive" or "constant" or "ask" || name.AsSpan().ContainsAnyInRange('\u3041', '\u3096');

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
        Write(text, formula, nested: false, []);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Formula formula, bool nested, List<string> bound)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                WriteName(text, atom.Predicate.Name, atom.Arguments.Length == 0 && ReadsAsMore(atom.Predicate.Name));
                if (atom.Arguments.Length > 0)
                {
                    WriteTerms(text.Append('('), atom.Arguments, ", ", bound);
                    text.Append(')');
                }

                break;
            case Equality equality:
                WriteTerm(text, equality.Left, bound);
                WriteTerm(text.Append(" = "), equality.Right, bound);
                break;
            case Negation { Operand: Equality equality }:
                WriteTerm(text, equality.Left, bound);
                WriteTerm(text.Append(" != "), equality.Right, bound);
                break;
            case Negation negation:
                Write(text.Append('!'), negation.Operand, nested: true, bound);
                break;
            case Conjunction conjunction:
                WriteJoined(text, conjunction.Operands, " & ", nested, bound);
                break;
            case Disjunction disjunction:
                WriteJoined(text, disjunction.Operands, " | ", nested, bound);
                break;
            case ExclusiveDisjunction exclusive:
                WriteJoined(text, [exclusive.Left, exclusive.Right], " ^ ", nested, bound);
                break;
            case Implication implication:
                WriteJoined(text, [implication.Antecedent, implication.Consequent], " -> ", nested, bound);
                break;
            case Equivalence equivalence:
                WriteJoined(text, [equivalence.Left, equivalence.Right], " <-> ", nested, bound);
                break;
            case QuantifiedFormula quantified:
                text.Append(nested ? "(" : string.Empty);
                text.Append(quantified is UniversalQuantification ? "forall " : "exists ");
                WriteTerms(text, quantified.Variables, ", ", bound);
                bound.AddRange(quantified.Variables.Select(static v => v.Name));
                Write(text.Append(": "), quantified.Body, nested: false, bound);
                bound.RemoveRange(bound.Count - quantified.Variables.Length, quantified.Variables.Length);
                text.Append(nested ? ")" : string.Empty);
                break;
            default:
                throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}.");
        }
    }

    private static void WriteJoined(StringBuilder text, IReadOnlyList<Formula> operands, string sign, bool nested, List<string> bound)
    {
        text.Append(nested ? "(" : string.Empty);
        for (int i = 0; i < operands.Count; i++)
        {
            Write(text.Append(i == 0 ? string.Empty : sign), operands[i], nested: true, bound);
        }

        text.Append(nested ? ")" : string.Empty);
    }

    private static void WriteTerms(StringBuilder text, IReadOnlyList<Term> terms, string separator, List<string> bound)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            WriteTerm(text.Append(i == 0 ? string.Empty : separator), terms[i], bound);
        }
    }

    private static void WriteTerm(StringBuilder text, Term term, List<string> bound)
    {
        if (term.IsVariable)
        {
            text.Append(term.Name);
        }
        else
        {
            WriteName(text, term.Name, bound.Contains(term.Name) || LooksLikeVariable(term.Name));
        }
    }

    private static bool LooksLikeVariable(string name) => name.Length <= 3 && name[0] is >= 'u' and <= 'z' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static void WriteName(StringBuilder text, string name, bool quoted = false)
    {
        if (!quoted && IsPlain(name))
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
