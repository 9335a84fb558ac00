using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Takes off who says a sentence and when it holds, and marks what is left with it.</summary>
/// <remarks>
/// "According to S, P" and "S claims that P" say what S holds, and "As of T, P" what held at T. Neither says P itself;
/// <see cref="Attribution"/> tells what they come to. With a time given, the tense says nothing more: "was" at T is "is" at T.
/// </remarks>
internal sealed class ReportedReader
{
    private const int LongestSource = 8;

    private readonly VocabularyBuilder _vocabulary;
    private readonly List<string> _speakers = [];
    private ClaimTime? _time;
    private bool _isDenied;

    public ReportedReader(VocabularyBuilder vocabulary) => _vocabulary = vocabulary;

    /// <summary>Gets a value indicating whether the last source denies what the sentence says.</summary>
    public bool IsDenied => _isDenied;

    /// <summary>Tells cheaply whether a sentence may say when, by its first and last word.</summary>
    public static bool MayNameTime(List<ClaimToken> tokens) =>
        char.IsAsciiDigit(tokens[^1].Word[0]) || tokens[0].Lower is "in" or "on" or "since" or "until" or "from" or "between" or "during";

    /// <summary>Takes off all that says who and when.</summary>
    /// <param name="tokens">The sentence; what is read is taken off it.</param>
    /// <returns>Who and when; null when the sentence says neither.</returns>
    public Attribution? TakeOff(List<ClaimToken> tokens)
    {
        _speakers.Clear();
        _time = null;
        _isDenied = false;
        while (tokens.Count > 3 && (Time(tokens) || Source(tokens)))
        {
        }

        if (_time is not null)
        {
            WithoutTense(tokens);
        }

        return _speakers.Count == 0 && _time is null ? null : new Attribution(_speakers.Count == 0 ? null : string.Join(": ", _speakers), _time);
    }

    /// <summary>Makes a formula what was said, and keeps how its atoms are worded.</summary>
    /// <param name="attribution">What was taken off.</param>
    /// <param name="content">What the rest of the sentence says.</param>
    /// <returns>Who and when, with what they say.</returns>
    public (Attribution Attribution, Formula Content) Reported(Attribution attribution, Formula content)
    {
        Formula said = _isDenied ? !content : content;
        if (attribution.Speaker is { } speaker && Lexicon.IndefiniteSources.Contains(speaker.ToLowerInvariant()) && said is not AtomicFormula)
        {
            // "Some say P, some say not P" are not the same ones.
            attribution = new Attribution(speaker + " others", attribution.Time);
        }

        foreach (string mark in attribution.Marks([]))
        {
            _vocabulary.AddMarked(said, mark);
        }

        return (attribution, said);
    }

    private bool Source(List<ClaimToken> tokens)
    {
        if (tokens.Count > 4 && tokens[0].Lower == "according" && tokens[1].Lower == "to")
        {
            int comma = tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA);
            if (comma <= 2 || comma > LongestSource + 2 || comma + 1 >= tokens.Count)
            {
                return false;
            }

            _speakers.Add(Words(tokens[2..comma]));
            tokens.RemoveRange(0, comma + 1);
            return true;
        }

        int according = tokens.FindLastIndex(static t => t.Lower == "according");
        if (according > 2 && tokens.Count - according is > 2 and <= LongestSource && tokens[according + 1].Lower == "to")
        {
            bool hasComma = tokens[according - 1].Type == ClaimLexer.COMMA;
            CheckReach(tokens, hasComma ? according - 1 : according, according);
            _speakers.Add(Words(tokens[(according + 2)..]));
            tokens.RemoveRange(according - (hasComma ? 1 : 0), tokens.Count - according + (hasComma ? 1 : 0));
            return true;
        }

