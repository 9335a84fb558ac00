using System.Collections.Frozen;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Brings a sentence into plain order: what stands in front, between commas or is left out comes to stand where plain sentences have it.</summary>
/// <remarks>
/// "On Monday, the shop is closed" says what "The shop is closed on Monday" says; "Alan Turing, a mathematician, broke the code" what
/// "Alan Turing was a mathematician and broke the code" says; "Alice is kind, but Bob is not" what "Alice is kind and Bob is not kind" says.
/// Where more than one order could be meant, the sentence stays as it is and is refused by whoever reads on, or refused here.
/// </remarks>
internal static class PlainOrder
{
    private const int LongestFront = 8;
    private const int LongestSubject = 6;

    // What these open says how far the sentence goes and not where or when: "In general, …", "On average, …".
    private static readonly FrozenSet<string> Hedges =
        "addition general theory practice principle average opinion view least most best worst cases total case contrast fact turn other mind".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoFronts = "like as about of to than since until".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells cheaply whether a sentence may stand in another order.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="hasComma">Whether it has a comma.</param>
    public static bool MayBeNeeded(List<ClaimToken> tokens, bool hasComma) => hasComma || Ellipsis.MayBe(tokens);

    /// <summary>Brings a sentence into plain order.</summary>
    /// <param name="tokens">The sentence; changed where it stands in another order.</param>
    /// <exception cref="UnreadableException">It is not clear how much the words in front are said of.</exception>
    public static void Arrange(List<ClaimToken> tokens)
    {
        if (IsConditional(tokens))
        {
            return;
        }

        Ellipsis.Complete(tokens);
        MoveFront(tokens);
        OpenCommas(tokens);
        OpenLast(tokens);
        Contrast(tokens);
        JoinPlaces(tokens);
    }

    private static bool IsConditional(List<ClaimToken> tokens) => tokens.Exists(static t =>
        t.Forms.English is ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN or ClaimLexer.UNLESS or ClaimLexer.IMPLIES);

    private static bool IsConnective(ClaimToken token) => token.Forms.English is ClaimLexer.AND or ClaimLexer.OR or ClaimLexer.NOR or ClaimLexer.NEITHER;

    private static bool IsVerb(ClaimToken token) =>
        token.Forms.IsAuxiliary || (token.Type == ClaimLexer.WORD && !token.IsCapitalized && token.Forms.English == 0
            && (token.Lower is "must" or "may" or "should" || Inflection.LooksThirdPerson(token.Lower) || Inflection.LooksPast(token.Lower) || Inflection.IsPastLikeBase(token.Lower)));

    private static bool IsPast(ClaimToken token) => token.Lower is "was" or "were" or "had" or "did" or "wasn't" or "weren't" or "hadn't" or "didn't"
        || (!token.Forms.IsAuxiliary && (Inflection.LooksPast(token.Lower) || Inflection.IsPastLikeBase(token.Lower)));

    // "On Monday, the shop is closed."
    private static void MoveFront(List<ClaimToken> tokens)
    {
        int comma = tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA);
        bool isFrequency = tokens[0].Lower is "every" or "each" && comma > 1 && Lexicon.TimeUnits.Contains(tokens[comma - 1].Lower) && (comma == 2 || (comma == 3 && char.IsAsciiLetterOrDigit(tokens[1].Word[0])));
        if ((tokens[0].Forms.English != ClaimLexer.PREPOSITION && !isFrequency) || NoFronts.Contains(tokens[0].Lower) || comma is < 2 or > LongestFront || comma + 2 >= tokens.Count)
        {
            return;
        }

        for (int i = 1; i < comma; i++)
        {
            ClaimToken word = tokens[i];
            bool isNoun = word.Type is ClaimLexer.WORD or ClaimLexer.QUOTED && word.Forms.English is 0 or ClaimLexer.THE or ClaimLexer.A or ClaimLexer.PREPOSITION or ClaimLexer.THING
                && word.Forms.Contraction is null && !word.Forms.IsTensed;
            bool isVerb = !word.IsCapitalized && (Inflection.LooksPast(word.Lower) || (Inflection.LooksThirdPerson(word.Lower) && tokens[i - 1].IsCapitalized && i > 1));
            if (!isNoun || isVerb || Hedges.Contains(word.Lower))
            {
                return;
            }
        }

