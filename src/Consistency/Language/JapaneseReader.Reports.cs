using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <content>Who says a sentence and when it holds: 「ロイターによると、…」, 「花子は…と言った」, 「2020年に…だった」.</content>
internal sealed partial class JapaneseReader
{
    // How somebody is said to hold something, behind と.
    private static readonly string[] Sayings =
    [
        "言った", "言っている", "言いました", "言っています", "言う", "言います", "述べた", "述べている", "述べました", "述べています", "主張した", "主張している", "主張する", "主張しました", "主張しています", "報告した",
        "報告している", "報告しました", "報じた", "報じている", "報じました", "報じています", "発表した", "発表しました", "説明した", "説明している", "説明しました", "語った", "語っている", "語りました", "伝えた", "伝えている",
        "伝えました", "書いた", "書いている", "考えている", "考えています", "思っている", "思っています", "信じている", "信じています",
    ];

    private static readonly string[] SaidNot = ["ことを否定した", "ことを否定している", "ことを否定しました", "ことを否定しています", "ことを否定する"];
    private static readonly string[] Accordings = ["によると", "によれば"];

    // What says again that it is a report, behind 「…によると」.
    private static readonly string[] Hearsay = ["とのことです", "とのことだ", "という", "そうです", "そうだ"];

    private static readonly string[] AtTimes = ["の時点では", "の時点で", "時点では", "時点で", "現在では", "現在で", "現在", "には", "に"];

    private bool _isTimed;

    /// <summary>Gets who says the last sentence, and when it holds; null when it does not say.</summary>
    public Attribution? Attribution { get; private set; }

    private Formula Reported(Phrase all, bool isQuestion)
    {
        (string? speaker, bool isDenied, Phrase said) = Speaker(all);
        CheckCautions(said);
        ClaimTime? time = TakeTime(said);
        said = said.Trim(_text);
        _isTimed = time is not null;
        Formula formula = Sentence(said, isQuestion);
        formula = _variables.Count == 0 ? formula : new UniversalQuantification([.. _variables], formula);
        formula = isDenied ? !formula : formula;
        Attribution = speaker is null && time is null ? null : new Attribution(speaker, time);
        foreach (string mark in Attribution?.Marks([]) ?? [])
        {
            vocabulary.AddMarked(formula, mark);
        }

        return formula;
    }

    private (string? Speaker, bool IsDenied, Phrase Said) Speaker(Phrase all)
    {
        foreach (string according in Accordings)
        {
            int at = Find(all, according);
            if (at > all.Start && at + according.Length < all.End)
            {
                Phrase said = WithoutComma(new Phrase(at + according.Length, all.End));
                string? again = Array.Find(Hearsay, h => Words(said).EndsWith(h, StringComparison.Ordinal));
                return (SpeakerName(new Phrase(all.Start, at)), false, again is null ? said : new Phrase(said.Start, said.End - again.Length));
            }
        }

        string words = Words(all);
        string? saying = Array.Find(Sayings, s => words.EndsWith("と" + s, StringComparison.Ordinal) || words.EndsWith("と、" + s, StringComparison.Ordinal));
        string? denial = saying is null ? Array.Find(SaidNot, s => words.EndsWith(s, StringComparison.Ordinal)) : null;
        if (saying is null && denial is null)
        {
            return (null, false, all);
        }

        int topic = Find(all, "は");
        while (topic > all.Start && IsHiragana(_text[topic - 1]))
        {
            topic = Find(all, "は", topic + 1);
        }

        int end = all.End - (denial ?? saying)!.Length;
        end -= denial is null ? 1 : 0;
        end -= denial is null && _text[end] == '、' ? 1 : 0;
        if (topic <= all.Start || topic + 1 >= end)
        {
            throw Problem(DiagnosticCatalogue.Unsupported, "It is not said who says it.", all, "Name who says it first: 「花子は太郎が学生だと言った。」");
        }

        Phrase content = WithoutComma(new Phrase(topic + 1, end));
        if (content.Length > 2 && _text[content.Start] is '「' or '『' && _text[content.End - 1] is '」' or '』')
        {
            content = new Phrase(content.Start + 1, content.End - 1);
            _quoted.AsSpan(content.Start, content.Length).Clear();
            content = Quotations(content);
            content = content.Length > 0 && _text[content.End - 1] == '.' ? new Phrase(content.Start, content.End - 1) : content;
        }

        return (SpeakerName(new Phrase(all.Start, topic)), denial is not null, content.Trim(_text));
    }

    private string SpeakerName(Phrase phrase)
    {
        phrase = phrase.Trim(_text);
        string words = Words(phrase);
        if (Nothings.Contains(words) || Everythings.Contains(words) || Questions.Contains(words) || Pronouns.Contains(words) || Array.Exists(EveryKinds, e => words.StartsWith(e, StringComparison.Ordinal)))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 names nobody who says it.", phrase, "Name who says it first: 「花子は太郎が学生だと言った。」");
        }

