namespace Consistency.Tests.Formats;

/// <summary>Draws texts from a grammar that was read from its export, and tells whether it allows a text; shares no code with what writes exports.</summary>
internal abstract class ExportedGrammar
{
    protected enum Kind
    {
        Literal,
        Letters,
        Rule,
        Sequence,
        Choice,
        Optional,
        Star,
        Plus,

        // The first part, but not as the second one has it.
        Except,
    }

    protected Dictionary<string, Node> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Draws a text; in some rules a given word is taken half of the time, if the rule allows it.</summary>
    public string Sample(string rule, Random random, Func<string, string?> wordFor)
    {
        Node node = Rules[rule];
        if (wordFor(rule) is { } word && random.Next(2) == 0 && Ends(node, word, 0).Contains(word.Length))
        {
            return word;
        }

        return Sample(node, random, wordFor);
    }

    public bool Allows(string rule, string text) => Ends(Rules[rule], text, 0).Contains(text.Length);

    private string Sample(Node node, Random random, Func<string, string?> wordFor) => node.Kind switch
    {
        Kind.Literal => node.Text,
        Kind.Letters => node.Text[random.Next(node.Text.Length)].ToString(),
        Kind.Rule => Sample(node.Text, random, wordFor),
        Kind.Sequence => string.Concat(node.Parts.Select(p => Sample(p, random, wordFor))),
        Kind.Choice => Sample(node.Parts[random.Next(node.Parts.Count)], random, wordFor),
        Kind.Optional => random.Next(2) == 0 ? string.Empty : Sample(node.Parts[0], random, wordFor),
        Kind.Except => SampleExcept(node, random, wordFor),
        _ => string.Concat(Enumerable.Range(0, random.Next(node.Kind == Kind.Plus ? 1 : 0, 5)).Select(_ => Sample(node.Parts[0], random, wordFor))),
    };

    private HashSet<int> Ends(Node node, string text, int start)
    {
        switch (node.Kind)
        {
            case Kind.Literal:
                return string.CompareOrdinal(text, start, node.Text, 0, node.Text.Length) == 0 ? [start + node.Text.Length] : [];
            case Kind.Letters:
                return start < text.Length && node.Text.Contains(text[start], StringComparison.Ordinal) ? [start + 1] : [];
            case Kind.Rule:
                return Ends(Rules[node.Text], text, start);
            case Kind.Sequence:
                HashSet<int> ends = [start];
                foreach (Node part in node.Parts)
                {
                    ends = [.. ends.SelectMany(e => Ends(part, text, e))];
                }

                return ends;
            case Kind.Choice:
                return [.. node.Parts.SelectMany(p => Ends(p, text, start))];
            case Kind.Except:
                return [.. Ends(node.Parts[0], text, start).Except(Ends(node.Parts[1], text, start))];
            case Kind.Optional:
                return [start, .. Ends(node.Parts[0], text, start)];
            default:
                HashSet<int> all = node.Kind == Kind.Star ? [start] : [];
                for (HashSet<int> front = Ends(node.Parts[0], text, start); front.Count > 0; front = [.. front.SelectMany(e => Ends(node.Parts[0], text, e)).Where(e => !all.Contains(e))])
                {
                    all.UnionWith(front);
                }

                return all;
        }
    }

    private string SampleExcept(Node node, Random random, Func<string, string?> wordFor)
    {
        string text;
        do
        {
            text = Sample(node.Parts[0], random, wordFor);
        }
        while (Ends(node.Parts[1], text, 0).Contains(text.Length));
        return text;
    }

    protected sealed record Node(Kind Kind, string Text, List<Node> Parts);
}