        int verb = tokens.FindIndex(comma + 1, IsVerb);
        if (verb < 0 || tokens[comma + 1].Forms.English == ClaimLexer.PREPOSITION)
        {
            return;
        }

        if (tokens.FindIndex(verb, static t => IsConnective(t) || t.Type == ClaimLexer.COMMA || t.Forms.English == ClaimLexer.WHO) >= 0)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Ambiguous,
                $"It is not clear how much '{string.Join(' ', tokens[..comma].Select(static t => t.Word))}' is said of.",
                "Put these words behind what they are said of: 'The shop is closed on Monday.'",
                tokens[0].Start,
                tokens[comma].Start - tokens[0].Start);
        }

        if (tokens[0].Lower == "with" && tokens[verb].Forms.English == ClaimLexer.BE)
        {
            // "With 8 million inhabitants, London is the largest city": it has them.
            return;
        }

        tokens[0] = new ClaimToken(tokens[0].Type, tokens[0].Lower, tokens[0].Start, tokens[0].Length);
        List<ClaimToken> moved = [.. tokens[(comma + 1)..], .. tokens[..comma]];
        tokens.Clear();
        tokens.AddRange(moved);
    }

    // "Alan Turing, a mathematician, broke the code", "Alice, who is a doctor, lives in Paris": both are said of the subject.
    private static void OpenCommas(List<ClaimToken> tokens)
    {
        int first = SubjectEnd(tokens);
        if (first < 0 || first + 3 >= tokens.Count)
        {
            return;
        }

        int start = first + 1;
        int last = tokens.FindIndex(start, static t => t.Type == ClaimLexer.COMMA);
        while (last > 0 && last + 1 < tokens.Count && !IsVerb(tokens[last + 1]))
        {
            last = tokens.FindIndex(last + 1, static t => t.Type == ClaimLexer.COMMA);
        }

        if (last < 0 || last + 2 >= tokens.Count || tokens.FindIndex(start, static t => t.Forms.English is ClaimLexer.OR or ClaimLexer.NOR) >= 0)
        {
            return;
        }

        ClaimToken opening = tokens[start];
        if (opening.Forms.English == ClaimLexer.WHO && opening.Lower != "that" && IsVerb(tokens[start + 1]))
        {
            tokens[last] = JoinedSentences.And(tokens[last]);
            tokens.RemoveRange(first, 2);
        }
        else if (IsApposition(tokens, start, last))
        {
            tokens[first] = new ClaimToken(ClaimLexer.WORD, IsPast(tokens[last + 1]) ? "was" : "is", tokens[first].Start, tokens[first].Length);
            tokens[last] = JoinedSentences.And(tokens[last]);
        }
    }

    // "Alice", "Vincent van Gogh", "The Nile", "The red house": to the comma; -1 for anything else.
    private static int SubjectEnd(List<ClaimToken> tokens)
    {
        int comma = tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA);
        bool hasArticle = tokens[0].Forms.English == ClaimLexer.THE;
        if (comma < (hasArticle ? 2 : 1) || comma > LongestSubject)
        {
            return -1;
        }

        for (int i = hasArticle ? 1 : 0; i < comma; i++)
        {
            ClaimToken word = tokens[i];
            bool isName = word.Type == ClaimLexer.QUOTED || (word.Type == ClaimLexer.WORD && word.Forms.English == 0 && word.Forms.Contraction is null
                && (hasArticle ? !Inflection.LooksPlural(word.Lower) || word.IsCapitalized : word.IsCapitalized || Lexicon.NameParticles.Contains(word.Lower)));
            if (!isName)
            {
                return -1;
            }
        }

        return comma;
    }

    // "a British mathematician", "the capital of France": a noun with its words, and no list.
    private static bool IsApposition(List<ClaimToken> tokens, int start, int end) =>
        end - start >= 2 && tokens[start].Forms.English is ClaimLexer.A or ClaimLexer.THE
        && tokens.FindIndex(start + 1, end - start - 1, static t => t.Type is not (ClaimLexer.WORD or ClaimLexer.QUOTED) || t.Forms.Contraction is not null
            || t.Forms.English is not (0 or ClaimLexer.THE or ClaimLexer.A or ClaimLexer.PREPOSITION)) < 0;

    // "Alice lives in Paris, which is in France", "Alice married Bob, a doctor": said of the name before the comma.
    private static void OpenLast(List<ClaimToken> tokens)
    {
        int comma = tokens.FindLastIndex(static t => t.Type == ClaimLexer.COMMA);
        if (comma < 3 || comma + 2 >= tokens.Count || tokens.FindIndex(static t => t.Forms.English is ClaimLexer.OR or ClaimLexer.NOR or ClaimLexer.NEITHER) >= 0)
        {
            return;
        }

        int name = comma;
        while (name > 0 && (tokens[name - 1].IsCapitalized || (tokens[name - 1].Lower == "of" && name > 1 && tokens[name - 2].IsCapitalized && name < comma)))
        {
            name--;
        }

        int verb = tokens.FindIndex(0, name, IsVerb);
        ClaimToken opening = tokens[comma + 1];
        bool isClause = opening.Forms.English == ClaimLexer.WHO && opening.Lower != "that" && IsVerb(tokens[comma + 2]);
        if (name == comma || verb < 1 || !(isClause || (opening.Forms.English == ClaimLexer.A && IsApposition(tokens, comma + 1, tokens.Count))))
        {
            return;
        }

        bool isPast = IsPast(tokens[verb]);
        ClaimToken at = tokens[comma];
        List<ClaimToken> said = [.. tokens[name..comma].Select(static t => new ClaimToken(t.Type, t.Forms, t.Start, t.Length) { TokenIndex = t.TokenIndex })];
        if (isClause)
        {
            tokens.RemoveAt(comma + 1);
        }
        else
        {
            said.Add(new ClaimToken(ClaimLexer.WORD, isPast ? "was" : "is", at.Start, at.Length));
        }

        tokens[comma] = JoinedSentences.And(at);
        tokens.InsertRange(comma + 1, said);
    }

    // "Whales are mammals, not fish", "The meeting is on Tuesday, not on Monday". "Alice is kind, not Bob" sets another subject against the first.
    private static void Contrast(List<ClaimToken> tokens)
    {
        int comma = tokens.FindLastIndex(static t => t.Type == ClaimLexer.COMMA);
        if (comma < 3 || comma + 2 >= tokens.Count || tokens[comma + 1].Lower != "not" || tokens.FindIndex(0, comma, static t => t.Forms.IsNot || IsConnective(t)) >= 0
            || tokens.FindIndex(comma + 2, static t => t.Forms.IsAuxiliary || IsConnective(t)) >= 0)
        {
            return;
        }

        ClaimToken next = tokens[comma + 2];
        bool isSame = next.Forms.English == ClaimLexer.PREPOSITION
            ? tokens.FindIndex(0, comma, t => t.Lower == next.Lower) > 0
            : !next.IsCapitalized && !tokens[comma - 1].IsCapitalized && next.Forms.English is 0 or ClaimLexer.A
                && tokens.FindIndex(0, comma, static t => t.Forms.English == ClaimLexer.BE) is > 0 and int verb
                && tokens.FindIndex(verb, comma - verb, static t => t.Forms.English is ClaimLexer.PREPOSITION or ClaimLexer.THE or ClaimLexer.THAN) < 0
                && (next.Forms.English == ClaimLexer.A) == (tokens[verb + 1].Forms.English == ClaimLexer.A);
        if (isSame)
        {
            tokens[comma] = JoinedSentences.And(tokens[comma]);
        }
    }

    // "lives in Paris, France": in both.
    private static void JoinPlaces(List<ClaimToken> tokens)
    {
        int comma = tokens.FindLastIndex(static t => t.Type == ClaimLexer.COMMA);
        if (comma < 3 || comma + 1 >= tokens.Count || tokens.FindIndex(comma + 1, static t => t.Type != ClaimLexer.WORD || !t.IsCapitalized) >= 0
            || tokens.FindIndex(0, comma, static t => t.Type == ClaimLexer.COMMA) >= 0)
        {
            return;
        }

        int name = comma;
        while (name > 0 && tokens[name - 1].Type == ClaimLexer.WORD && tokens[name - 1].IsCapitalized)
        {
            name--;
        }

        if (name < comma && name > 1 && tokens[name - 1].Lower is "in" or "at" or "from" or "near")
        {
            tokens[comma] = JoinedSentences.And(tokens[comma]);
        }
    }
}