        int that = tokens.FindIndex(static t => t.Lower == "that");
        if (that > 1 && that <= 6 && that + 1 < tokens.Count && tokens.FindIndex(0, that, static t => t.Lower is "if" or "when" or "it" or ",") < 0
            && tokens.FindIndex(0, SpeakerEnd(tokens, that), static t => t.Forms.Contraction is not null || IsVerbal(t) || t.Forms.English == ClaimLexer.NOT) < 0)
        {
            bool denies = Lexicon.Denying.Contains(tokens[that - 1].Lower);
            if (denies || Lexicon.Reporting.Contains(tokens[that - 1].Lower) || Lexicon.ReportingThat.Contains(tokens[that - 1].Lower))
            {
                CheckSource(tokens[0]);
                CheckContrast(tokens, that);
                _speakers.Add(Words(tokens[..SpeakerEnd(tokens, that)]));
                _isDenied ^= denies;
                tokens.RemoveRange(0, that + 1);
                return true;
            }
        }

        if (SourceBehind(tokens))
        {
            return true;
        }

        // "Alice says Bob is kind".
        int verb = tokens.FindIndex(0, Math.Min(5, tokens.Count), static t => t.Forms.IsReporting);
        if (verb > 0 && verb + 3 < tokens.Count && (tokens.FindIndex(0, verb, static t => !t.IsCapitalized && t.Lower != "the") < 0 || (tokens[0].Lower == "the" && verb == 2))
            && (tokens[verb + 1].IsCapitalized || tokens[verb + 1].Forms.English is ClaimLexer.THE or ClaimLexer.A or ClaimLexer.EVERY or ClaimLexer.NO)
            && tokens.FindIndex(verb + 2, static t => IsVerbal(t) || t.Forms.Contraction is not null) > 0)
        {
            _speakers.Add(Words(tokens[..verb]));
            _isDenied ^= Lexicon.Denying.Contains(tokens[verb].Lower);
            tokens.RemoveRange(0, verb + 1);
            return true;
        }

