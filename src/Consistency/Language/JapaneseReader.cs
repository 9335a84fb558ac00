using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads the Japanese register.</summary>
/// <remarks>
/// There is no dictionary and no guessing where words end: sentences are cut at particles and endings only (は, が, を, より, の, かつ,
/// または, ならば, である, ない …). Where that could go two ways, the sentence is refused with a hint to put the name in 「」.
/// A subject without すべての is the name of one thing; "…もの" and "…人" behind a predicate speak of all of which it holds. Cost: proportional to the length of the sentence times its brackets.
/// </remarks>
internal sealed partial class JapaneseReader(VocabularyBuilder vocabulary)
{
    private const int MaxLength = 5_000;
    private const int MaxDepth = 40;
    private const string Hint = "Sentences look like 「太郎は鳥である。」「すべての鳥は飛べる。」「もし何かが鳥ならば、それは飛べる。」; names with particles in them stand in 「」.";

    private static readonly string[] Somethings = ["何か", "誰か", "なにか", "だれか", "ある物", "ある者", "ある人"];
    private static readonly string[] Nothings = ["何も", "誰も", "なにも", "だれも"];
    private static readonly string[] Everythings = ["すべて", "全て", "全員", "みんな", "皆"];
    private static readonly string[] EveryKinds = ["すべての", "全ての", "あらゆる", "どの", "いかなる"];
    private static readonly string[] Pronouns = ["それ", "その人", "その物", "その者", "そのもの", "彼", "彼女", "これ", "あれ", "彼ら", "それら", "これら"];
    private static readonly string[] Questions = ["誰", "何", "どこ", "いつ", "どれ", "だれ", "なに", "なぜ"];
    private static readonly string[] Ors = ["または", "又は", "あるいは", "もしくは"];
    private static readonly string[] Ands = ["かつ", "且つ", "そして"];

    private readonly JapaneseNames _names = new(vocabulary);
    private readonly List<Term> _variables = [];
    private readonly List<Term> _subjects = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private string _text = string.Empty;
    private bool[] _quoted = [];
    private int _depth;

