using System.Globalization;
using System.Text;
using static Consistency.Formats.Grammars.GrammarElement;

namespace Consistency.Formats.Grammars;

/// <summary>Writes a grammar as GBNF, which llama.cpp reads.</summary>
/// <remarks>
/// GBNF cannot say "any word but these". So a word becomes a walk through the tree of the forbidden words: at every letter that
/// leaves the tree the rest is free, and no walk ends on a forbidden word.
/// </remarks>
internal sealed class GbnfWriter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal) { string.Empty };

    private GbnfWriter()
    {
        foreach (string word in CoreGrammar.Reserved)
        {
            for (int length = 1; length <= word.Length; length++)
            {
                _prefixes.Add(word[..length]);
            }
        }
    }

    public static string Write(CoreGrammar grammar)
    {
        GbnfWriter writer = new();
        foreach ((string name, GrammarElement body) in grammar.Rules)
        {
            writer._text.Append(name).Append(" ::= ").Append(writer.Element(body, isPart: false)).Append('\n');
        }

        writer.WriteWords();
        return writer._text.ToString();
    }

    private string Element(GrammarElement element, bool isPart) => element switch
    {
        Literal literal => Quote(literal.Text),
        Letters letters => $"[{letters.Ranges}]",
        Rule rule => rule.Name,
        Sequence sequence => Group(string.Join(' ', sequence.Parts.Select(p => Element(p, isPart: true))), isPart),
        Choice choice => Group(string.Join(" | ", choice.Parts.Select(p => Element(p, isPart: true))), isPart),
        Optional optional => Element(optional.Part, isPart: true) + "?",
        Repeated repeated => Element(repeated.Part, isPart: true) + "+",
        Word word => Start(word),
        _ => throw new InvalidOperationException($"Unknown part {element.GetType().Name}."),
    };

    private static string Group(string text, bool isPart) => isPart ? $"({text})" : text;

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private string Start(Word word)
    {
        string kind = word.IsCapitalized ? "capitalized" : "lower";
        _nodes.TryAdd(kind, string.Empty);
        return kind;
    }

    // One rule for every prefix of a forbidden word; "tail" is any rest.
    private void WriteWords()
    {
        bool isAnyLower = _nodes.Remove("lower");
        bool isAnyCapitalized = _nodes.Remove("capitalized");
        if (isAnyLower)
        {
            WriteNode("lower", string.Empty, isCapital: false);
        }

        if (isAnyCapitalized)
        {
            WriteNode("capitalized", string.Empty, isCapital: true);
        }

        for (Queue<string> open = new(_nodes.Keys); open.TryDequeue(out string? prefix);)
        {
            int before = _nodes.Count;
            WriteNode(_nodes[prefix], prefix, isCapital: false);
            foreach (string added in _nodes.Keys.Skip(before).ToArray())
            {
                open.Enqueue(added);
            }
        }

        _text.Append("tail ::= [a-z]*\n");
    }

    private void WriteNode(string name, string prefix, bool isCapital)
    {
        List<string> choices = [];
        StringBuilder free = new();
        for (char letter = 'a'; letter <= 'z'; letter++)
        {
            char written = isCapital ? char.ToUpperInvariant(letter) : letter;
            if (_prefixes.Contains(prefix + letter))
            {
                choices.Add($"\"{written}\" {NodeOf(prefix + letter)}");
            }
            else
            {
                free.Append(written);
            }
        }

        if (free.Length > 0)
        {
            // A word has at least three letters.
            string rest = prefix.Length switch { 0 => " [a-z] [a-z] tail", 1 => " [a-z] tail", _ => " tail" };
            choices.Add($"[{free}]{rest}");
        }

        if (prefix.Length >= 3 && !CoreGrammar.Reserved.Contains(prefix))
        {
            choices.Add("\"\"");
        }

        _text.Append(name).Append(" ::= ").Append(string.Join(" | ", choices)).Append('\n');
    }

    private string NodeOf(string prefix)
    {
        if (!_nodes.TryGetValue(prefix, out string? name))
        {
            name = "w" + (_nodes.Count + 1).ToString(CultureInfo.InvariantCulture);
            _nodes.Add(prefix, name);
        }

        return name;
    }
}
