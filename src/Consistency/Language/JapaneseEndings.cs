namespace Consistency.Language;

/// <summary>The endings of Japanese predicates: what they say, and how the dictionary form gets them.</summary>
/// <remarks>
/// Without a dictionary only endings that decide by themselves are read; <see cref="JapaneseVerbs"/> knows which common verbs they are
/// where the kana leaves it open. The past is another predicate than the present: 学生だった, 読んだ.
/// </remarks>
internal static class JapaneseEndings
{
    private const string ARow = "かがさたなばまらわ";
    private const string URow = "くぐすつぬぶむるう";
    private const string ERow = "えけげせぜてでねべめれ";
    private const string IRow = "いきぎじちにびみり";
    private const string EOfURow = "けげせてねべめれえ";

    private static readonly string[] PastNegativeCopulas =
        ["ではありませんでした", "じゃありませんでした", "でありませんでした", "ではなかったです", "ではなかった", "じゃなかった", "でなかった"];

    private static readonly string[] PastNegativeAdjectives = ["くありませんでした", "くなかったです", "くなかった"];
    private static readonly string[] PastAdjectives = ["かったです", "かった"];
    private static readonly string[] PastCopulas = ["でした", "であった", "だった"];

    // Verbs whose past ends as that of an adjective does.
    private static readonly string[] VerbsInKatta = ["わかった", "分かった", "かかった", "掛かった", "助かった", "見つかった", "向かった", "預かった", "授かった", "儲かった", "つかった"];

    // 「飛べるのだ」, 「学生なのです」 say what 「飛べる」 and 「学生です」 say.
    private static readonly string[] Explanations = ["のである", "のです", "のだ", "んです", "んだ"];

    // What ends with らしい and says of nothing how it seems.
    private static readonly string[] AdjectivesInRashii = ["素晴らしい", "すばらしい", "可愛らしい", "かわいらしい", "愛らしい", "憎らしい", "珍しい", "めずらしい", "誇らしい", "汚らしい", "わざとらしい", "あたらしい"];

    private static readonly string[] NegativeCopulas =
    [
        "ではありません", "じゃありません", "でありません", "ではないです", "じゃないです", "でないです", "ではなければ", "でなければ", "ではない", "じゃない",
        "でない", "ではなくて", "でなくて", "じゃなくて", "ではなく", "でなく",
    ];

    private static readonly string[] NegativeAdjectives = ["くありません", "くないです", "くなければ", "くない", "くなくて", "くなく"];
    private static readonly string[] NegativeVerbs = ["ないです", "なければ", "ない", "なくて", "なく"];
    // Adjectives in which ない is no negation.
    private static readonly string[] NaiAdjectives =
        ["少ない", "危ない", "切ない", "汚ない", "情けない", "つまらない", "くだらない", "もったいない", "勿体ない", "はかない", "さりげない", "あどけない"];

    private static readonly string[] Copulas = ["であれば", "である", "であり", "です", "だ"];

