namespace Consistency.Tests.Formats;

/// <summary>Reads GBNF.</summary>
internal sealed class GbnfGrammar : ExportedGrammar
{
    private readonly string _text = string.Empty;
    private int _at;

    public GbnfGrammar(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = line.Split(" ::= ", 2);
            (_text, _at) = (sides[1], 0);
            Rules.Add(sides[0], Choice());
            if (_at != _text.Length)
            {
                throw new FormatException($"{sides[0]}, column {_at}");
            }
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
}
