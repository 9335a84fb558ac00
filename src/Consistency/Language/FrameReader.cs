using System.Globalization;

namespace Consistency.Language;

/// <summary>Takes keyword, label and annotations off a statement.</summary>
/// <remarks>
/// A keyword counts when a colon follows it, or when what follows can start a sentence: not before a verb ("Fact is …"), and a
/// capitalised one not before another lower-case word ("Claim forms are long." is a sentence, "claim forms are long" a claim).
/// <c>from</c> with a quotation at the end of a statement is its source; with a bare word only behind the full stop or beside
/// a confidence, because "Bob is from Paris" is a sentence.
/// </remarks>
internal static class FrameReader
{
    public static StatementFrame Read(string text, int start, int end)
    {
        StatementFrame frame = new() { OuterStart = start, OuterEnd = end, Start = start, End = end };
        ReadFront(text, ref frame);
        ReadBack(text, ref frame);
        if (frame.Problem is null && frame.Start >= frame.End)
        {
            frame.Problem = new UnreadableException(
                DiagnosticCatalogue.EmptyStatement,
                "There is no sentence here.",
                "Write a sentence such as 'Tweety is a bird.', or delete the line.",
                start,
                Math.Max(1, end - start));
        }

        return frame;
    }

    private static void ReadFront(string text, ref StatementFrame frame)
    {
        ReadLabel(text, ref frame);
        int start = frame.Start;
        int end = start;
        while (end < frame.End && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end - start is < 3 or > 9)
        {
            return;
        }

        if (Lexicon.Find(Lexicon.Keywords, text.AsSpan(start, end - start)) is not { } word)
        {
            return;
        }

        int next = Skip(text, end, frame.End);
        bool hasColon = next < frame.End && text[next] == ':';
        if (!hasColon && next < frame.End && (next == end || !CanStartSentence(text, next, frame.End, text[start..end])))
        {
            return;
        }

        frame.Keyword = word;
        frame.KeywordStart = start;
        frame.Start = Skip(text, hasColon ? next + 1 : next, frame.End);
        if (frame.Label is null)
        {
            ReadLabel(text, ref frame);
        }
    }

