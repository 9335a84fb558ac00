using System.Text;
using static Consistency.Formats.Grammars.GrammarElement;

namespace Consistency.Formats.Grammars;

/// <summary>Writes a grammar as EBNF in the notation of ISO/IEC 14977, which has a sign for "any word but these".</summary>
internal static class EbnfWriter
{
    public static string Write(CoreGrammar grammar)
    {
        StringBuilder text = new();
        foreach ((string name, GrammarElement body) in grammar.Rules)
        {
            text.Append(Name(name)).Append(" = ").Append(Element(body, isPart: false)).Append(" ;\n");
        }

        text.Append("lower word = (letter, letter, letter, {letter}) - reserved ;\n");
        text.Append("capitalized word = (capital, letter, letter, {letter}) - capitalized reserved ;\n");
        text.Append("letter = ").AppendJoin(" | ", Alphabet('a').Select(static c => $"'{c}'")).Append(" ;\n");
        text.Append("capital = ").AppendJoin(" | ", Alphabet('A').Select(static c => $"'{c}'")).Append(" ;\n");
        text.Append("digit = ").AppendJoin(" | ", "0123456789".Select(static c => $"'{c}'")).Append(" ;\n");
        text.Append("new line = ? U+000A ? ;\n");
        text.Append("reserved = ").AppendJoin(" | ", CoreGrammar.Reserved.Select(static w => $"'{w}'")).Append(" ;\n");
        text.Append("capitalized reserved = ").AppendJoin(" | ", CoreGrammar.Reserved.Select(static w => $"'{char.ToUpperInvariant(w[0])}{w[1..]}'")).Append(" ;\n");
        return text.ToString();
    }

    private static IEnumerable<char> Alphabet(char first) => Enumerable.Range(first, 26).Select(static c => (char)c);

    private static string Name(string rule) => rule.Replace('-', ' ');

    private static string Element(GrammarElement element, bool isPart) => element switch
    {
        Literal { Text: "\n" } => "new line",
        Literal literal => literal.Text.Contains('"') ? $"'{literal.Text}'" : $"\"{literal.Text}\"",
        Letters { Ranges: "0-9" } => "digit",
        Letters => isPart ? "(letter | capital | digit)" : "letter | capital | digit",
        Rule rule => Name(rule.Name),
        Sequence sequence => Group(string.Join(", ", sequence.Parts.Select(static p => Element(p, isPart: true))), isPart),
        Choice choice => Group(string.Join(" | ", choice.Parts.Select(static p => Element(p, isPart: true))), isPart),
        Optional optional => $"[{Element(optional.Part, isPart: false)}]",
        Repeated repeated => Group($"{Element(repeated.Part, isPart: true)}, {{{Element(repeated.Part, isPart: false)}}}", isPart),
        Word word => word.IsCapitalized ? "capitalized word" : "lower word",
        _ => throw new InvalidOperationException($"Unknown part {element.GetType().Name}."),
    };

    private static string Group(string text, bool isPart) => isPart ? $"({text})" : text;
}
