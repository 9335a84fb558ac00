namespace Consistency.Language;

/// <content>Where sentences are cut: conditions, and what goes on with て, で, く, し, が or ので.</content>
internal sealed partial class JapaneseReader
{
    // Behind a predicate and before a comma; both sides are said.
    private static readonly string[] Joiners = ["けれども", "けれど", "けど", "ので", "のに", "から", "ため", "一方", "一方で", "し", "が"];

    // What ends with て and goes on with no verb: 「として」, 「について」.
    private static readonly string[] NoTeForms = ["として", "にとって", "によって", "に対して", "について", "において", "に関して", "と比べて", "初めて", "はじめて", "すべて", "全て", "改めて", "最も", "ともに"];

    private static readonly string[] Sources = ["ならば", "であれば", "でなければ", "なければ", "ければ", "場合には", "場合は", "場合、", "ときには", "ときは", "とき、", "時には", "時は", "時、", "たら", "だら", "と、", "ば、", "れば", "なら"];

    // Where the parts end that go on: what their ending is stands at the end of the whole.
    private readonly HashSet<int> _goingOn = [];

    // Cuts at the end of a condition; the ending of the condition stays with it where it tells what the condition says.
    private (Phrase Condition, Phrase Consequence)? Split(Phrase body, bool isIf)
    {
        (int At, int Length, int Kept)? found = null;
        foreach (string ending in Sources)
        {
            int at = Find(body, ending);
            while (at >= 0 && !EndsCondition(body, at, ending, isIf))
            {
                at = Find(body, ending, at + 1);
            }

            if (at >= 0 && (found is not { } before || at < before.At))
            {
                bool isComma = ending[^1] == '、';
                found = (at, ending.Length, ending is "ならば" or "なら" || ending[0] is '場' or 'と' or '時' ? 0 : isComma ? ending.Length - 1 : ending.Length);
            }
        }

        if (found is not { } cut)
        {
            return null;
        }

        Phrase condition = new Phrase(body.Start, cut.At + cut.Kept).Trim(_text);
        Phrase rest = WithoutComma(new Phrase(cut.At + cut.Length, body.End));
        if (condition.Length > 1 && _text[cut.At] is '場' or 'と' or '時' && _text[condition.End - 1] is 'の' or 'な')
        {
            condition = new Phrase(condition.Start, condition.End - 1);
        }

        return condition.Length == 0 || rest.Length == 0
            ? throw Problem(DiagnosticCatalogue.Unexpected, condition.Length == 0 ? "The condition is missing." : "What follows from the condition is missing.", body)
            : (condition, rest);
    }