    /// <summary>Reads a predicate; null when its ending is one that cannot be read, and then <paramref name="problem"/> says why.</summary>
    public static JapanesePredicate? Read(string phrase, out string? problem)
    {
        problem = null;
        if (phrase.Length == 0)
        {
            problem = "There is nothing that is said here.";
            return null;
        }

        phrase = phrase.Replace("ことはでき", "ことができ", StringComparison.Ordinal);
        if (Seems(phrase))
        {
            problem = $"「{phrase}」 says how something seems or what is heard of it, and not that it is so.";
            return null;
        }

        // 「作家でもある」 says what 「作家である」 says.
        phrase = Explained(phrase.EndsWith("でもある", StringComparison.Ordinal) || phrase.EndsWith("でもあります", StringComparison.Ordinal) ? phrase[..phrase.LastIndexOf("でも", StringComparison.Ordinal)] + "である" : phrase);
        if (Past(phrase) is { } past)
        {
            return past;
        }

        JapanesePredicate? condition = ConditionForm(phrase, out problem);
        if (condition is not null || problem is not null)
        {
            return condition;
        }

        if (phrase.EndsWith("んだ", StringComparison.Ordinal) && phrase.Length > 2 && phrase[^3] is >= '\u3041' and <= '\u3096' and not ('さ' or 'ゃ'))
        {
            problem = $"「{phrase}」 can be a noun or the past of a verb.";
            return null;
        }

        if (Strip(phrase, NegativeCopulas) is { } noun)
        {
            return new JapanesePredicate(noun, Holds: false, JapaneseWord.Noun);
        }

        if (Strip(phrase, NegativeAdjectives) is { } adjective)
        {
            return new JapanesePredicate(adjective + "い", Holds: false, JapaneseWord.Adjective);
        }

        if (phrase is "ない" or "ないです" or "ありません" or "なければ" or "なく" or "あります")
        {
            return new JapanesePredicate("ある", Holds: phrase == "あります", JapaneseWord.Verb);
        }

        if (NaiAdjectives.Any(a => phrase.EndsWith(a, StringComparison.Ordinal)))
        {
            return new JapanesePredicate(phrase, Holds: true, JapaneseWord.Adjective);
        }

        if (Strip(phrase, Copulas) is { } stem)
        {
            return new JapanesePredicate(stem, Holds: true, stem[^1] == 'い' && phrase.EndsWith("です", StringComparison.Ordinal) ? JapaneseWord.Polite : JapaneseWord.Noun);
        }

        if (Strip(phrase, ["ません", "ます"]) is { } polite)
        {
            string? polited = JapaneseVerbs.OfStem(polite);
            problem = polited is not null ? null : $"The polite form does not tell which verb this is: 「{phrase}」.";
            return polited is not null ? Ability(polited, holds: phrase.EndsWith("ます", StringComparison.Ordinal)) : null;
        }

        if (Strip(phrase, NegativeVerbs) is { } negated)
        {
            if (Positive(negated) is { } verb)
            {
                return Ability(verb, holds: false);
            }

            problem = $"The verb of 「{phrase}」 is not recognised.";
            return null;
        }

        return phrase[^1] == 'い' ? new JapanesePredicate(phrase, Holds: true, JapaneseWord.Adjective)
            : URow.Contains(phrase[^1]) ? Ability(phrase, holds: true)
            : new JapanesePredicate(phrase, Holds: true, JapaneseWord.Bare);
    }

    /// <summary>Reads a predicate that goes on: 若くて, 学生で, 読んで; null when its form does not tell what it is.</summary>
    /// <param name="phrase">The predicate.</param>
    /// <param name="isPast">Whether what it goes on to speaks of the past.</param>
    public static JapanesePredicate? ReadTe(string phrase, bool isPast)
    {
        if (phrase.Length == 0)
        {
            return null;
        }

        if (Strip(phrase, NegativeCopulas) is not null || Strip(phrase, NegativeAdjectives) is not null)
        {
            JapanesePredicate? negative = Read(phrase, out _);
            return negative is { } now && isPast ? now with { Name = PastName(now), IsPast = true } : negative;
        }

        JapanesePredicate? present = null;
        if (Strip(phrase, ["くて"]) is { } adjective)
        {
            present = new JapanesePredicate(adjective + "い", Holds: true, JapaneseWord.Adjective);
        }
        else if (phrase.Length > 2 && phrase[^1] is 'て' or 'で' && phrase[^2] is 'っ' or 'ん' or 'い' or 'し' or 'え' or 'け' or 'げ' or 'せ' or 'て' or 'ね' or 'べ' or 'め' or 'れ')
        {
            string past = JapaneseVerbs.PastOfTe(phrase);
            return isPast ? new JapanesePredicate(past, Holds: true, JapaneseWord.Verb, IsPast: true)
                : JapaneseVerbs.OfPast(past) is { } verb ? Ability(verb, holds: true)
                : phrase[^1] == 'で' && phrase[^2] is not 'ん' ? Noun(phrase[..^1]) : null;
        }
        else if (Strip(phrase, ["であり", "で"]) is { } noun)
        {
            present = Noun(noun);
        }
        else if (phrase[^1] == 'く' && phrase.Length > 1)
        {
            present = IsAdjectiveStem(phrase[..^1]) ? new JapanesePredicate(phrase[..^1] + "い", Holds: true, JapaneseWord.Adjective) : null;
        }

        else if (phrase.Length > 1 && "りみきちびぎいれけげせてねべめえ".Contains(phrase[^1], StringComparison.Ordinal))
        {
            return isPast ? new JapanesePredicate(JapaneseVerbs.PastOfStem(phrase), Holds: true, JapaneseWord.Verb, IsPast: true)
                : JapaneseVerbs.OfStem(phrase) is { } verb ? Ability(verb, holds: true) : null;
        }

        return present is { } said && isPast ? said with { Name = PastName(said), IsPast = true } : present;

        static JapanesePredicate Noun(string noun) => new(noun, Holds: true, JapaneseWord.Noun);
    }

