using System.Text.RegularExpressions;

namespace Consistency.Language;

/// <summary>Cuts a text into statements, so that each is parsed alone and one bad one costs one diagnostic.</summary>
/// <remarks>
/// A statement ends at a full stop, question mark or exclamation mark that white space follows, or at the end of its line.
/// It goes on over a line end inside brackets, and when the next line is indented and starts with a small letter. "#"
/// starts a comment. Linear in the text: looking ahead is bounded.
/// </remarks>
internal sealed partial class StatementSplitter(string text)
{
    // How far a bracket or a quote may reach; every look ahead is bounded, or hostile text would cost its square.
    private const int MaxLookahead = 4_096;
    private const int MaxBracketLines = 20;
    private const int MaxLabel = 200;

    // What is longer than this is no sentence; see ClaimParser.
    private const int MaxSentence = 10_000;

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "claim", "fact", "rule", "relation", "exclusive", "constant", "ask",
    };

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "no", "jr", "sr", "inc", "ltd", "co",
    };

    private int _position;

    /// <summary>Gives the statements in order.</summary>
    public IEnumerable<RawStatement> Split(CancellationToken cancellationToken)
    {
        while (SkipToStatement())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read();
        }
    }

    private bool SkipToStatement()
    {
        while (_position < text.Length)
        {
            if (text[_position] == '#')
            {
                _position = EndOfLine(_position);
            }
            else if (char.IsWhiteSpace(text[_position]) || text[_position] == '\uFEFF')
            {
                _position++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private RawStatement Read()
    {
        LanguageProblem? problem = null;
        (string, int, int)? label = ReadLabel(ref problem);
        string? keyword = ReadKeyword();
        label ??= ReadLabel(ref problem);

        int start = _position;
        int end = FindEnd(start, out char terminator);
        _position = end + (terminator == '\0' ? 0 : 1);
        (string, int, int)? confidence = null;
        string? source = null;
        ReadAnnotations(ref confidence, ref source, ref problem);

        // 'Tweety is a penguin from "doc-1".': a quoted source may also stand before the full stop.
        if (source is null && end - start <= MaxSentence && InnerSource().Match(text, start, end - start) is { Success: true } inner)
        {
            source = inner.Groups[1].Value;
            end = inner.Index;
        }

        if (terminator == '\0' && confidence is not null && end < _position && IsTerminator(_position))
        {
            terminator = text[_position];
            _position++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new RawStatement(start, end - start, terminator == '?', keyword, label, confidence, source, problem);
    }

    private (string, int, int)? ReadLabel(ref LanguageProblem? problem)
    {
        if (_position >= text.Length || text[_position] != '[')
        {
            return null;
        }

        int start = _position;
        int lineEnd = EndOfLine(start, MaxLabel);
        int close = text.IndexOf(']', start, lineEnd - start);
        string label = close < 0 ? string.Empty : text[(start + 1)..close].Trim();
        if (label.Length == 0)
        {
            problem = new LanguageProblem(
                DiagnosticIds.BadAnnotation,
                close < 0 ? "The label is not closed." : "The label is empty.",
                "Write a label as [c1] in front of the statement.",
                start,
                (close < 0 ? lineEnd : close + 1) - start);
        }

        _position = close < 0 ? lineEnd : close + 1;
        SkipBlanks();
        return label.Length == 0 ? null : (label, start, _position - start);
    }

    // In small letters a keyword is one; with a capital only before a colon, since "Claim forms are long." is a sentence.
    private string? ReadKeyword()
    {
        int end = _position;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        string word = text[_position..end];
        if (word.Length > 9 || !Keywords.Contains(word))
        {
            return null;
        }

        bool hasColon = end < text.Length && text[end] == ':';
        bool isKeyword = hasColon || (char.IsAsciiLetterLower(word[0]) && (end == text.Length || char.IsWhiteSpace(text[end])));
        if (!isKeyword)
        {
            return null;
        }

        _position = hasColon ? end + 1 : end;
        SkipBlanks();
        return word.ToLowerInvariant();
    }

    private int FindEnd(int start, out char terminator)
    {
        int depth = 0;
        bool isQuoted = false;
        terminator = '\0';
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                if ((depth > 0 && ClosesSoon(i, depth)) || Continues(i))
                {
                    isQuoted = false;
                    continue;
                }

                return i;
            }

            if (isQuoted)
            {
                i += c == '\\' ? 1 : 0;
                isQuoted = c != '"';
                continue;
            }

            switch (c)
            {
                case '"':
                    isQuoted = ClosesQuote(i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '#' when i == start || char.IsWhiteSpace(text[i - 1]):
                    return i;
                case '@' when i == start || char.IsWhiteSpace(text[i - 1]):
                    return i;
                case '.' or '?' or '!' or '。' or '？' when IsTerminator(i) && !IsAbbreviation(start, i) && !IsQuantifierDot(start, i):
                    terminator = c == '？' ? '?' : c;
                    return i;
                default:
                    break;
            }
        }

        return text.Length;
    }

    private bool IsTerminator(int index) =>
        index < text.Length
        && (text[index] is '。' or '？'
            || (text[index] is '.' or '?' or '!' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]))));

    private bool IsAbbreviation(int start, int index)
    {
        if (text[index] != '.' || index + 1 == text.Length || text[index + 1] is '\r' or '\n')
        {
            return false;
        }

        int wordStart = index;
        while (wordStart > start && (char.IsLetter(text[wordStart - 1]) || text[wordStart - 1] == '.') && index - wordStart < 8)
        {
            wordStart--;
        }

        // An initial stands in front of or within a name; at the end of "is older than B." it is a name itself.
        string word = text[wordStart..index];
        return Abbreviations.Contains(word) && !(word.Equals("no", StringComparison.OrdinalIgnoreCase) && !char.IsDigit(NextVisible(index + 1)));
    }

    private char NextVisible(int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t')
        {
            index++;
        }

        return index < text.Length ? text[index] : '\0';
    }

    private bool IsQuantifierDot(int start, int index)
    {
        int from = Math.Max(start, index - 64);
        return text[index] == '.' && QuantifierPrefix().IsMatch(text.AsSpan(from, index - from));
    }

    private bool ClosesSoon(int index, int depth)
    {
        int limit = Math.Min(text.Length, index + MaxLookahead);
        int lines = 0;
        for (int i = index; i < limit && lines <= MaxBracketLines; i++)
        {
            lines += text[i] == '\n' ? 1 : 0;
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool ClosesQuote(int index)
    {
        int limit = EndOfLine(index, MaxLookahead);
        return text.IndexOf('"', index + 1, limit - index - 1) >= 0;
    }

    private bool Continues(int newLine)
    {
        int i = newLine + 1;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        if (i == newLine + 1 || i >= text.Length || !char.IsLower(text[i]))
        {
            return false;
        }

        int end = i;
        while (end < text.Length && char.IsLetter(text[end]) && end - i < 10)
        {
            end++;
        }

        return !Keywords.Contains(text[i..end]);
    }

    private void ReadAnnotations(
        ref (string Text, int Start, int Length)? confidence, ref string? source, ref LanguageProblem? problem)
    {
        while (true)
        {
            SkipBlanks();
            if (_position < text.Length && text[_position] == '@')
            {
                int at = _position++;
                SkipBlanks();
                int start = _position;
                while (_position < text.Length && !char.IsWhiteSpace(text[_position]))
                {
                    _position++;
                }

                int end = _position;
                if (end - start > 1 && text[end - 1] is '.' or ',' or ';')
                {
                    end--;
                }

                if (confidence is not null || end == start)
                {
                    problem ??= new LanguageProblem(
                        DiagnosticIds.BadAnnotation,
                        end == start ? "A number is missing after '@'." : "There are two confidences.",
                        "Write one confidence, as @ 0.9.",
                        at,
                        end - at);
                }

                confidence ??= (text[start..end], start, end - start);
            }
            else if (Source().Match(text, _position) is { Success: true } match && source is null)
            {
                source = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value.TrimEnd('.', ',', ';');
                _position += match.Length;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r')
        {
            _position++;
        }
    }

    private int EndOfLine(int index, int within = int.MaxValue)
    {
        int limit = Math.Min(text.Length - index, within);
        int end = text.IndexOf('\n', index, limit);
        return end < 0 ? index + limit : end;
    }

    [GeneratedRegex("""\Gfrom[ \t]+(?:"([^"\n]+)"|([^\s"@#]+))(?=[\s.@#]|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    [GeneratedRegex("""[ \t]+from[ \t]+"([^"\n]+)"[ \t]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex InnerSource();

    [GeneratedRegex("""(?:∀|∃|(?:^|\W)(?:forall|exists)\s)\s*\w+(?:\s*,\s*\w+)*\s*\z""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuantifierPrefix();
}
