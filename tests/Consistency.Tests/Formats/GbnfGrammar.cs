namespace Consistency.Tests.Formats;

/// <summary>Reads GBNF and draws sentences from it: small, and sharing no code with what writes it.</summary>
internal sealed class GbnfGrammar
{
    private readonly Dictionary<string, Node> _rules = new(StringComparer.Ordinal);
    private readonly string _text = string.Empty;
    private int _at;

    private enum Kind
    {
        Literal,
        Letters,
        Rule,
        Sequence,
        Choice,
        Optional,
        Star,
        Plus,
    }

    public GbnfGrammar(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = line.Split(" ::= ", 2);
            (_text, _at) = (sides[1], 0);
            _rules.Add(sides[0], Choice());
            if (_at != _text.Length)
            {
                throw new FormatException($"{sides[0]}, column {_at}");
            }
        }
    }

    public int RuleCount => _rules.Count;

    /// <summary>Draws a text; in some rules a given word is taken half of the time, if the rule allows it.</summary>
    public string Sample(string rule, Random random, Func<string, string?> wordFor)
    {
        Node node = _rules[rule];
        if (wordFor(rule) is { } word && random.Next(2) == 0 && Ends(node, word, 0).Contains(word.Length))
        {
            return word;
        }

        return Sample(node, random, wordFor);
    }

    public bool Allows(string rule, string text) => Ends(_rules[rule], text, 0).Contains(text.Length);

    private string Sample(Node node, Random random, Func<string, string?> wordFor) => node.Kind switch
    {
        Kind.Literal => node.Text,
        Kind.Letters => node.Text[random.Next(node.Text.Length)].ToString(),
        Kind.Rule => Sample(node.Text, random, wordFor),
        Kind.Sequence => string.Concat(node.Parts.Select(p => Sample(p, random, wordFor))),
        Kind.Choice => Sample(node.Parts[random.Next(node.Parts.Count)], random, wordFor),
        Kind.Optional => random.Next(2) == 0 ? string.Empty : Sample(node.Parts[0], random, wordFor),
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
                return Ends(_rules[node.Text], text, start);
            case Kind.Sequence:
                HashSet<int> ends = [start];
                foreach (Node part in node.Parts)
                {
                    ends = [.. ends.SelectMany(e => Ends(part, text, e))];
                }

                return ends;
            case Kind.Choice:
                return [.. node.Parts.SelectMany(p => Ends(p, text, start))];
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

    private Node Choice()
    {
        List<Node> parts = [Sequence()];
        while (_at + 2 < _text.Length && _text[_at..].StartsWith(" | ", StringComparison.Ordinal))
        {
            _at += 3;
            parts.Add(Sequence());
        }

        return parts.Count == 1 ? parts[0] : new Node(Kind.Choice, string.Empty, parts);
    }

    private Node Sequence()
    {
        List<Node> parts = [Item()];
        while (_at < _text.Length && _text[_at] == ' ' && _text[_at + 1] != '|')
        {
            _at++;
            parts.Add(Item());
        }

        return parts.Count == 1 ? parts[0] : new Node(Kind.Sequence, string.Empty, parts);
    }

    private Node Item()
    {
        Node node;
        char c = _text[_at];
        if (c == '"')
        {
            List<char> letters = [];
            for (_at++; _text[_at] != '"'; _at++)
            {
                _at += _text[_at] == '\\' ? 1 : 0;
                letters.Add(_text[_at - 1] == '\\' && _text[_at] == 'n' ? '\n' : _text[_at]);
            }

            _at++;
            node = new Node(Kind.Literal, new string([.. letters]), []);
        }
        else if (c == '[')
        {
            List<char> letters = [];
            for (_at++; _text[_at] != ']'; _at++)
            {
                if (_text[_at + 1] == '-')
                {
                    letters.AddRange(Enumerable.Range(_text[_at], _text[_at + 2] - _text[_at] + 1).Select(static i => (char)i));
                    _at += 2;
                }
                else
                {
                    letters.Add(_text[_at]);
                }
            }

            _at++;
            node = new Node(Kind.Letters, new string([.. letters]), []);
        }
        else if (c == '(')
        {
            _at++;
            node = Choice();
            _at++;
        }
        else
        {
            int start = _at;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '-'))
            {
                _at++;
            }

            node = new Node(Kind.Rule, _text[start.._at], []);
        }

        if (_at < _text.Length && _text[_at] is '?' or '*' or '+')
        {
            node = new Node(_text[_at] switch { '?' => Kind.Optional, '*' => Kind.Star, _ => Kind.Plus }, string.Empty, [node]);
            _at++;
        }

        return node;
    }

    private sealed record Node(Kind Kind, string Text, List<Node> Parts);
}
