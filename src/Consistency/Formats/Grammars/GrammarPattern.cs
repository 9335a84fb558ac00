using System.Text;
using static Consistency.Formats.Grammars.GrammarElement;

namespace Consistency.Formats.Grammars;

/// <summary>Writes rules of a grammar as one regular expression in the dialect of ECMA-262, which JSON Schema uses.</summary>
internal sealed class GrammarPattern
{
    private readonly Dictionary<string, GrammarElement> _rules;

    private GrammarPattern(CoreGrammar grammar) => _rules = grammar.Rules.ToDictionary(static r => r.Name, static r => r.Body, StringComparer.Ordinal);

    /// <summary>Gives the pattern of all that a part of a grammar allows, from start to end.</summary>
    public static string Of(CoreGrammar grammar, GrammarElement element) => $"^{new GrammarPattern(grammar).Element(element)}$";

    // Ends: the grammar has no rule that refers to itself.
    private string Element(GrammarElement element) => element switch
    {
        Literal literal => Escape(literal.Text),
        Letters letters => $"[{letters.Ranges}]",
        Rule rule => Element(_rules[rule.Name]),
        Sequence sequence => string.Concat(sequence.Parts.Select(Element)),
        Choice choice => $"(?:{string.Join('|', choice.Parts.Select(Element))})",
        Optional optional => $"(?:{Element(optional.Part)})?",
        Repeated repeated => $"(?:{Element(repeated.Part)})+",
        Word word => word.IsCapitalized
            ? $"(?!(?:{string.Join('|', CoreGrammar.Reserved.Select(static w => char.ToUpperInvariant(w[0]) + w[1..]))})(?![a-z]))[A-Z][a-z]{{2,}}"
            : $"(?!(?:{string.Join('|', CoreGrammar.Reserved)})(?![a-z]))[a-z]{{3,}}",
        _ => throw new InvalidOperationException($"Unknown part {element.GetType().Name}."),
    };

    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c == '\n' ? "\\n" : ".?()|!*+[]{}^$\\".Contains(c, StringComparison.Ordinal) && c != '!' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
