namespace Consistency.Language;

/// <summary>Cuts a text into statements, so that one bad statement costs one diagnostic. Linear, one pass.</summary>
/// <remarks>
/// A line break ends a statement, except inside brackets, and except where the line breaks next to a word or sign that no
/// sentence can end or start with ("… older ⏎ than Bob", "p or ⏎ q"). Within a line full stops, question marks and
/// exclamation marks, alone or in a row ("?!", "!!", "..."), before white space end a sentence; not in a number, not in
/// quotes unless a sentence is quoted whole, not three dots before a lower-case word, not after an abbreviation, an initial ("J. Smith" at the start, "John F. Kennedy") or the variables of a quantifier ("∀x. p(x)"). A <c>#</c> at the
/// start of a line or after white space starts a comment. List marks at the start of a line are passed over. Annotations behind the full stop still belong to the statement.
/// </remarks>
internal ref struct StatementSplitter
{
    // A bracket that is still open after so many characters was forgotten, not wrapped.
    private const int MaxWrapped = 1000;

    private readonly ReadOnlySpan<char> _text;
    private int _next;

    public StatementSplitter(ReadOnlySpan<char> text)
    {
        _text = text;
        _next = 0;
    }

    /// <summary>Where the current statement starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends; annotations are inside.</summary>
    public int End { get; private set; }

    /// <summary>Whether comments stand inside it.</summary>
    public bool HasComments { get; private set; }

    public bool MoveNext()
    {
        HasComments = false;
        SkipBlank();
        if (_next >= _text.Length)
        {
            return false;
        }

        Start = _next;
        End = Scan(out _next);
        return true;
    }

    private static bool IsBreak(char c) => c is '\n' or '\r';

    private void SkipBlank()
    {
        while (_next < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_next]) || _text[_next] == '\uFEFF')
            {
                _next++;
            }
            else if (_text[_next] == '#' && (_next == 0 || char.IsWhiteSpace(_text[_next - 1])))
            {
                _next = LineEnd(_next);
            }
            else if (!char.IsLetter(_text[_next]) && StartsLine(_next) && Decoration.MarkLength(_text, _next) is > 0 and int mark)
            {
                _next += mark;
            }
            else
            {
                return;
            }
        }
    }

    private readonly bool StartsLine(int i)
    {
        while (i > 0 && _text[i - 1] is ' ' or '\t')
        {
            i--;
        }

        return i == 0 || IsBreak(_text[i - 1]) || _text[i - 1] == '\uFEFF';
    }

    private readonly int LineEnd(int i)
    {
        int length = _text[i..].IndexOfAny('\n', '\r');
        return length < 0 ? _text.Length : i + length;
    }

    private int Scan(out int next)
    {
        int depth = 0;
        int fallback = -1;
        for (int i = Start; i < _text.Length; i++)
        {
            char c = _text[i];
            switch (c)
            {
                case '"' or '“':
                    int open = i;
                    i = QuoteEnd(i);
                    if (depth == 0 && IsQuotedSentence(open, i))
                    {
                        next = AnnotationsEnd(i + 1);
                        return Trim(next);
                    }

                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth = Math.Max(0, depth - 1);
                    if (depth == 0 && IsEndInside(i))
                    {
                        next = AnnotationsEnd(i + 1);
                        return Trim(next);
                    }

                    break;
                case '#' when i > 0 && char.IsWhiteSpace(_text[i - 1]):
                    HasComments = true;
                    i = LineEnd(i) - 1;
                    break;
                case '\n' or '\r':
                    int after = NextLine(i);
                    if (depth > 0 && (fallback < 0 || i - fallback < MaxWrapped) && after < _text.Length && !IsBreak(_text[after]) && !StartsWithKeyword(after))
                    {
                        fallback = fallback < 0 ? i : fallback;
                        break;
                    }

                    if (depth > 0 && fallback >= 0)
                    {
                        // The bracket never closes: what was read beyond the first line is another statement.
                        return Trim(next = fallback);
                    }

                    if (depth == 0 && IsWrapped(i, after))
                    {
                        i = after - 1;
                        break;
                    }

                    return Trim(next = i);
                case '.' or '?' or '!' or '…' when depth == 0 && EndsSentence(i):
                    next = AnnotationsEnd(Decoration.End(_text, i + 1));
                    return Trim(next);
            }
        }

        return Trim(next = fallback >= 0 && depth > 0 ? fallback : _text.Length);
    }

    private readonly int Trim(int end)
    {
        while (end > Start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    // A quotation ends on its own line; one that does not is left to the reader, which says so.
    private readonly int QuoteEnd(int i)
    {
        char close = _text[i] == '"' ? '"' : '”';
        for (int k = i + 1; k < _text.Length && !IsBreak(_text[k]); k++)
        {
            if (_text[k] == '\\' && close == '"')
            {
                k++;
            }
            else if (_text[k] == close)
            {
                return k;
            }
        }

        return LineEnd(i) - 1;
    }

    // The first character of the next line that is not blank; a second line break when a blank line follows.
    private readonly int NextLine(int i)
    {
        int k = _text[i] == '\r' && i + 1 < _text.Length && _text[i + 1] == '\n' ? i + 2 : i + 1;
        while (k < _text.Length && _text[k] is ' ' or '\t')
        {
            k++;
        }

        return k;
    }

    private readonly bool StartsWithKeyword(int i) =>
        char.IsAsciiLetter(_text[i]) && Lexicon.Find(Lexicon.Keywords, WordAt(i)) is not (null or "exclusive");

    private readonly ReadOnlySpan<char> WordAt(int i)
    {
        int end = i;
        while (end < _text.Length && end - i < 20 && (char.IsLetter(_text[end]) || _text[end] == '\''))
        {
            end++;
        }

        return _text[i..end];
    }

    private readonly ReadOnlySpan<char> WordBefore(int end)
    {
        int start = end;
        while (start > Start && end - start < 20 && (char.IsLetter(_text[start - 1]) || _text[start - 1] == '.'))
        {
            start--;
        }

        return _text[start..end];
    }

    private readonly bool IsWrapped(int i, int after)
    {
        if (after >= _text.Length || IsBreak(_text[after]) || _text[after] == '#')
        {
            return false;
        }

        int end = Trim(i);
        if (end == Start)
        {
            return false;
        }

        char last = _text[end - 1];
        if (last is ',' or '&' or '|' or '^' or '∧' or '∨' or '⊕' or '→' or '⇒' or '↔' or '⇔' or '⟷'
            || (last == '>' && end - Start > 1 && _text[end - 2] is '-' or '='))
        {
            return true;
        }

        char first = _text[after];
        if (first is '&' or '|' or '^' or '∧' or '∨' or '⊕' or '→' or '⇒' or '↔' or '⇔' or '⟷' or '@'
            || _text[after..].StartsWith("->") || _text[after..].StartsWith("=>") || _text[after..].StartsWith("<"))
        {
            return true;
        }

        return (char.IsLower(first) && Lexicon.Find(Lexicon.CannotStart, WordAt(after)) is not null)
            || (char.IsLetter(last) && !StartsWithKeyword(after) && Lexicon.Find(Lexicon.CannotEnd, WordBefore(end)) is not null && !IsNameAtEnd(end));
    }

    // "B is older than A", "p -> a": the last word is a name, not an article.
    private readonly bool IsNameAtEnd(int end)
    {
        if (_text[end - 1] == 'A')
        {
            return true;
        }

        int k = end - 1;
        if (_text[k] != 'a' || (k > Start && char.IsLetter(_text[k - 1])))
        {
            return false;
        }

        do
        {
            k--;
        }
        while (k > Start && _text[k] == ' ');
        return k < Start || !char.IsLetter(_text[k]);
    }

    private readonly bool EndsSentence(int i)
    {
        if (i + 1 < _text.Length && !char.IsWhiteSpace(_text[i + 1]) && Decoration.End(_text, i + 1) is var decorated && (decorated == i + 1 || (decorated < _text.Length && !char.IsWhiteSpace(_text[decorated]))))
        {
            return false;
        }

        int first = SentenceMarks.First(_text, Start, i + 1);
        ReadOnlySpan<char> marks = _text[first..(i + 1)];
        if (marks.Contains('?'))
        {
            return true;
        }

        if (marks.Contains('!'))
        {
            return first > Start && (char.IsLetterOrDigit(_text[first - 1]) || _text[first - 1] is '"' or '”' or ')');
        }

        // Three dots can be a pause in a sentence that goes on.
        if (marks.Length > 1 || marks[0] == '…')
        {
            return NextVisible(i + 1) is not { } after || !char.IsLower(after);
        }

        if (first == Start || char.IsWhiteSpace(_text[first - 1]))
        {
            return true;
        }

        return i + 1 >= _text.Length || !(IsAbbreviation(i) || IsInitial(i) || FollowsQuantifier(i));
    }

    // Alice said "Tweety is a bird." Bob is kind. Names are quoted, too ("Yahoo!"), but hold one word or go on in lower case; and
    // who said it may come after it ("Is it?" Alice asked.).
    private readonly bool IsQuotedSentence(int open, int close)
    {
        if (close >= _text.Length || !IsEndInside(close) || !_text[open..close].Contains(' '))
        {
            return false;
        }

        int second = close + 1;
        while (second < _text.Length && _text[second] == ' ')
        {
            second++;
        }

        second += WordAt(second).Length;
        return second >= _text.Length || _text[second] != ' ' || !(WordAt(second + 1) is var verb && (verb.SequenceEqual("asked") || Lexicon.Find(Lexicon.Reporting, verb) is not null));
    }

    // A sentence mark stands before the quote or bracket that closes at a place, and a sentence can begin behind it.
    private readonly bool IsEndInside(int close) =>
        close - 1 > Start && SentenceMarks.IsMark(_text[close - 1]) && !IsAbbreviation(close - 1)
        && close + 1 < _text.Length && char.IsWhiteSpace(_text[close + 1])
        && NextVisible(close + 1) is { } after && (char.IsUpper(after) || after is '"' or '“');

    // "Dr. Smith"; "Acme Inc. sells cars" and "at 10 a.m. in Paris", but "at Acme Inc. Bob is kind".
    private readonly bool IsAbbreviation(int i)
    {
        ReadOnlySpan<char> word = WordBefore(i);
        if (NextVisible(i + 1) is not { } next || IsBreak(next))
        {
            return false;
        }

        if (Lexicon.Find(Lexicon.Abbreviations, word) is not null)
        {
            return true;
        }

        bool isShort = word.Contains('.') ? IsAcronym(word) : Lexicon.Find(Lexicon.ClosingAbbreviations, word) is not null;
        // "J.K. Rowling": initials, and nothing that a sentence ends with.
        if (word.Contains('.') && isShort && char.IsUpper(word[0]) && char.IsUpper(next) && !Lexicon.PlacesInInitials.Contains(word.ToString()))
        {
            return true;
        }

        return isShort && (char.IsLower(next) || char.IsAsciiDigit(next) || next is ',' or '(' or '-'
            || (word.Contains('.') && char.IsUpper(word[0]) && _text[Start..].StartsWith("The ", StringComparison.Ordinal) && i - word.Length == Start + 4));
    }

    // "U.S", "a.m": single letters between full stops.
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        for (int k = 0; k < word.Length; k++)
        {
            if (k % 2 == 0 ? !char.IsLetter(word[k]) : word[k] != '.')
            {
                return false;
            }
        }

        return word.Length % 2 == 1;
    }

    private readonly char? NextVisible(int i)
    {
        while (i < _text.Length && _text[i] is ' ' or '\t')
        {
            i++;
        }

        return i < _text.Length ? _text[i] : null;
    }

    private readonly bool IsInitial(int i)
    {
        if (!char.IsUpper(_text[i - 1]) || (i - 2 >= Start && char.IsLetterOrDigit(_text[i - 2])) || NextVisible(i + 1) is not { } next || !char.IsUpper(next))
        {
            return false;
        }

        int k = i - 2;
        while (k >= Start && _text[k] == ' ')
        {
            k--;
        }

        if (k < Start)
        {
            return true;
        }

        while (k > Start && char.IsLetter(_text[k - 1]))
        {
            k--;
        }

        return k >= Start && char.IsUpper(_text[k]) && k + 1 < i - 2;
    }

    // "∀x. p(x)", "forall x, y. p(x, y)".
    private readonly bool FollowsQuantifier(int i)
    {
        int limit = Math.Max(Start, i - 80);
        int end = i;
        for (int words = 0; words < 10; words++)
        {
            int start = end;
            while (start > limit && (char.IsLetterOrDigit(_text[start - 1]) || _text[start - 1] == '_'))
            {
                start--;
            }

            if (start == end)
            {
                return false;
            }

            if (words > 0 && _text[start..end] is "forall" or "exists")
            {
                return true;
            }

            while (start > limit && _text[start - 1] is ' ' or ',')
            {
                start--;
            }

            if (start > limit && _text[start - 1] is '∀' or '∃')
            {
                return true;
            }

            end = start;
        }

        return false;
    }

    // Takes "@ 0.9", "from "doc"" and a second full stop behind the sentence along.
    private readonly int AnnotationsEnd(int i)
    {
        int end = i;
        while (true)
        {
            int k = end;
            while (k < _text.Length && _text[k] is ' ' or '\t')
            {
                k++;
            }

            if (k >= _text.Length)
            {
                return end;
            }

            if (_text[k] == '@')
            {
                k++;
                while (k < _text.Length && _text[k] is ' ' or '\t')
                {
                    k++;
                }

                while (k < _text.Length && !char.IsWhiteSpace(_text[k]))
                {
                    k++;
                }

                end = k;
            }
            else if (WordAt(k).Equals("from", StringComparison.OrdinalIgnoreCase) && SourceEnd(k + 4) is { } source)
            {
                end = source;
            }
            else
            {
                return end;
            }
        }
    }

    private readonly int? SourceEnd(int k)
    {
        while (k < _text.Length && _text[k] is ' ' or '\t')
        {
            k++;
        }

        if (k >= _text.Length || IsBreak(_text[k]))
        {
            return null;
        }

        if (_text[k] is '"' or '“')
        {
            return Math.Min(_text.Length, QuoteEnd(k) + 1);
        }

        while (k < _text.Length && !char.IsWhiteSpace(_text[k]))
        {
            k++;
        }

        // A bare word is a source when nothing but annotations follows on the line; otherwise "From …" starts a sentence.
        return NextVisible(k) is null or '\n' or '\r' or '@' or '#' ? k : null;
    }
}