    /// <summary>Gives the predicate of now for one of the past, where a time is named; null for what happens rather than lasts.</summary>
    public static JapanesePredicate? WithoutTense(JapanesePredicate predicate) =>
        !predicate.IsPast ? predicate
        : predicate.Kind == JapaneseWord.Noun ? predicate with { Name = predicate.Name[..^3], IsPast = false }
        : predicate.Kind == JapaneseWord.Adjective ? predicate with { Name = predicate.Name[..^3] + "い", IsPast = false }
        : predicate.Name.EndsWith("ていた", StringComparison.Ordinal) || predicate.Name.EndsWith("でいた", StringComparison.Ordinal) || predicate.Name == "いた" ? predicate with { Name = predicate.Name[..^1] + "る", IsPast = false }
        : predicate.Name == "あった" ? predicate with { Name = "ある", IsPast = false }
        : null;

    /// <summary>Tells whether a word is the stem of a common adjective in い.</summary>
    public static bool IsAdjectiveStem(string stem) => stem.Length > 0 && (stem[^1] == 'し' || Array.Exists(AdjectiveStems, a => stem.EndsWith(a, StringComparison.Ordinal)));

    private static readonly string[] AdjectiveStems =
        ("若 高 安 大き 小さ 古 長 短 良 よ 悪 多 少な 強 弱 重 軽 早 速 遅 近 遠 暑 寒 熱 冷た 明る 暗 広 狭 深 浅 太 細 厚 薄 硬 固 柔らか 軟らか 赤 青 白 黒 黄色 茶色 賢 痛 怖 甘 辛 苦 酸っぱ 丸 四角 鋭 鈍 可愛 かわい " +
        "ひど すご うま まず きたな 汚 危な つまらな 面白 おもしろ 眠 温か 暖か 濃 偉 えら").Split(' ');

    // 若い: 若かった; 学生: 学生だった.
    private static string PastName(JapanesePredicate predicate) =>
        predicate.Kind == JapaneseWord.Adjective ? predicate.Name[..^1] + "かった" : predicate.Kind == JapaneseWord.Noun ? predicate.Name + "だった" : predicate.Name;

    private static bool Seems(string phrase)
    {
        string plain = Strip(phrase, ["です", "だ", "である"]) ?? phrase;
        return (plain.EndsWith("らしい", StringComparison.Ordinal) && !Array.Exists(AdjectivesInRashii, a => plain.EndsWith(a, StringComparison.Ordinal)))
            || plain.EndsWith("みたい", StringComparison.Ordinal) || plain.EndsWith("のよう", StringComparison.Ordinal) || plain.EndsWith("るよう", StringComparison.Ordinal) || plain.EndsWith("なよう", StringComparison.Ordinal)
            || plain.EndsWith("たよう", StringComparison.Ordinal) || plain.EndsWith("いよう", StringComparison.Ordinal) || plain.EndsWith("とのこと", StringComparison.Ordinal) || phrase.EndsWith("という", StringComparison.Ordinal)
            || (plain.EndsWith("そう", StringComparison.Ordinal) && plain.Length > 2 && (URow.Contains(plain[^3], StringComparison.Ordinal) || plain[^3] is 'い' or 'だ' or 'た'));
    }

    private static string Explained(string phrase)
    {
        foreach (string ending in Explanations)
        {
            if (phrase.Length > ending.Length + 1 && phrase.EndsWith(ending, StringComparison.Ordinal))
            {
                string rest = phrase[..^ending.Length];
                if (rest[^1] == 'な' && rest.Length > 1)
                {
                    return rest[..^1] + "だ";
                }

                if (rest[^1] is 'い' or 'る' or 'た' or 'だ' && (ending != "んだ" || rest[^1] is 'る' or 'た'))
                {
                    return rest;
                }
            }
        }

        return phrase;
    }

