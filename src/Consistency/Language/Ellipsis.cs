using ClaimLexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <summary>Says again what the end of a sentence leaves out: "Bob is kind, but Alice isn't", "and so is Alice", "and Alice can, too".</summary>
/// <remarks>Only where one simple sentence stands before it, so that what is left out can be one thing only; others stay, and are refused.</remarks>
internal static class Ellipsis
{
    /// <summary>Tells cheaply whether a sentence may leave something out at its end.</summary>
    public static bool MayBe(List<ClaimToken> tokens) =>
        tokens[^1].Forms.IsAuxiliary || tokens[^1].Lower is "too" or "also" or "either" or "not" || tokens.Exists(static t => t.Lower is "so" or "neither" or "nor");

    /// <summary>Completes a sentence.</summary>
    /// <param name="tokens">The sentence; what is left out is put at its end.</param>
    public static void Complete(List<ClaimToken> tokens)
    {
        int joint = tokens.FindLastIndex(static t => t.Lower is "and" or "but" or "while" or "whereas" or "nor");
        if (joint < 0)
        {
            joint = tokens.FindLastIndex(static t => t.Type == ClaimLexer.COMMA);
        }

        if (joint < 2 || joint + 2 >= tokens.Count || tokens.FindIndex(0, joint, static t => t.Type != ClaimLexer.WORD && t.Type != ClaimLexer.QUOTED && t.Type != ClaimLexer.COMMA) >= 0)
        {
            return;
        }

        int end = tokens[joint - 1].Type == ClaimLexer.COMMA ? joint - 1 : joint;
        if (Rest(tokens, joint) is not { } rest || Said(tokens, end, rest.Auxiliary) is not { } said)
        {
            return;
        }

        ClaimToken last = tokens[^1];
        tokens[joint] = JoinedSentences.And(tokens[joint]);
        tokens.RemoveRange(joint + 1, tokens.Count - joint - 1);
        tokens.AddRange(rest.Subject);
        tokens.Add(rest.Auxiliary);
        if (rest.IsDenied)
        {
            tokens.Add(Copy("not", last));
        }

        tokens.AddRange(said.Select(w => Copy(w, last)));
    }

    private static ClaimToken Copy(string word, ClaimToken at) => new(ClaimLexer.WORD, word, at.Start + at.Length, 0);

    // "Alice isn't", "Alice can, too", "so is Alice", "neither does Alice".
    private static (List<ClaimToken> Subject, ClaimToken Auxiliary, bool IsDenied)? Rest(List<ClaimToken> tokens, int joint)
    {
        List<ClaimToken> words = tokens[(joint + 1)..];
        bool isNor = tokens[joint].Lower == "nor";
        if (isNor || words[0].Lower is "so" or "neither" or "nor")
        {
            int auxiliary = isNor ? 0 : 1;
            return words.Count > auxiliary + 1 && Auxiliary(words[auxiliary]) is (_, false) && IsSubject(words[(auxiliary + 1)..])
                ? (words[(auxiliary + 1)..], words[auxiliary], isNor || words[0].Lower != "so") : null;
        }

        while (words.Count > 0 && (words[^1].Lower is "too" or "also" or "either" || words[^1].Type == ClaimLexer.COMMA))
        {
            words.RemoveAt(words.Count - 1);
        }

        bool isDenied = words.Count > 2 && words[^1].Lower == "not";
        if (isDenied)
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count > 1 && Auxiliary(words[^1]) is var (word, denied) && IsSubject(words[..^1])
            ? (words[..^1], new ClaimToken(ClaimLexer.WORD, word, words[^1].Start, words[^1].Length), isDenied || denied) : null;
    }

    private static bool IsSubject(List<ClaimToken> words) => words.TrueForAll(static w =>
        w.Type is ClaimLexer.WORD or ClaimLexer.QUOTED && w.Forms.Contraction is null && w.Forms.English is 0 or ClaimLexer.THE or ClaimLexer.A or ClaimLexer.PRONOUN or ClaimLexer.NO
            or ClaimLexer.EVERY or ClaimLexer.PREPOSITION or ClaimLexer.EVERYONE or ClaimLexer.NO_ONE or ClaimLexer.SOMEONE);

    private static (string Word, bool IsDenied)? Auxiliary(ClaimToken token) =>
        token.Forms.Contraction is [var word, "not"] ? (word, true)
        : token.Forms.English is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO ? (token.Lower, false)
        : null;

    // What the sentence before says of its subject, in the form that follows an auxiliary; null when it is not simple or says it with another auxiliary.
    private static List<string>? Said(List<ClaimToken> tokens, int end, ClaimToken auxiliary)
    {
        int verb = tokens.FindIndex(1, end - 1, static t => t.Forms.IsAuxiliary);
        int kind = Kind(auxiliary.Lower);
        bool isSimple = tokens.FindIndex(0, end, static t => t.Type == ClaimLexer.COMMA || t.Forms.English is ClaimLexer.AND or ClaimLexer.OR or ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN
            or ClaimLexer.UNLESS or ClaimLexer.WHO or ClaimLexer.NEITHER || t.Forms.IsTensed) < 0;
        if (!isSimple || (verb >= 0 && tokens.FindIndex(verb + 1, end - verb - 1, static t => t.Forms.IsAuxiliary) >= 0))
        {
            return null;
        }

        if (verb >= 0)
        {
            string word = Auxiliary(tokens[verb])!.Value.Word;
            int start = verb + 1 < end && tokens[verb + 1].Lower is "not" or "also" ? verb + 2 : verb + 1;
            bool owns = Kind(word) == ClaimLexer.HAVE && kind == ClaimLexer.DO && Auxiliary(tokens[verb]) is (_, false);
            return start >= end || (!owns && Kind(word) != kind) ? null : [.. owns ? (IEnumerable<string>)["have"] : [], .. Words(tokens, start, end)];
        }

        int main = kind != ClaimLexer.DO ? -1 : MainVerb(tokens[..end], auxiliary.Lower == "did");
        if (main < 0)
        {
            return null;
        }

        string said = tokens[main].Lower;
        return [BaseOf(said), .. Words(tokens, main + 1, end)];
    }

    // A verb that is known, or the only word with the form of one.
    private static int MainVerb(List<ClaimToken> tokens, bool isPast)
    {
        List<int> likely = [.. Enumerable.Range(1, tokens.Count - 1).Where(i => tokens[i] is { Type: ClaimLexer.WORD, IsCapitalized: false, Forms.English: 0 } word
            && (isPast ? Inflection.LooksPast(word.Lower) : Inflection.LooksThirdPerson(word.Lower) || Lexicon.Verbs.Contains(word.Lower)))];
        int known = likely.FindIndex(i => Lexicon.Verbs.Contains(BaseOf(tokens[i].Lower)));
        return known >= 0 ? likely[known] : likely.Count == 1 ? likely[0] : -1;
    }

    private static string BaseOf(string verb) =>
        Lexicon.Verbs.Contains(verb) ? verb : Inflection.LooksPast(verb) ? Inflection.BaseOfPast(verb) : Inflection.BaseForm(verb);

    private static int Kind(string word) => Lexicon.English.GetValueOrDefault(word);

    private static IEnumerable<string> Words(List<ClaimToken> tokens, int start, int end) => tokens[start..end].Select(static t => t.Word);
}
