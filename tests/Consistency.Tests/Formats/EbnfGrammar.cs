using System.Globalization;

namespace Consistency.Tests.Formats;

/// <summary>Reads EBNF in the notation of ISO/IEC 14977, as far as exports use it.</summary>
internal sealed class EbnfGrammar : ExportedGrammar
{
    private readonly string _text;
    private int _at;

    public EbnfGrammar(string text)
    {
        _text = text;
        for (Skip(); _at < _text.Length; Skip())
        {
            string name = Name();
            Expect('=');
            Rules.Add(name, Definitions());
            Expect(';');
        }
    }

    private Node Definitions()
    {
        List<Node> parts = [Single()];
        while (Takes('|'))
        {
            parts.Add(Single());
        }

        return parts.Count == 1 ? parts[0] : new Node(Kind.Choice, string.Empty, parts);
    }

    private Node Single()
    {
        List<Node> parts = [Term()];
        while (Takes(','))
        {
            parts.Add(Term());
        }

        return parts.Count == 1 ? parts[0] : new Node(Kind.Sequence, string.Empty, parts);
    }

    private Node Term()
    {
        Node factor = Primary();
        return Takes('-') ? new Node(Kind.Except, string.Empty, [factor, Primary()]) : factor;
    }

    private Node Primary()
    {
        Skip();
        switch (_text[_at])
        {
            case '"' or '\'':
                return new Node(Kind.Literal, Quoted(_text[_at]), []);
            case '?':
                // The one special sequence is a character by its number.
                string special = Quoted('?').Trim();
                return special.StartsWith("U+", StringComparison.Ordinal)
                    ? new Node(Kind.Literal, char.ConvertFromUtf32(int.Parse(special[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), [])
                    : throw new FormatException($"? {special} ?");
            case '[':
                return Bracketed('[', ']', Kind.Optional);
            case '{':
                return Bracketed('{', '}', Kind.Star);
            case '(':
                Expect('(');
                Node inner = Definitions();
                Expect(')');
                return inner;
            default:
                return new Node(Kind.Rule, Name(), []);
        }
    }

    private Node Bracketed(char open, char close, Kind kind)
    {
        Expect(open);
        Node inner = Definitions();
        Expect(close);
        return new Node(kind, string.Empty, [inner]);
    }

    private string Quoted(char mark)
    {
        int end = _text.IndexOf(mark, _at + 1);
        string inner = _text[(_at + 1)..end];
        _at = end + 1;
        return inner;
    }

    // Names may have spaces in them.
    private string Name()
    {
        Skip();
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == ' '))
        {
            _at++;
        }

        string name = _text[start.._at].Trim();
        return name.Length > 0 ? name : throw new FormatException($"A name was expected at {start}.");
    }

    private bool Takes(char sign)
    {
        Skip();
        if (_at >= _text.Length || _text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Takes(sign))
        {
            throw new FormatException($"'{sign}' was expected at {_at}.");
        }
    }

    private void Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
