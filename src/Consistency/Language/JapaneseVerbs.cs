using System.Collections.Frozen;

namespace Consistency.Language;

/// <summary>Forms of Japanese verbs, each from the one that was written.</summary>
/// <remarks>
/// What the kana before an ending leaves open (起きます, 書きます; 読んだら, 飛んだら) is decided by short lists of common verbs; a verb that is on
/// none of them and could be two is not read.
/// </remarks>
internal static class JapaneseVerbs
{
    private const string ARow = "かがさたなばまらわ";
    private const string URow = "くぐすつぬぶむるう";
    private const string IRow = "きぎしちにびみりい";
    private const string ERow = "けげせてねべめれえ";

    // Stems in -i of verbs in -iru.
    private static readonly string[] StemsInI =
    [
        "起き", "おき", "生き", "いき", "飽き", "尽き", "でき", "出来", "過ぎ", "すぎ", "落ち", "おち", "満ち", "朽ち", "借り", "かり", "降り", "足り", "たり", "懲り", "試み", "省み", "顧み", "鑑み", "染み",
        "浴び", "あび", "伸び", "延び", "滅び", "帯び", "用い", "もちい", "率い", "老い", "悔い", "報い", "強い",
    ];

    // Nouns of one sign that する makes a verb of: 愛する, 属する. Other verbs of one sign in します are those in -す: 話す, 出す.
    private const string SuruOfOne = "愛属有達接適要課対発反害期称類屈";

    // Common verbs whose past and te-form are those of others, too.
    private static readonly FrozenDictionary<string, string> OfPasts = (
        "会う 買う 使う 言う 思う 歌う 洗う 払う 吸う 習う 手伝う 違う 笑う もらう 行く 書く 聞く 働く 歩く 泳ぐ 急ぐ 脱ぐ 着く 咲く 開く 置く 引く 弾く 動く 続く 泣く 届く 待つ 持つ 立つ 勝つ 育つ 打つ 死ぬ " +
        "飛ぶ 遊ぶ 呼ぶ 選ぶ 学ぶ 運ぶ 並ぶ 喜ぶ 読む 飲む 住む 休む 進む 頼む 噛む 盗む 含む 包む 済む 痛む 止む 降る 走る 入る 帰る 知る 切る 作る 乗る 座る 売る 送る 取る 撮る 始まる 終わる 変わる 分かる わかる " +
        "かかる 上がる 下がる 曲がる 止まる 決まる 集まる 閉まる 治る 直る 光る 怒る 渡る 触る 登る 減る 要る 困る なる ある やる 起こる 残る 通る 守る 破る いく").Split(' ').ToFrozenDictionary(PastOfGodan, StringComparer.Ordinal);

    /// <summary>Verbs of which が stands behind what they are about, and not behind who does it: 英語が話せる.</summary>
    public static readonly FrozenSet<string> Stative =
        "ある いる できる わかる 分かる 話せる 読める 書ける 飛べる 泳げる 見える 聞こえる 要る 歌える 使える 食べられる".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives the dictionary form of what stands before ます; null when it could be two verbs.</summary>
    /// <param name="stem">書き, 食べ, 勉強し.</param>
    public static string? OfStem(string stem)
    {
        char last = stem[^1];
        if (stem.EndsWith("ており", StringComparison.Ordinal) || stem.EndsWith("でおり", StringComparison.Ordinal))
        {
            return stem[..^2] + "いる";
        }

        if (last == 'し')
        {
            return IsSuru(stem[..^1]) ? stem[..^1] + "する" : stem[..^1] + "す";
        }

        if (stem is "き")
        {
            return "くる";
        }

        int row = IRow.IndexOf(last, StringComparison.Ordinal);
        return IsStemOfRu(stem) ? stem + "る" : row >= 0 ? stem[..^1] + URow[row] : null;
    }