    private static JapanesePredicate? Past(string phrase)
    {
        if (Strip(phrase, PastNegativeCopulas) is { } notNoun)
        {
            return new JapanesePredicate(notNoun + "だった", Holds: false, JapaneseWord.Noun, IsPast: true);
        }

        if (Strip(phrase, PastNegativeAdjectives) is { } notAdjective)
        {
            return new JapanesePredicate(notAdjective + "かった", Holds: false, JapaneseWord.Adjective, IsPast: true);
        }

        if (phrase is "なかった" or "なかったです" or "ありませんでした")
        {
            return new JapanesePredicate("あった", Holds: false, JapaneseWord.Verb, IsPast: true);
        }

        string plain = Strip(phrase, ["です"]) is { } before && before.EndsWith("かった", StringComparison.Ordinal) ? before : phrase;
        bool isNai = plain.EndsWith("なかった", StringComparison.Ordinal) && Array.Exists(NaiAdjectives, a => plain[..^3].EndsWith(a[..^1], StringComparison.Ordinal));
        if (!isNai && Strip(phrase, ["ませんでした"]) is { } polite)
        {
            return new JapanesePredicate(JapaneseVerbs.PastOfStem(polite), Holds: false, JapaneseWord.Verb, IsPast: true);
        }

        if (!isNai && Strip(plain, ["なかった"]) is { } negated)
        {
            return new JapanesePredicate(JapaneseVerbs.PastOfNegative(negated), Holds: false, JapaneseWord.Verb, IsPast: true);
        }

        if (Strip(phrase, PastAdjectives) is { } adjective && !Array.Exists(VerbsInKatta, v => phrase.EndsWith(v, StringComparison.Ordinal)))
        {
            return new JapanesePredicate(adjective + "かった", Holds: true, JapaneseWord.Adjective, IsPast: true);
        }

        if (Strip(phrase, PastCopulas) is { } noun)
        {
            return new JapanesePredicate(noun + "だった", Holds: true, JapaneseWord.Noun, IsPast: true);
        }

        if (Strip(phrase, ["ました"]) is { } said)
        {
            return new JapanesePredicate(JapaneseVerbs.PastOfStem(said), Holds: true, JapaneseWord.Verb, IsPast: true);
        }

        bool isVerb = phrase.Length > 1 && (phrase[^1] == 'た' ? phrase[^2] is 'っ' or 'い' or 'し' || EOfURow.Contains(phrase[^2], StringComparison.Ordinal) || phrase[^2] is 'じ' or 'き' or 'ち' or 'り' or 'び' or 'み' or not (>= '\u3041' and <= '\u3096')
            : phrase[^1] == 'だ' && (JapaneseVerbs.IsPastInIda(phrase) || (phrase[^2] == 'ん' && phrase.Length > 2 && (phrase[^3] is not (>= '\u3041' and <= '\u3096') || JapaneseVerbs.OfPast(phrase) is not null))));
        return isVerb ? new JapanesePredicate(phrase, Holds: true, JapaneseWord.Verb, IsPast: true) : null;
    }

    // 飛べば, 若ければ, 読んだら, 学生だったら.
    private static JapanesePredicate? ConditionForm(string phrase, out string? problem)
    {
        problem = null;
        if (phrase.EndsWith("たら", StringComparison.Ordinal) || phrase.EndsWith("んだら", StringComparison.Ordinal) || phrase.EndsWith("いだら", StringComparison.Ordinal))
        {
            if (Past(phrase[..^1]) is not { } past)
            {
                return null;
            }

            if (WithoutTense(past) is { } lasting)
            {
                return lasting;
            }

            string? verb = JapaneseVerbs.OfPast(past.Name);
            problem = verb is null ? $"The form does not tell which verb this is: 「{phrase}」." : null;
            return verb is null ? null : Ability(verb, past.Holds);
        }

        if (Strip(phrase, ["であれば", "でなければ", "なければ"]) is not null || Strip(phrase, ["ば"]) is not { } stem || JapaneseVerbs.OfBa(stem) is not { } condition)
        {
            return null;
        }

        if (Strip(stem, ["けれ"]) is { } adjective)
        {
            bool isAdjective = IsAdjectiveStem(adjective);
            problem = isAdjective || stem.Length < 3 ? null : $"The form does not tell which word this is: 「{phrase}」.";
            return problem is null ? new JapanesePredicate(adjective + "い", Holds: true, JapaneseWord.Adjective) : null;
        }

        return Ability(condition, holds: true);
    }

