namespace Consistency.Language;

/// <content>Words that would be taken for a part of a name or of a verb: those that say nothing are passed over, the others refused.</content>
internal sealed partial class JapaneseReader
{
    // In front of a sentence, with a comma behind them; each leaves what follows said as it stands.
    private static readonly string[] Openings =
        ["しかし", "だから", "また", "つまり", "したがって", "従って", "例えば", "たとえば", "ただし", "さらに", "なお", "実は", "実際", "もちろん", "確かに", "そして", "よって", "ゆえに", "ところで"];

    private static readonly (string Words, string Why, string Instead)[] Refusals =
    [
        ("かもしれ", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("だろう", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("でしょう", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("に違いな", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("はずだ", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("はずです", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("はずである", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("と思う", "says what somebody holds to be so", "Say what is so, or whose view it is: 「花子は太郎が学生だと思っている。」"),
        ("と思い", "says what somebody holds to be so", "Say what is so, or whose view it is: 「花子は太郎が学生だと思っている。」"),
        ("と言", "says what somebody holds to be so", "Say what is so, or who says it: 「花子は太郎が学生だと言った。」"),
        ("といって", "says what somebody holds to be so", "Say what is so, or who says it: 「花子は太郎が学生だと言った。」"),
        ("といわれ", "says what is held to be so, and not by whom", "Say who says it: 「ロイターによると、太郎は学生である。」"),
        ("とされ", "says what is held to be so, and not by whom", "Say who says it: 「ロイターによると、太郎は学生である。」"),
        ("と考えられ", "says what is held to be so, and not by whom", "Say who says it: 「ロイターによると、太郎は学生である。」"),
        ("しか", "says that nothing else is meant", "Write 「もし何かが…ならば、それは…」, or what holds and what does not."),
        ("ねばなら", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("てはなら", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are not allowed to smoke.'"),
        ("なくてもよ", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors need not wear a badge.'"),
        ("なくてもい", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors need not wear a badge.'"),
        ("はずがな", "says how surely something holds", "Leave it out and write a confidence behind the sentence: 「太郎は学生である。」 @ 0.7"),
        ("つもりだ", "says what somebody wants and not what is so", "Leave the sentence out."),
        ("つもりで", "says what somebody wants and not what is so", "Leave the sentence out."),
        ("なければならな", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("なければなりま", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("なければいけ", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("べきだ", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors should not smoke.'"),
        ("べきで", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors should not smoke.'"),
        ("てはいけ", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are not allowed to smoke.'"),
        ("てもよい", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are allowed to smoke.'"),
        ("てもいい", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are allowed to smoke.'"),
    ];

    private static readonly string[] Frequencies = ["たいてい", "大抵", "時々", "ときどき", "しばしば", "めったに", "滅多に", "普通", "ふつう", "通常", "たまに", "おそらく", "恐らく", "たぶん", "多分", "きっと", "よく", "あまり", "ほとんど", "殆ど"];

    // With a negation these say nothing more.
    private static readonly string[] Emphases = ["決して", "けっして", "全然", "まったく", "全く"];

    private static readonly string[] SharesBehind = ["の半分", "の大半", "の多く", "の一部", "のほとんど", "の大部分", "の過半数"];

    private static readonly string[] Shares = ["ほとんどの", "多くの", "大部分の", "大半の", "たくさんの", "少数の", "何人かの"];

    // "still", "already": nothing more is said of now.
    private static readonly string[] Now = ["まだ", "もう", "すでに", "既に", "今も", "現在"];

    // 「しかし、犬も動物である」: behind the comma.
    private Phrase WithoutOpening(Phrase all)
    {
        foreach (string opening in Openings)
        {
            if (all.Length > opening.Length + 1 && Words(all).StartsWith(opening, StringComparison.Ordinal) && _text[all.Start + opening.Length] == '、')
            {
                return new Phrase(all.Start + opening.Length + 1, all.End).Trim(_text);
            }
        }

        return all;
    }

    // Whatever would be misread without a sound.
    private void CheckCautions(Phrase all)
    {
        foreach ((string words, string why, string instead) in Refusals)
        {
            int at = Find(words, all);
            bool isOther = words == "しか" && (at <= all.Start || (IsHiragana(_text[at - 1]) && _text[at - 1] is not ('に' or 'で' or 'と' or 'へ')));
            if (at >= 0 && !isOther)
            {
                throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 {why}.", new Phrase(at, at + words.Length), instead);
            }
        }

        foreach (string share in Shares)
        {
            int at = Find(share, all);
            if (at >= 0 && (at == all.Start || _text[at - 1] == '、'))
            {
                throw Problem(
                    DiagnosticCatalogue.Unsupported, $"「{share}」 does not say clearly how many are meant.", new Phrase(at, at + share.Length), "Write 「すべての鳥は飛べる。」, or a rule with a confidence.");
            }
        }
    }

    // Who a sentence speaks of: 「太郎だけが」 is more than a name.
    private void CheckSubject(Phrase subject)
    {
        string words = Words(subject);
        for (int i = 0; i < words.Length; i++)
        {
            if (_quoted[subject.Start + i])
            {
                return;
            }
        }

        if (Array.Find(SharesBehind, s => words.Length > s.Length && words.EndsWith(s, StringComparison.Ordinal)) is { } share)
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{share}」 does not say clearly how many are meant.", subject, "Write 「すべての鳥は飛べる。」, or a rule with a confidence.");
        }

        if (words.Contains('、') || words.Contains('*') || words.EndsWith("だけ", StringComparison.Ordinal) || words.EndsWith("のみ", StringComparison.Ordinal))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 is no single name.", subject, "Write one sentence for each, or put the name in 「」.");
        }
    }

    private Phrase CheckedPredicate(Phrase predicate, bool isLast)
    {
        string words = Words(predicate);
        if (!isLast && !_goingOn.Contains(predicate.End) && words.Length > 1 && words[^1] == 'く' && !words.EndsWith("なく", StringComparison.Ordinal))
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{words}」 can be an adjective or a verb.", predicate, "Write 「太郎は若い、かつ親切である。」, or two sentences.");
        }

        foreach (string often in Frequencies)
        {
            if (words.StartsWith(often, StringComparison.Ordinal) && words.Length > often.Length && !(often == "よく" && (words.Length < 4 || words.StartsWith("よくな", StringComparison.Ordinal) || words.StartsWith("よくあり", StringComparison.Ordinal))))
            {
                throw Problem(
                    DiagnosticCatalogue.Unsupported, $"「{often}」 says how often or how surely something holds, which is not understood.", new Phrase(predicate.Start, predicate.Start + often.Length),
                    "Leave it out and write a confidence behind the sentence: 「太郎は泳ぐ。」 @ 0.7");
            }
        }

        string? emphasis = Array.Find(Emphases, e => words.Length > e.Length + 1 && words.StartsWith(e, StringComparison.Ordinal));
        if (emphasis is not null && JapaneseEndings.Read(words, out _) is { Holds: false })
        {
            return new Phrase(predicate.Start + emphasis.Length, predicate.End).Trim(_text);
        }

        foreach (string now in Now)
        {
            if (words.StartsWith(now, StringComparison.Ordinal) && words.Length > now.Length + 1)
            {
                return new Phrase(predicate.Start + now.Length, predicate.End).Trim(_text);
            }
        }

        return predicate;
    }

    private int Find(string words, Phrase all)
    {
        for (int at = _text.IndexOf(words, all.Start, all.Length, StringComparison.Ordinal); at >= 0; at = at + 1 < all.End ? _text.IndexOf(words, at + 1, all.End - at - 1, StringComparison.Ordinal) : -1)
        {
            if (!_quoted[at])
            {
                return at;
            }
        }

        return -1;
    }

}
