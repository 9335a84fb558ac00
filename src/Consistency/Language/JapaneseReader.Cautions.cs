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
        ("と思う", "says what somebody holds to be so", "Say what is so, or write it in English: 'Taro says that Hanako is kind.'"),
        ("と思って", "says what somebody holds to be so", "Say what is so, or write it in English: 'Taro says that Hanako is kind.'"),
        ("と思い", "says what somebody holds to be so", "Say what is so, or write it in English: 'Taro says that Hanako is kind.'"),
        ("と言", "says what somebody holds to be so", "Say what is so, or write it in English: 'Taro says that Hanako is kind.'"),
        ("といって", "says what somebody holds to be so", "Say what is so, or write it in English: 'Taro says that Hanako is kind.'"),
        ("によると", "says what somebody holds to be so", "Say what is so, or write it in English: 'According to Reuters, Taro is kind.'"),
        ("によれば", "says what somebody holds to be so", "Say what is so, or write it in English: 'According to Reuters, Taro is kind.'"),
        ("なければならな", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("なければなりま", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("なければいけ", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Employees must wear a badge.'"),
        ("べきだ", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors should not smoke.'"),
        ("べきで", "says what is demanded and not what is so", "Say what is so, or write it in English: 'Visitors should not smoke.'"),
        ("てはいけ", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are not allowed to smoke.'"),
        ("てもよい", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are allowed to smoke.'"),
        ("てもいい", "says what is allowed and not what is so", "Say what is so, or write it in English: 'Visitors are allowed to smoke.'"),
        ("なので", "joins two sentences in a way that is not understood", "Write two sentences."),
        ("ですが、", "joins two sentences in a way that is not understood", "Write two sentences."),
        ("だが、", "joins two sentences in a way that is not understood", "Write two sentences."),
        ("けれど", "joins two sentences in a way that is not understood", "Write two sentences."),
    ];

    private static readonly string[] Frequencies = ["たいてい", "大抵", "時々", "ときどき", "しばしば", "めったに", "滅多に", "普通", "ふつう", "通常", "たまに", "おそらく", "恐らく", "たぶん", "多分", "きっと", "よく"];

    private static readonly string[] Shares = ["ほとんどの", "多くの", "大部分の", "大半の", "いくつかの", "一部の", "たくさんの", "少数の", "何人かの"];

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
            if (at >= 0)
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

    // Who a sentence speaks of: 「太郎だけが」, 「太郎と花子は」, 「太郎、花子は」 are more or less than a name.
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

        bool isJoined = false;
        for (int i = 1; i + 1 < words.Length; i++)
        {
            isJoined |= words[i] is 'と' or 'か' && !IsHiragana(words[i - 1]) && !IsHiragana(words[i + 1]);
        }

        if (isJoined || words.Contains('、') || words.Contains('*') || words.EndsWith("だけ", StringComparison.Ordinal) || words.EndsWith("のみ", StringComparison.Ordinal)
            || words.EndsWith("でないもの", StringComparison.Ordinal))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 is no single name.", subject, "Write one sentence for each, or put the name in 「」.");
        }
    }

    private Phrase CheckedPredicate(Phrase predicate, bool isLast)
    {
        string words = Words(predicate);
        if (!isLast && words.Length > 1 && words[^1] == 'く' && !words.EndsWith("なく", StringComparison.Ordinal))
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{words}」 can be an adjective or a verb.", predicate, "Write 「太郎は若い、かつ親切である。」, or two sentences.");
        }

        foreach (string often in Frequencies)
        {
            if (words.StartsWith(often, StringComparison.Ordinal) && words.Length > often.Length && !(often == "よく" && words.Length < 4))
            {
                throw Problem(
                    DiagnosticCatalogue.Unsupported, $"「{often}」 says how often or how surely something holds, which is not understood.", new Phrase(predicate.Start, predicate.Start + often.Length),
                    "Leave it out and write a confidence behind the sentence: 「太郎は泳ぐ。」 @ 0.7");
            }
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