    /// <summary>What was used as a name, and what as a kind of things.</summary>
    public JapaneseNames Names => _names;

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The whole text, its signs narrowed.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="end">Where it ends, without a full stop; a question mark is inside.</param>
    /// <param name="isQuestion">Whether it is one.</param>
    public Formula Read(string text, int start, int end, bool isQuestion)
    {
        if (end - start > MaxLength)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.TooLong, $"The sentence has {end - start} characters; at most {MaxLength} are read.", "End sentences with 「。」.", start, 80);
        }

        char[] narrow = text.ToCharArray(start, end - start);
        JapaneseText.Narrow(narrow);
        _text = new string(narrow);
        _names.Offset = start;
        _variables.Clear();
        _subjects.Clear();
        _used.Clear();
        _goingOn.Clear();
        _isTimed = false;
        Attribution = null;
        _depth = 0;
        if (_text.Contains("**", StringComparison.Ordinal) && (_text.Length - _text.Replace("**", string.Empty, StringComparison.Ordinal).Length) % 4 == 0)
        {
            // Emphasis says nothing.
            _text = _text.Replace("**", "  ", StringComparison.Ordinal);
        }

        Phrase all = Quotations(new Phrase(0, _text.Length)).Trim(_text);
        if (all.Length > 0 && _text[all.End - 1] == '?')
        {
            all = new Phrase(all.Start, all.End - 1).Trim(_text);
        }

        if (all.Length > 1 && _text[all.End - 1] == 'か' && !_quoted[all.End - 1])
        {
            all = WithoutQuestionEnding(all, isQuestion);
        }
        if (all.Length == 0)
        {
            throw Problem(DiagnosticCatalogue.EmptyStatement, "There is no sentence here.", all);
        }

        return Reported(WithoutOpening(Ordered(all)), isQuestion);
    }

    // 「花子より太郎の方が若い」 is 「太郎は花子より若い」; the words stay within their place.
    private Phrase Ordered(Phrase all)
    {
        int more = Find(all, "より");
        string side = "の方が";
        int at = more > all.Start ? Find(all, side, more) : -1;
        if (at < 0 && more > all.Start)
        {
            side = "のほうが";
            at = Find(all, side, more);
        }

        if (at < 0 || Find(all, "は") >= 0 || at == more + 2)
        {
            return all;
        }

        string turned = $"{_text[(more + 2)..at]}は{_text[all.Start..more]}より{_text[(at + side.Length)..all.End]}";
        _text = string.Concat(_text.AsSpan(0, all.Start), turned.PadRight(all.Length), _text.AsSpan(all.End));
        _quoted.AsSpan().Clear();
        return Quotations(all).Trim(_text);
    }

    /// <summary>Gets whether the last sentence stands under no condition, so that 「すべての鳥」 are things that there are.</summary>
    public bool SpeaksOfKinds { get; private set; }

    private UnreadableException Problem(string id, string message, Phrase at, string? hint = null) =>
        new(id, message, hint ?? Hint, _names.Offset + at.Start, Math.Max(1, at.Length));

    private string Words(Phrase phrase) => _text[phrase.Start..phrase.End];

    // Marks what stands in quotes, and refuses what cannot be part of any sentence.
    private Phrase Quotations(Phrase all)
    {
        _quoted = new bool[_text.Length];
        for (int i = all.Start; i < all.End; i++)
        {
            if (char.IsControl(_text[i]) && !char.IsWhiteSpace(_text[i]))
            {
                throw Problem(DiagnosticCatalogue.ControlCharacter, $"The control character U+{(int)_text[i]:X4} cannot be part of a statement.", new Phrase(i, i + 1), "Delete it.");
            }

            if (char.IsSurrogate(_text[i]) && !(char.IsHighSurrogate(_text[i]) && i + 1 < all.End && char.IsLowSurrogate(_text[i + 1])) && !(i > 0 && char.IsHighSurrogate(_text[i - 1]) && char.IsLowSurrogate(_text[i])))
            {
                throw Problem(DiagnosticCatalogue.Unexpected, "An unreadable character cannot be part of a statement.", new Phrase(i, i + 1), "Delete it.");
            }

            if (_quoted[i] || JapaneseText.ClosingQuote(_text[i]) is not { } close)
            {
                continue;
            }

            int closing = _text.IndexOf(close, i + 1);
            if (closing < 0)
            {
                throw Problem(DiagnosticCatalogue.UnclosedQuote, "This quotation mark has no partner.", new Phrase(i, i + 1), "Close the quotation with 「」.");
            }

            _quoted.AsSpan(i, closing + 1 - i).Fill(true);
        }

        return all;
    }

    private Phrase WithoutQuestionEnding(Phrase all, bool isQuestion)
    {
        if (!isQuestion)
        {
            throw Problem(
                DiagnosticCatalogue.Unexpected, "「か」 makes a question of the sentence, but it is stated.", new Phrase(all.End - 1, all.End),
                "Leave 「か」 out, or put 'ask' in front of the sentence.");
        }

        Phrase rest = new Phrase(all.Start, all.End - 1).Trim(_text);
        foreach (string ending in new[] { "のです", "の" })
        {
            // 「飛べるのか」: the ending before counts. 「…のですか」 likewise.
            if (Words(rest).EndsWith(ending, StringComparison.Ordinal) && rest.Length > ending.Length)
            {
                rest = new Phrase(rest.Start, rest.End - ending.Length);
                break;
            }
        }

        foreach (string negative in new[] { "ない", "ません", "ないです" })
        {
            if (Words(rest).EndsWith(negative, StringComparison.Ordinal))
            {
                throw Problem(
                    DiagnosticCatalogue.Ambiguous, "A question with a negation can be meant either way.", rest, "Ask without the negation: 「太郎は鳥であるか。」");
            }
        }

        return rest;
    }

    private Formula Sentence(Phrase all, bool isQuestion)
    {
        bool isIf = Words(all).StartsWith("もし", StringComparison.Ordinal) && all.Length > 2;
        Phrase body = isIf ? new Phrase(all.Start + 2, all.End).Trim(_text) : all;
        (Phrase Condition, Phrase Consequence)? split = Split(body, isIf);
        SpeaksOfKinds = split is null && !isQuestion;
        if (split is not { } parts)
        {
            return isIf
                ? throw Problem(DiagnosticCatalogue.Unexpected, "「もし」 needs 「ならば」 behind its condition.", all)
                : Coordination(body, isQuestion, inCondition: false);
        }

        if (Split(parts.Consequence, isIf: false) is not null)
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "The sentence has two conditions.", all, "Join them with 「かつ」, or write two sentences.");
        }

        Formula condition = Coordination(parts.Condition, isQuestion: false, inCondition: true);
        return condition.Implies(Coordination(parts.Consequence, isQuestion, inCondition: false));
    }

    private int Find(Phrase within, string words, int from = -1)
    {
        for (int i = Math.Max(within.Start, from); i + words.Length <= within.End; i++)
        {
            if (!_quoted[i] && string.CompareOrdinal(_text, i, words, 0, words.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private Formula Coordination(Phrase all, bool isQuestion, bool inCondition)
    {
        if (++_depth > MaxDepth)
        {
            throw Problem(DiagnosticCatalogue.TooDeep, $"The sentence is nested deeper than {MaxDepth} levels here.", all, "Split it into several sentences.");
        }

        List<Formula> alternatives = [];
        List<List<Phrase>> parts = [.. Cut(all, Ors, commas: false).Select(or => Cut(or, Ands, commas: true))];
        Clause clause = new() { IsQuestion = isQuestion, InCondition = inCondition, IsAnd = parts.Count == 1 };
        JapanesePredicate? last = LastPredicate(parts[^1][^1]);
        bool isOne = parts.Count == 1 && parts[0].Count == 1;
        foreach (List<Phrase> and in parts)
        {
            List<Formula> conjuncts = [];
            foreach (Phrase part in and)
            {
                bool isLast = part == parts[^1][^1];
                conjuncts.Add(Part(part, clause, isOne || isLast ? null : last, isLast));
            }

            alternatives.Add(Formula.And(conjuncts));
        }

        _depth--;
        return Formula.Or(alternatives);
    }

    // Cuts at connectives that stand outside quotes and brackets, and, for "and", behind である's form that goes on: であり、.
    private List<Phrase> Cut(Phrase all, string[] connectives, bool commas)
    {
        List<Phrase> parts = [];
        int start = all.Start;
        int depth = 0;
        int subject = SubjectIn(all);
        for (int i = all.Start; i < all.End; i++)
        {
            if (_quoted[i])
            {
                continue;
            }

            depth += _text[i] is '(' or '（' ? 1 : _text[i] is ')' or '）' ? -1 : 0;
            if (depth < 0)
            {
                throw Problem(DiagnosticCatalogue.Unexpected, "This bracket closes none.", new Phrase(i, i + 1), "Delete it.");
            }

            string? connective = depth > 0 || i == start || (i < subject && IsName(new Phrase(start, i))) ? null : connectives.FirstOrDefault(c => string.CompareOrdinal(_text, i, c, 0, c.Length) == 0 && i + c.Length <= all.End);
            (int End, int Next)? goesOn = connective is null && commas && depth == 0 ? GoesOn(start, i, all.End) : null;
            if (connective is null && goesOn is null)
            {
                continue;
            }

            Add(goesOn?.End ?? i);
            start = goesOn?.Next ?? i + connective!.Length;
            if (goesOn is not null)
            {
                // 「鳥であり、かつ…」, 「若く、そして…」
                start = new Phrase(start, all.End).Trim(_text).Start;
                start += connectives.FirstOrDefault(c => string.CompareOrdinal(_text, start, c, 0, c.Length) == 0)?.Length ?? 0;
                start += start < all.End && _text[start] == '、' ? 1 : 0;
            }

            i = start - 1;
        }

        if (depth > 0)
        {
            throw Problem(DiagnosticCatalogue.Unexpected, "A bracket is never closed.", all, "Close it with 「）」.");
        }

        Add(all.End);
        return parts;

        void Add(int end)
        {
            Phrase part = new Phrase(start, end).Trim(_text);
            if (part.Length > 0)
            {
                parts.Add(part);
            }
            else if (parts.Count == 0 || end == all.End)
            {
                throw Problem(DiagnosticCatalogue.Unexpected, "Something is missing beside 「かつ」 or 「または」.", all);
            }
        }
    }

    // Where the first particle stands that ends a subject.
    private int SubjectIn(Phrase all)
    {
        for (int i = all.Start + 1; i < all.End; i++)
        {
            if (!_quoted[i] && _text[i] is 'は' or 'が' && !IsHiragana(_text[i - 1]))
            {
                return i;
            }
        }

        return -1;
    }

    // 「太郎または花子は」: nothing is said yet.
    private bool IsName(Phrase phrase)
    {
        phrase = phrase.Trim(_text);
        return phrase.Length > 0 && !phrase.IsBracketed(_text) && _text[phrase.Start] is not ('(' or '（') && JapaneseEndings.Read(Words(phrase), out string? problem) is { Kind: JapaneseWord.Bare } && problem is null;
    }

    private JapanesePredicate? LastPredicate(Phrase part) => part.IsBracketed(_text) ? null : JapaneseEndings.Read(Words(part), out _);
}