    /// <summary>Gives the past of what stands before ました.</summary>
    public static string PastOfStem(string stem)
    {
        char last = stem[^1];
        return stem.EndsWith("ており", StringComparison.Ordinal) || stem.EndsWith("でおり", StringComparison.Ordinal) ? stem[..^2] + "いた"
            : IsStemOfRu(stem) || last == 'し' || stem == "き" ? stem + "た"
            : IRow.Contains(last, StringComparison.Ordinal) ? PastOfGodan(stem[..^1] + URow[IRow.IndexOf(last, StringComparison.Ordinal)])
            : stem + "た";
    }

    /// <summary>Gives the past of what stands before なかった.</summary>
    public static string PastOfNegative(string negated)
    {
        int row = ARow.IndexOf(negated[^1], StringComparison.Ordinal);
        return negated[^1] == 'さ' ? negated[..^1] + "した"
            : row >= 0 ? PastOfGodan(negated[..^1] + URow[row])
            : negated + "た";
    }

    /// <summary>Gives the dictionary form of what stands before ば; null when it is no verb.</summary>
    public static string? OfBa(string stem) =>
        ERow.IndexOf(stem[^1], StringComparison.Ordinal) is >= 0 and int row ? stem[..^1] + URow[row] : null;

    /// <summary>Gives the dictionary form of a past: 食べた, 読んだ, 勉強した; null when it could be two verbs.</summary>
    public static string? OfPast(string past)
    {
        if (past.Length < 2)
        {
            return null;
        }

        foreach ((string known, string verb) in OfPasts)
        {
            if (past.EndsWith(known, StringComparison.Ordinal))
            {
                return past[..^known.Length] + verb;
            }
        }

        string stem = past[..^1];
        return past[^1] != 'た' ? null
            : stem[^1] == 'し' ? OfStem(stem)
            : stem[^1] is 'っ' ? null
            : IsStemOfRu(stem) ? stem + "る"
            : null;
    }

    /// <summary>Gives the past of a te-form: 読んで gives 読んだ.</summary>
    public static string PastOfTe(string te) => te[..^1] + (te[^1] == 'て' ? "た" : "だ");

    /// <summary>Tells whether a word is the past of a verb in -ぐ, which ends as きれいだ does.</summary>
    public static bool IsPastInIda(string phrase) =>
        Array.Exists(["泳いだ", "急いだ", "脱いだ", "注いだ", "継いだ", "稼いだ", "防いだ", "騒いだ", "仰いだ", "繋いだ", "担いだ", "漕いだ", "研いだ", "つないだ", "かせいだ"], p => phrase.EndsWith(p, StringComparison.Ordinal));

    // Verbs in -eru and -iru, and those whose stem ends with a sign: 食べ, 起き, 見.
    private static bool IsStemOfRu(string stem) =>
        stem is "い" || stem.EndsWith("てい", StringComparison.Ordinal) || stem.EndsWith("でい", StringComparison.Ordinal) || stem[^1] == 'じ' || ERow.Contains(stem[^1], StringComparison.Ordinal)
        || stem[^1] is 'で' or not (>= '\u3041' and <= '\u3096') || Array.Exists(StemsInI, s => stem.EndsWith(s, StringComparison.Ordinal));

    private static bool IsSuru(string noun) =>
        noun.Length == 0 || noun[^1] is not (>= '\u3041' and <= '\u3096') && (noun.Length > 1 && noun[^2] is not (>= '\u3041' and <= '\u3096') || noun[^1] is >= '\u30A1' and <= '\u30FC' || SuruOfOne.Contains(noun[^1], StringComparison.Ordinal));

    private static string PastOfGodan(string verb) =>
        verb.EndsWith("行く", StringComparison.Ordinal) || verb is "いく" || verb.EndsWith("ていく", StringComparison.Ordinal) ? verb[..^1] + "った" : verb[^1] switch
        {
            'く' => verb[..^1] + "いた",
            'ぐ' => verb[..^1] + "いだ",
            'す' => verb[..^1] + "した",
            'う' or 'つ' or 'る' => verb[..^1] + "った",
            _ => verb[..^1] + "んだ",
        };
}