    private bool EndsCondition(Phrase body, int at, string ending, bool isIf)
    {
        if (at <= body.Start)
        {
            return ending is "ならば" or "であれば" or "でなければ";
        }

        char before = _text[at - 1];
        int end = at + ending.Length;
        bool isClear = isIf || (end < body.End && _text[end] is '、' or ' ');
        return ending switch
        {
            "ならば" or "であれば" or "でなければ" => true,
            "なければ" => !Follows("なら", end) && !Follows("いけ", end),
            "ければ" => isClear && before != 'な',
            "なら" => isClear && !Follows("ない", end),
            "れば" => before != 'け' && !Follows("なら", end) && !Follows("いけ", end) && !Follows("よ", end) && !Follows("いい", end),
            "たら" => (isClear || (before is 'っ' or 'し' && end < body.End && !IsHiragana(_text[end]))) && (before is 'っ' or 'い' or 'し' || !IsHiragana(before) || "けげせてねべめれえ".Contains(before, StringComparison.Ordinal)),
            "だら" => isClear && before is 'ん' or 'い',
            "ば、" => "けげせてねべめれえ".Contains(before, StringComparison.Ordinal) && !Ends(at, "たとえ", "例え"),
            "と、" => "うくぐすつぬぶむる".Contains(before, StringComparison.Ordinal) || before is 'い' or 'だ',
            _ => IsHiragana(before),
        };

        bool Follows(string words, int from) => string.CompareOrdinal(_text, from, words, 0, words.Length) == 0;
        bool Ends(int until, params ReadOnlySpan<string> words)
        {
            foreach (string word in words)
            {
                if (until >= word.Length && string.CompareOrdinal(_text, until - word.Length, word, 0, word.Length) == 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    // Where a part ends that goes on at a place, and where the next one starts; null when nothing is cut there.
    private (int End, int Next)? GoesOn(int start, int i, int end)
    {
        if (_text[i] != '、')
        {
            // 「若くて親切だ」: no comma is needed behind くて.
            bool isTe = i + 2 < end && i > start && _text[i] == 'く' && _text[i + 1] == 'て' && _text[i + 2] is not ('、' or 'は' or 'も' or 'い' or 'た' or 'な');
            if (isTe)
            {
                _goingOn.Add(i + 2);
            }

            return isTe ? (i + 2, i + 2) : null;
        }

        Phrase before = new Phrase(start, i).Trim(_text);
        if (before.Length < 2 || i + 1 >= end)
        {
            return null;
        }

        string words = Words(before);
        foreach (string joiner in Joiners)
        {
            if (words.Length > joiner.Length && words.EndsWith(joiner, StringComparison.Ordinal) && EndsPredicate(words[..^joiner.Length], joiner))
            {
                int cut = before.End - joiner.Length;
                if (joiner is "ので" or "のに" && _text[cut - 1] == 'な')
                {
                    // 「学生なので、」: what stands before な is a noun.
                    _goingOn.Add(--cut);
                }

                return (cut, i + 1);
            }
        }

        bool goesOn = words.EndsWith("あり", StringComparison.Ordinal) || words.EndsWith("なく", StringComparison.Ordinal)
            || (words[^1] == 'て' && !Array.Exists(NoTeForms, n => words.EndsWith(n, StringComparison.Ordinal)))
            || (words[^1] == 'で' && (words[^2] == 'ん' || IsCopula(new Phrase(i + 1, end))))
            || (words[^1] == 'く' && JapaneseEndings.IsAdjectiveStem(words[..^1]))
            || IsStem(words);
        if (goesOn)
        {
            _goingOn.Add(before.End);
        }

        return goesOn ? (i, i + 1) : null;
    }

    // 「午前10時に始まり、」, 「東京で生まれ、」: a stem with what it is about before it.
    private static bool IsStem(string words) =>
        "りみきちびぎいれけげせてねべめえ".Contains(words[^1], StringComparison.Ordinal) && !Array.Exists(NoTeForms, n => words.EndsWith(n, StringComparison.Ordinal))
        && words.Length > 2 && words.AsSpan(0, words.Length - 2).IndexOfAny("はがをにで") > 0;

    // 「学生だが、」, but 「太郎が、」.
    private static bool EndsPredicate(string words, string joiner)
    {
        char last = words[^1];
        return joiner switch
        {
            "ので" or "のに" => last is 'な' or 'い' or 'る' or 'た' or 'だ' or 'す' or 'う' or 'く' or 'ぶ' or 'む',
            "ため" => last is 'い' or 'る' or 'た' or 'う' or 'く' or 'ぶ' or 'む',
            "一方" or "一方で" => last is 'い' or 'る' or 'た' or 'う',
            "から" or "し" => last is 'だ' or 'い' or 'る' or 'た' or 'す',
            _ => last is 'だ' or 'い' or 'る' or 'た' or 'す' or 'う' or 'く' or 'ぐ' or 'つ' or 'ぬ' or 'ぶ' or 'む' or 'ん',
        };
    }

    // 「学生で、若い」 and 「学生で、花子は…」; 「東京で、働く」 is where.
    private bool IsCopula(Phrase rest)
    {
        string words = Words(rest.Trim(_text));
        return words.Length > 0 && (words.Contains('は') || JapaneseEndings.Read(words, out _) is { Kind: not JapaneseWord.Verb });
    }
}
