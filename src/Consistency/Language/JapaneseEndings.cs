namespace Consistency.Language;

/// <summary>The endings of Japanese predicates: what they say, and how the dictionary form gets them.</summary>
/// <remarks>
/// Without a dictionary only endings that decide by themselves are read. Polite verb forms other than those of できる and of
/// verbs in -eru are ambiguous (話します, 起きます) and refused; of a negative, the kana before ない decides.
/// </remarks>
internal static class JapaneseEndings
{
    private const string ARow = "かがさたなばまらわ";
    private const string URow = "くぐすつぬぶむるう";
    private const string ERow = "えけげせぜてでねべめれ";
    private const string IRow = "いきぎじちにびみり";
    private const string EOfURow = "けげせてねべめれえ";

    private static readonly string[] Past =
        ["ませんでした", "ではなかった", "でした", "だった", "であった", "なかった", "かった", "ました", "んだ", "った", "いた", "した"];

    private static readonly string[] NegativeCopulas =
    [
        "ではありません", "じゃありません", "でありません", "ではないです", "じゃないです", "でないです", "ではなければ", "でなければ", "ではない", "じゃない",
        "でない", "ではなく", "でなく",
    ];

    private static readonly string[] NegativeAdjectives = ["くありません", "くないです", "くなければ", "くない", "くなく"];
    private static readonly string[] NegativeVerbs = ["ないです", "なければ", "ない", "なく"];
    // Adjectives in which ない is no negation.
    private static readonly string[] NaiAdjectives =
        ["少ない", "危ない", "切ない", "汚ない", "情けない", "つまらない", "くだらない", "もったいない", "勿体ない", "はかない", "さりげない", "あどけない"];

    private static readonly string[] Copulas = ["であれば", "である", "であり", "です", "だ"];

    /// <summary>Reads a predicate; null when its ending is one that cannot be read, and then <paramref name="problem"/> says why.</summary>
    public static JapanesePredicate? Read(string phrase, out string? problem)
    {
        problem = null;
        phrase = phrase.Replace("ことはでき", "ことができ", StringComparison.Ordinal);
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

        if (Strip(phrase, Past) is not null)
        {
            problem = "The sentence speaks of the past, and statements have no time here.";
            return null;
        }

        if (Strip(phrase, Copulas) is { } stem)
        {
            return new JapanesePredicate(stem, Holds: true, stem[^1] == 'い' && phrase.EndsWith("です", StringComparison.Ordinal) ? JapaneseWord.Polite : JapaneseWord.Noun);
        }

        if (Strip(phrase, ["ません", "ます"]) is { } polite)
        {
            bool isKnown = polite is "い" || polite.EndsWith("でき", StringComparison.Ordinal) || polite.EndsWith("てい", StringComparison.Ordinal) || polite.EndsWith("でい", StringComparison.Ordinal) || ERow.Contains(polite[^1]);
            problem = isKnown ? null : $"The polite form does not tell which verb this is: 「{phrase}」.";
            return isKnown ? Ability(polite + "る", holds: phrase.EndsWith("ます", StringComparison.Ordinal)) : null;
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

    /// <summary>Gives the form that ends a sentence and says that the predicate holds.</summary>
    public static string Positive(JapanesePredicate predicate) =>
        predicate.Kind is JapaneseWord.Noun or JapaneseWord.Bare ? predicate.Name + "である"
        : predicate.Kind == JapaneseWord.Polite ? predicate.Name + "です"
        : predicate.Name;

    /// <summary>Gives the form that says that the predicate does not hold; null where the dictionary form does not tell it.</summary>
    public static string? Negative(JapanesePredicate predicate)
    {
        string name = predicate.Name;
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