        return false;
    }

    // "Reuters says that", "Reuters has reported that".
    private static int SpeakerEnd(List<ClaimToken> tokens, int that) => that > 2 && tokens[that - 2].Lower is "has" or "have" ? that - 2 : that - 1;

    // "Some say that P, but others disagree", "Alice says that P, but Q": who says what follows?
    private static void CheckContrast(List<ClaimToken> tokens, int that)
    {
        int but = tokens.FindIndex(that, static t => t.Lower == "but");
        if (but > 0 && tokens[but - 1].Type == ClaimLexer.COMMA && but + 2 < tokens.Count && tokens.FindIndex(but + 2, static t => IsVerbal(t) || t.Forms.Contraction is not null || Lexicon.Verbs.Contains(t.Lower)
            || Lexicon.Verbs.Contains(Inflection.BaseForm(t.Lower))) >= 0 && tokens[but + 1].Forms.English is not ClaimLexer.NOT)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Ambiguous,
                $"It is not clear whether '{Words(tokens[but..])}' is said by '{Words(tokens[..SpeakerEnd(tokens, that)])}', too.",
                "Write two sentences.",
                tokens[but].Start,
                tokens[^1].Start + tokens[^1].Length - tokens[but].Start);
        }
    }

    private static void CheckSource(ClaimToken first)
    {
        if (first.Forms.English is ClaimLexer.NO_ONE or ClaimLexer.NO or ClaimLexer.EVERYONE or ClaimLexer.EVERY)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported, $"'{first.Word}' names nobody who says it.", "Name who says it: 'Alice says that Bob is kind.'", first.Start, first.Length);
        }
    }

    // "Alice is kind, Bob says", "Alice is kind, says Bob".
    private bool SourceBehind(List<ClaimToken> tokens)
    {
        int comma = tokens.FindLastIndex(static t => t.Type == ClaimLexer.COMMA);
        int count = tokens.Count - comma - 1;
        if (comma < 3 || count is < 2 or > LongestSource)
        {
            return false;
        }

        bool isLast = Lexicon.Reporting.Contains(tokens[^1].Lower);
        int verb = isLast ? tokens.Count - 1 : comma + 1;
        int start = isLast ? comma + 1 : comma + 2;
        int end = isLast ? tokens.Count - 1 : tokens.Count;
        if (!Lexicon.Reporting.Contains(tokens[verb].Lower) || tokens.FindIndex(start, end - start, static t => !t.IsCapitalized && t.Forms.English is not (ClaimLexer.THE or ClaimLexer.A)) >= 0)
        {
            return false;
        }

        CheckReach(tokens, comma, comma + 1);
        _speakers.Add(Words(tokens[start..end]));
        tokens.RemoveRange(comma, tokens.Count - comma);
        return true;
    }

    private bool Time(List<ClaimToken> tokens)
    {
        if (TimeAt(tokens, 0, out ClaimTime? front, out int length))
        {
            length += length < tokens.Count && tokens[length].Type == ClaimLexer.COMMA ? 1 : 0;
            if (tokens.Count - length < 2)
            {
                return false;
            }

            Keep(front, tokens[0]);
            tokens.RemoveRange(0, length);
            return true;
        }

        // The first word that may start what ends the sentence.
        for (int start = Math.Max(2, tokens.Count - 10); start < tokens.Count - 1; start++)
        {
            if (tokens[start].Type == ClaimLexer.WORD && TimeAt(tokens, start, out ClaimTime? back, out length) && start + length == tokens.Count
                && (tokens[start].Lower is not ("in" or "on" or "during" or "between") || IsState(tokens, start)) && tokens[start - 1].Forms.English != ClaimLexer.THAN)
            {
                CheckReach(tokens, start, start);
                Keep(back, tokens[start]);
                tokens.RemoveRange(start, length);
                if (tokens[^1].Type == ClaimLexer.COMMA)
                {
                    tokens.RemoveAt(tokens.Count - 1);
                }

                return true;
            }
        }

        return false;
    }

    private void Keep(ClaimTime? time, ClaimToken at)
    {
        if (_time is not null && time is not null)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Ambiguous, "The sentence names two times.", "Write 'from 2019 to 2021', or two sentences.", at.Start, at.Length);
        }

        _time ??= time;
    }

    // "as of T", "in 2020", "since T", "until T", "from T to T", "between T and T"; no time stands for now.
    private static bool TimeAt(List<ClaimToken> tokens, int i, out ClaimTime? time, out int length)
    {
        time = null;
        length = 0;
        string word = tokens[i].Lower;
        int at = i + 1;
        switch (word)
        {
            case "as" when at < tokens.Count && tokens[at].Lower == "of":
                at++;
                break;
            case not ("in" or "on" or "during" or "since" or "until" or "from" or "between"):
                return false;
        }

        TimePoint? first = DateReader.At(tokens, at, out int words);
        if (first is null && word == "as")
        {
            return Named(tokens, i, at, out time, out length);
        }

        if (first is null)
        {
            return false;
        }

        int end = at + words;
        switch (word)
        {
            case "from" or "between":
                string joint = end < tokens.Count ? tokens[end].Lower : string.Empty;
                if ((word == "from" ? joint is "to" or "until" : joint == "and") && DateReader.At(tokens, end + 1, out int more) is { } last)
                {
                    time = new ClaimTime(TimeForm.Between, first, last);
                    length = end + 1 + more - i;
                    return true;
                }

                return false;
            default:
                time = new ClaimTime(word switch { "since" => TimeForm.Since, "until" => TimeForm.Until, _ => TimeForm.At }, first);
                length = end - i;
                return true;
        }
    }

    // "As of last spring, …": up to the comma, or one word at the end.
    private static bool Named(List<ClaimToken> tokens, int i, int at, out ClaimTime? time, out int length)
    {
        time = null;
        length = 0;
        int comma = tokens.FindIndex(at, static t => t.Type == ClaimLexer.COMMA);
        int end = i == 0 ? comma : tokens.Count - at == 1 ? tokens.Count : -1;
        if (end <= at || end > at + LongestSource)
        {
            return false;
        }

        string words = Words(tokens[at..end]);
        time = words.ToLowerInvariant() is "now" or "today" ? null : new ClaimTime(TimeForm.At, TimePoint.Named(words));
        length = end - i;
        return true;
    }

    // "was the CEO in 2020" is a state at a time; "was founded in 1998" and "won in 2020" say when something happened.
    private static bool IsState(List<ClaimToken> tokens, int end)
    {
        int verb = tokens.FindIndex(0, end, static t => t.Forms.English is ClaimLexer.BE or ClaimLexer.HAVE || t.Forms.Contraction is { } c && c[0] is "is" or "are" or "was" or "were" or "has" or "had");
        string last = tokens[end - 1].Lower;
        if (verb < 0)
        {
            return tokens.FindIndex(1, end - 1, static t => Lexicon.Lasting.Contains(t.Lower)) > 0;
        }

        verb += verb + 1 < end && tokens[verb + 1].Forms.English == ClaimLexer.NOT ? 1 : 0;
        return !Inflection.LooksPast(last) && !Inflection.Participles.ContainsKey(last) && last is not ("born" or "due" or "payable" or "effective" or "scheduled")
            && !(verb + 1 < end && (tokens[verb].Forms.English is ClaimLexer.BE or ClaimLexer.NOT || tokens[verb].Forms.Contraction is not null) && (tokens[verb + 1].Lower is "born" || Inflection.LooksPast(tokens[verb + 1].Lower) || Inflection.Participles.ContainsKey(tokens[verb + 1].Lower)));
    }

    // What stands at the end of "P and Q" or "if P then Q" may belong to Q alone.
    private static void CheckReach(List<ClaimToken> tokens, int end, int at)
    {
        bool isCompound = tokens.FindIndex(0, end, static t => t.Forms.English is ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.UNLESS or ClaimLexer.WHEN) >= 0
            || (tokens.FindIndex(0, end, static t => t.Forms.English is ClaimLexer.AND or ClaimLexer.OR) >= 0
                && tokens.Take(end).Count(static t => IsVerbal(t) || t.Forms.Contraction is not null) > 1);
        if (isCompound)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Ambiguous,
                $"It is not clear how much '{Words(tokens[at..])}' is said of.",
                "Put these words first, where they are said of all of it, or write two sentences.",
                tokens[at].Start,
                tokens[^1].Start + tokens[^1].Length - tokens[at].Start);
        }
    }

    private static bool IsVerbal(ClaimToken token) => token.Forms.English is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO;

    // The time is named, so "was", "has been" and "is" are one.
    private static void WithoutTense(List<ClaimToken> tokens)
    {
        bool hasAuxiliary = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            bool isPlural = token.Lower == "have" || (i > 0 && !tokens[i - 1].IsCapitalized && Inflection.LooksPlural(tokens[i - 1].Lower));
            if (token.Lower is "has" or "have" && i + 1 < tokens.Count)
            {
                string next = tokens[i + 1].Lower;
                if (next == "been" || Inflection.LooksPast(next))
                {
                    tokens[i] = Instead(token, next == "been" ? (isPlural ? "are" : "is") : Present(next, isPlural));
                    tokens.RemoveAt(i + 1);
                    hasAuxiliary = true;
                    continue;
                }
            }

            string? present = token.Lower switch
            {
                "was" => "is",
                "were" => "are",
                "wasn't" => "isn't",
                "weren't" => "aren't",
                "had" => isPlural ? "have" : "has",
                "did" => isPlural ? "do" : "does",
                "didn't" => isPlural ? "don't" : "doesn't",
                _ => null,
            };
            if (present is not null)
            {
                tokens[i] = Instead(token, present);
            }

            hasAuxiliary |= IsVerbal(tokens[i]) || tokens[i].Forms.Contraction is not null;
        }

        int past = hasAuxiliary ? -1 : tokens.FindIndex(1, static t => t.Type == ClaimLexer.WORD && !t.IsCapitalized && Inflection.LooksPast(t.Lower));
        if (past > 0)
        {
            bool isPlural = !tokens[past - 1].IsCapitalized && Inflection.LooksPlural(tokens[past - 1].Lower);
            tokens[past] = Instead(tokens[past], Present(tokens[past].Lower, isPlural));
        }
    }

    private static string Present(string past, bool isPlural)
    {
        string word = Inflection.BaseOfPast(past);
        return isPlural ? word : Inflection.ThirdPerson(word);
    }

    private static ClaimToken Instead(ClaimToken token, string word) => new(token.Type, word, token.Start, token.Length);

    private static string Words(List<ClaimToken> tokens) =>
        string.Join(' ', tokens.Select(static t => t.Type == ClaimLexer.QUOTED ? TextForms.Unquote(t.Word) : t.Word)).Replace(" ,", ",", StringComparison.Ordinal);
}