        CheckName(words, phrase);
        return JapaneseNames.Unquoted(words) is { Length: > 0 } name ? name
            : throw Problem(DiagnosticCatalogue.Unsupported, "It is not said who says it.", phrase, "Name who says it first: 「花子は太郎が学生だと言った。」");
    }

    private Phrase WithoutComma(Phrase phrase)
    {
        phrase = phrase.Trim(_text);
        return phrase.Length > 0 && _text[phrase.Start] == '、' ? new Phrase(phrase.Start + 1, phrase.End).Trim(_text) : phrase;
    }

    // Takes off when a sentence holds, at its start or behind its subject, when what it says can last; the words become blanks.
    private ClaimTime? TakeTime(Phrase said)
    {
        for (int i = said.Start; i + 5 < said.End; i++)
        {
            bool mayStart = !_quoted[i] && char.IsAsciiDigit(_text[i]) && (i == said.Start || _text[i - 1] is 'は' or 'が' or '、' or ' ');
            if (!mayStart || TimeAt(i, said.End, out int length) is not { } time)
            {
                continue;
            }

            if (!Lasts(new Phrase(i + length, said.End)))
            {
                return null;
            }

            if (i > said.Start && (Split(said, isIf: false) is not null || Cut(said, Ands, commas: true).Count > 1))
            {
                throw Problem(
                    DiagnosticCatalogue.Ambiguous, $"It is not clear how much 「{_text.Substring(i, length)}」 is said of.", new Phrase(i, i + length), "Put it first, where it is said of all, or write two sentences.");
            }

            _text = string.Concat(_text.AsSpan(0, i), new string(' ', length), _text.AsSpan(i + length));
            return time;
        }

        return null;
    }

    // A state: a noun, an adjective, or a verb with ている; what happens has its time as a part of it.
    private bool Lasts(Phrase rest)
    {
        string words = Words(rest.Trim(_text));
        words = Array.Find(Denials, d => words.EndsWith(d, StringComparison.Ordinal)) is { } denial ? words[..^denial.Length] : words;
        return words.Length > 0 && JapaneseEndings.Read(words, out _) is { } predicate && JapaneseEndings.WithoutTense(predicate) is { } now
            && (now.Kind != JapaneseWord.Verb || now.Name.EndsWith("ている", StringComparison.Ordinal) || now.Name.EndsWith("でいる", StringComparison.Ordinal) || now.Name.EndsWith("ある", StringComparison.Ordinal)
                || now.Name.EndsWith("がいる", StringComparison.Ordinal) || now.Name.EndsWith("できる", StringComparison.Ordinal));
    }

    // 「2020年に」, 「2020年5月から」, 「2021年まで」, 「2019年から2021年まで」, 「2020年、」.
    private ClaimTime? TimeAt(int start, int end, out int length)
    {
        int i = start;
        length = 0;
        if (Date(ref i, end) is not { } point)
        {
            return null;
        }

        ClaimTime? time = null;
        if (Follows("から", ref i))
        {
            int next = i;
            if (Date(ref next, end) is { } last && Follows("まで", ref next))
            {
                i = next;
                _ = Follows("の間", ref i);
                time = new ClaimTime(TimeForm.Between, point, last);
            }
            else
            {
                time = new ClaimTime(TimeForm.Since, point);
            }
        }
        else if (Follows("以来", ref i) || Follows("以降", ref i))
        {
            time = new ClaimTime(TimeForm.Since, point);
        }
        else if (Follows("まで", ref i))
        {
            time = new ClaimTime(TimeForm.Until, point);
        }
        else
        {
            foreach (string at in AtTimes)
            {
                if (Follows(at, ref i))
                {
                    time = new ClaimTime(TimeForm.At, point);
                    break;
                }
            }

            time ??= i < end && _text[i] == '、' ? new ClaimTime(TimeForm.At, point) : null;
        }

        _ = Follows("は", ref i);
        _ = Follows("、", ref i);
        length = i - start;
        return i < end ? time : null;

        bool Follows(string words, ref int at)
        {
            bool follows = at + words.Length <= end && string.CompareOrdinal(_text, at, words, 0, words.Length) == 0;
            at += follows ? words.Length : 0;
            return follows;
        }
    }

    private TimePoint? Date(ref int i, int end)
    {
        int at = i;
        if (Number(ref at, end, '年') is not { } year || year is < 1000 or > 2999)
        {
            return null;
        }

        i = at;
        if (Number(ref at, end, '月') is not { } month || month is < 1 or > 12)
        {
            return TimePoint.Of(year);
        }

        i = at;
        if (Number(ref at, end, '日') is not { } day || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return TimePoint.Of(year, month);
        }

        i = at;
        return TimePoint.Of(year, month, day);
    }

    private int? Number(ref int i, int end, char unit)
    {
        int at = i;
        int value = 0;
        while (at < end && at - i < 5 && char.IsAsciiDigit(_text[at]))
        {
            value = (value * 10) + _text[at++] - '0';
        }

        if (at == i || at >= end || _text[at] != unit)
        {
            return null;
        }

        i = at + 1;
        return value;
    }
}