    private static bool CanStartSentence(string text, int next, int end, string keyword)
    {
        if (next >= end)
        {
            return true;
        }

        int last = next;
        while (last < end && (char.IsLetterOrDigit(text[last]) || text[last] is '\'' or '’' or '_'))
        {
            last++;
        }

        if (last == next)
        {
            return true;
        }

        if (last < end && text[last] == '(')
        {
            // "before(a, b)": a predicate, whatever the word means in English.
            return true;
        }

        string word = text[next..last].ToLowerInvariant().Replace('’', '\'');
        bool closed = Lexicon.English.TryGetValue(word, out int type);
        if (char.IsLower(text[next]) && type is Generated.ClaimLexer.BE or Generated.ClaimLexer.HAVE or Generated.ClaimLexer.DO or Generated.ClaimLexer.CAN
            && !keyword.Equals("ask", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // "Claim in court is …" is a sentence, "claim In 2020, …" and "claim at most one …" are claims.
        if (type is Generated.ClaimLexer.PREPOSITION && char.IsLower(text[next]) && !IsCount(word, text.AsSpan(last, end - last).TrimStart()))
        {
            return false;
        }

        if (type is Generated.ClaimLexer.AND or Generated.ClaimLexer.OR or Generated.ClaimLexer.WHO or Generated.ClaimLexer.THAN
            || Lexicon.Tensed.Contains(word))
        {
            return false;
        }

        bool isLower = char.IsLower(text[next]) && !closed && !Lexicon.Formal.ContainsKey(word);
        bool isCapitalized = char.IsUpper(keyword[0]) && char.IsLower(keyword[^1]);
        return !(isLower && isCapitalized);
    }

    private static bool IsCount(string word, ReadOnlySpan<char> rest) =>
        word == "at" && (rest.StartsWith("most ", StringComparison.Ordinal) || rest.StartsWith("least ", StringComparison.Ordinal));

    private static void ReadLabel(string text, ref StatementFrame frame)
    {
        if (frame.Start >= frame.End || text[frame.Start] != '[')
        {
            return;
        }

        int close = text.IndexOf(']', frame.Start, Math.Min(frame.End - frame.Start, 200));
        string label = close < 0 ? string.Empty : text[(frame.Start + 1)..close].Trim();
        if (label.Length == 0 || label.Any(static c => !(char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/')))
        {
            frame.Problem ??= new UnreadableException(
                DiagnosticCatalogue.BadAnnotation,
                "A label is one word in square brackets.",
                "Write it like '[c7]', of letters, digits, '_', '-', '.', ':' and '/'.",
                frame.Start,
                close < 0 ? 1 : close + 1 - frame.Start);
            return;
        }

        frame.Label = label;
        frame.LabelStart = frame.Start + 1;
        frame.Start = Skip(text, close + 1, frame.End);
    }

    private static void ReadBack(string text, ref StatementFrame frame)
    {
        bool stop = false;
        while (frame.Start < frame.End)
        {
            int end = frame.End;
            if (char.IsWhiteSpace(text[end - 1]))
            {
                frame.End--;
                continue;
            }

            if (Decoration.Trim(text, frame.Start, end) is var plain && plain < end)
            {
                frame.End = plain;
                continue;
            }

            if (!stop && text[end - 1] is '.' or '…' && SentenceMarks.Trim(text, frame.Start, end) is var trimmed
                && trimmed < end && (trimmed == frame.Start || text[trimmed - 1] != '?'))
            {
                frame.End = trimmed;
                stop = true;
                continue;
            }

            int word = end;
            while (word > frame.Start && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not '@' and not '"' and not '”')
            {
                word--;
            }

            if (ReadConfidence(text, ref frame, word, end) || ReadSource(text, ref frame, word, end))
            {
                stop = false;
                continue;
            }

            break;
        }

        frame.End = SentenceMarks.Trim(text, frame.Start, frame.End);
        frame.IsQuestion = frame.Start < frame.End && text[frame.End - 1] == '?';
    }

    private static bool ReadConfidence(string text, ref StatementFrame frame, int word, int end)
    {
        int sign = word - 1;
        while (sign >= frame.Start && text[sign] is ' ' or '\t')
        {
            sign--;
        }

        if (sign < frame.Start || text[sign] != '@')
        {
            return false;
        }

        if (word == end)
        {
            word = sign;
        }

        ReadOnlySpan<char> number = text.AsSpan(word, end - word);
        if (!TryReadConfidence(number, out double value) || frame.Confidence is not null)
        {
            frame.Problem = new UnreadableException(
                DiagnosticCatalogue.BadConfidence,
                frame.Confidence is not null ? "The statement has two confidences." : $"'{number}' is not a confidence: a number from 0 to 1, or from 0% to 100%.",
                "Write it like '@ 0.9' or '@ 90%'.",
                word,
                end - word);
        }

        frame.Confidence = value;
        frame.ConfidenceStart = word;
        frame.ConfidenceLength = end - word;
        frame.End = sign;
        return true;
    }

    /// <summary>Reads a number from 0 to 1, or from 0% to 100%.</summary>
    public static bool TryReadConfidence(ReadOnlySpan<char> text, out double confidence)
    {
        bool percent = text.EndsWith("%");
        bool isNumber = double.TryParse(
            percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out confidence);
        confidence = percent ? confidence / 100 : confidence;

        // .NET passes over zeros at the end.
        return isNumber && !text.Contains('\0') && Claims.Statement.IsConfidence(confidence);
    }

    private static bool ReadSource(string text, ref StatementFrame frame, int word, int end)
    {
        string source;
        int start;
        if (text[end - 1] is '"' or '”')
        {
            char open = text[end - 1] == '"' ? '"' : '“';
            start = end - 2;
            while (start >= frame.Start && (text[start] != open || (open == '"' && start > frame.Start && text[start - 1] == '\\')))
            {
                start--;
            }

            if (start < frame.Start)
            {
                return false;
            }

            source = TextForms.Unquote(text[start..end]);
        }
        else
        {
            start = word;
            source = text[start..end];
            if (source.Length == 0)
            {
                return false;
            }
        }

        int from = start - 1;
        while (from >= frame.Start && char.IsWhiteSpace(text[from]))
        {
            from--;
        }

        if (from - 3 <= frame.Start || from == start - 1 || !text.AsSpan(from - 3, 4).Equals("from", StringComparison.OrdinalIgnoreCase)
            || !(char.IsWhiteSpace(text[from - 4]) || text[from - 4] is '.' or ')' or '"' or '”'))
        {
            return false;
        }

        // A bare word needs a sign that it is no part of the sentence.
        if (text[end - 1] is not ('"' or '”') && !IsAnnotationPlace(text, frame.Start, from - 3))
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(source) || frame.Source is not null)
        {
            frame.Problem = new UnreadableException(
                DiagnosticCatalogue.BadAnnotation,
                frame.Source is null ? "The source has no name." : "The statement has two sources.",
                "Write it once, like 'from \"doc-1\"'.",
                from - 3,
                end - (from - 3));
        }

        frame.Source = source;
        frame.End = from - 3;
        return true;
    }

    private static bool IsAnnotationPlace(string text, int start, int from)
    {
        int k = from - 1;
        while (k > start && char.IsWhiteSpace(text[k]))
        {
            k--;
        }

        if (text[k] is '.' or '?' or '!' or ')')
        {
            return true;
        }

        // Behind a confidence: "… @ 0.9 from doc1".
        while (k > start && !char.IsWhiteSpace(text[k]) && text[k] != '@')
        {
            k--;
        }

        while (k > start && char.IsWhiteSpace(text[k]))
        {
            k--;
        }

        return text[k] == '@';
    }

    private static int Skip(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }
}