    /// <summary>Gives the form that ends a sentence and says that the predicate holds.</summary>
    public static string Positive(JapanesePredicate predicate) =>
        predicate.IsPast ? predicate.Name
        : predicate.Kind is JapaneseWord.Noun or JapaneseWord.Bare ? predicate.Name + "である"
        : predicate.Kind == JapaneseWord.Polite ? predicate.Name + "です"
        : predicate.Name;

    /// <summary>Gives the form that says that the predicate does not hold; null where the dictionary form does not tell it.</summary>
    public static string? Negative(JapanesePredicate predicate)
    {
        string name = predicate.Name;
        if (predicate.IsPast)
        {
            return predicate.Kind switch
            {
                JapaneseWord.Noun => name[..^3] + "ではなかった",
                JapaneseWord.Adjective => name[..^3] + "くなかった",
                _ => null,
            };
        }

        switch (predicate.Kind)
        {
            case JapaneseWord.Noun or JapaneseWord.Bare:
                return name + "ではない";
            case JapaneseWord.Adjective:
                return name[..^1] + "くない";
            case JapaneseWord.Polite:
                return null;
        }

        if (name == "ある")
        {
            return "ない";
        }

        if (name.EndsWith("愛する", StringComparison.Ordinal))
        {
            return name[..^2] + "さない";
        }

        if (name.EndsWith("する", StringComparison.Ordinal))
        {
            return name[..^2] + "しない";
        }

        if (name == "いる" || name.EndsWith("来る", StringComparison.Ordinal) || name.EndsWith("できる", StringComparison.Ordinal) || name.EndsWith("ている", StringComparison.Ordinal) || name.EndsWith("でいる", StringComparison.Ordinal))
        {
            return name[..^1] + "ない";
        }

        if (name[^1] != 'る')
        {
            return name[..^1] + ARow[URow.IndexOf(name[^1], StringComparison.Ordinal)] + "ない";
        }

        // 食べる: 食べない, but 走る: 走らない and 見る: 見ない.
        return name.Length < 2 ? null
            : ERow.Contains(name[^2]) ? name[..^1] + "ない"
            : name[^2] is >= '\u3041' and <= '\u3096' && !IRow.Contains(name[^2]) ? name[..^1] + "らない"
            : null;
    }

    // 飛ぶことができる is 飛べる, and 飛行することができる is 飛行できる; verbs in -ru do not tell which kind they are.
    private static JapanesePredicate Ability(string verb, bool holds)
    {
        const string Long = "ことができる";
        if (verb.EndsWith(Long, StringComparison.Ordinal) && verb.Length > Long.Length)
        {
            string able = verb[..^Long.Length];
            int row = URow.IndexOf(able[^1], StringComparison.Ordinal);
            verb = able.EndsWith("する", StringComparison.Ordinal) && able.Length > 2 ? able[..^2] + "できる"
                : row >= 0 && able[^1] != 'る' ? $"{able[..^1]}{EOfURow[row]}る"
                : verb;
        }

        return new JapanesePredicate(verb, holds, JapaneseWord.Verb);
    }

    private static string? Positive(string negated)
    {
        char last = negated[^1];
        int row = ARow.IndexOf(last, StringComparison.Ordinal);
        return negated.EndsWith("愛さ", StringComparison.Ordinal) ? negated[..^1] + "する"
            : row >= 0 ? negated[..^1] + URow[row]
            : last == 'し' ? negated[..^1] + "する"
            : ERow.Contains(last) || IRow.Contains(last) || last is not (>= '\u3041' and <= '\u3096') ? negated + "る"
            : null;
    }

    private static string? Strip(string phrase, ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (phrase.Length > ending.Length && phrase.EndsWith(ending, StringComparison.Ordinal))
            {
                return phrase[..^ending.Length];
            }
        }

        return null;
    }
}
