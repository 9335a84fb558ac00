using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>Reads <c>Cold($x, True) &amp;&amp; Kind($x, True) &gt;&gt;&gt; Smart($x, False)</c>.</summary>
internal static class RuleSyntax
{
    /// <summary>Reads a fact, a rule or a query; its variables are free.</summary>
    /// <exception cref="FormatException">The line is written otherwise; the message says how.</exception>
    public static Formula Read(string line)
    {
        string[] sides = line.Split(">>>");
        return sides.Length switch
        {
            1 => Literals(sides[0]),
            2 => Literals(sides[0]).Implies(Literals(sides[1])),
            _ => throw new FormatException("The line has more than one '>>>'."),
        };
    }

    /// <summary>Reads the declaration of a predicate, <c>Sees($x, $y, bool)</c>.</summary>
    /// <exception cref="FormatException">The line is written otherwise.</exception>
    public static Predicate ReadDeclaration(string line)
    {
        (string name, string[] arguments) = Application(line.Trim());
        int count = arguments.Length > 0 && arguments[^1] == "bool" ? arguments.Length - 1 : arguments.Length;
        return new Predicate(name, count);
    }

    private static Formula Literals(string side) =>
        Formula.And([.. side.Split("&&").Select(Literal)]);

    private static Formula Literal(string text)
    {
        string literal = text.Trim();
        bool isNegated = literal.StartsWith('!') || literal.StartsWith('¬');
        (string name, string[] arguments) = Application(isNegated ? literal[1..].Trim() : literal);
        bool isFalse = arguments.Length > 0 && arguments[^1].Equals("False", StringComparison.OrdinalIgnoreCase);
        bool hasValue = isFalse || (arguments.Length > 0 && arguments[^1].Equals("True", StringComparison.OrdinalIgnoreCase));
        ImmutableArray<Term> terms = [.. (hasValue ? arguments[..^1] : arguments).Select(TermOf)];
        if (terms.Length > Predicate.MaxArity)
        {
            throw new FormatException($"'{name}' has more than {Predicate.MaxArity} arguments.");
        }

        Formula atom = new AtomicFormula(new Predicate(name, terms.Length), terms);
        return isNegated != isFalse ? !atom : atom;
    }

    private static (string Name, string[] Arguments) Application(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 1 || text[^1] != ')' || text.AsSpan(open + 1, text.Length - open - 2).IndexOfAny('(', ')') >= 0)
        {
            throw new FormatException($"'{text}' is no predicate with its arguments in brackets.");
        }

        string name = Named(text[..open]);
        string inner = text[(open + 1)..^1];
        return (name, string.IsNullOrWhiteSpace(inner) ? [] : [.. inner.Split(',').Select(static a => a.Trim())]);
    }

    private static Term TermOf(string argument) =>
        argument.Length > 1 && argument[0] == '$' && argument.AsSpan(1).IndexOfAnyExceptInRange('0', 'z') < 0
            ? Term.Variable(argument[1..])
            : Term.Constant(Named(argument));

    // Names are checked here, because a name without a letter or digit is an exception further in.
    private static string Named(string text)
    {
        string name = text.Trim().Trim('"', '\'');
        return name.Any(char.IsLetterOrDigit) && !name.Any(char.IsControl) && !name.Any(char.IsSurrogate)
            ? name
            : throw new FormatException($"'{text.Trim()}' is no name.");
    }
}
