using Antlr4.Runtime;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Decides which words are verbs, and puts questions into the order of statements, before a sentence is parsed.</summary>
/// <remarks>
/// By position alone, so that made-up verbs work: a clause with "is", "can", "has" or "does" needs no other verb (what
/// follows "can" and "does" is one); otherwise the verb is the word after a pronoun or "someone", after a run of
/// capitalised words, or after the noun that follows an article or "every". Of several candidates the one that stands
/// directly before an article, a preposition, a pronoun or a name is taken, then one that ends in -s.
/// </remarks>
internal static class VerbTagger
{
    /// <summary>Puts the auxiliary of a question behind its subject: "Is Tweety a bird" becomes "Tweety is a bird".</summary>
    public static void OrderQuestion(List<IToken> tokens)
    {
        if (tokens.Count < 3 || !IsAuxiliary(tokens[0].Type))
        {
            return;
        }

        int end = SubjectEnd(tokens);
        IToken auxiliary = tokens[0];
        tokens.RemoveAt(0);
        tokens.Insert(end - 1, auxiliary);
    }

    /// <summary>Makes a word of an "A" that is a name: "A is the parent of B".</summary>
    public static void NameLetters(List<IToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isName = tokens[i].Type == EnglishParser.A && tokens[i].Text == "A"
                && (i + 1 == tokens.Count || !IsWord(tokens[i + 1]) || (i + 2 < tokens.Count && tokens[i + 2].Text is [>= 'A' and <= 'Z']));
            if (isName)
            {
                ((IWritableToken)tokens[i]).Type = EnglishParser.WORD;
            }
        }
    }

    /// <summary>Marks the verbs of a sentence.</summary>
    public static void Tag(List<IToken> tokens)
    {
        bool inComplement = false;
        for (int start = 0; start < tokens.Count;)
        {
            int end = start;
            while (end < tokens.Count && !IsBoundary(tokens[end].Type))
            {
                end++;
            }

            if (end > start)
            {
                inComplement = TagChunk(tokens, start, end, inComplement);
            }
            else if (tokens[end].Type is not (EnglishParser.AND or EnglishParser.OR or EnglishParser.BUT or EnglishParser.COMMA or EnglishParser.NOR))
            {
                inComplement = false;
            }

            start = end == start ? end + 1 : end;
        }
    }

    private static bool IsAuxiliary(int type) =>
        type is EnglishParser.IS or EnglishParser.ISNT or EnglishParser.CAN or EnglishParser.CANNOT or EnglishParser.DO
            or EnglishParser.DONT or EnglishParser.HAS;

    private static bool IsBoundary(int type) =>
        type is EnglishParser.IF or EnglishParser.THEN or EnglishParser.UNLESS or EnglishParser.AND or EnglishParser.OR
            or EnglishParser.BUT or EnglishParser.COMMA or EnglishParser.IFF or EnglishParser.NOR or EnglishParser.WHO
            or EnglishParser.EITHER or EnglishParser.NEITHER or EnglishParser.NOT_THE_CASE or EnglishParser.THE_CASE;

    // Where the subject of a question ends; the auxiliary is at 0.
    private static int SubjectEnd(List<IToken> tokens)
    {
        int i = 1;
        while (tokens[i].Type is EnglishParser.NOT or EnglishParser.ALL or EnglishParser.NO or EnglishParser.SOME
            or EnglishParser.ONLY or EnglishParser.A or EnglishParser.THE && i + 1 < tokens.Count)
        {
            i++;
        }

        bool hasDeterminer = i > 1;
        int first = i;
        if (!IsWord(tokens[i]))
        {
            return i + 1;
        }

        if (!hasDeterminer)
        {
            // A name, or one word.
            i++;
            while (i < tokens.Count - 1 && IsName(tokens[i]) && IsName(tokens[first]))
            {
                i++;
            }

            return i;
        }

        while (i < tokens.Count && IsWord(tokens[i]))
        {
            i++;
        }

        // "Is the cat green": the last word says what is asked; "Is the cat a mammal": the article does. A verb needs its word.
        bool endsSentence = i == tokens.Count;
        bool beforeThan = !endsSentence && tokens[i].Type == EnglishParser.PREPOSITION
            && tokens[i].Text.Equals("than", StringComparison.OrdinalIgnoreCase);
        bool asksVerb = tokens[0].Type is EnglishParser.CAN or EnglishParser.CANNOT or EnglishParser.DO or EnglishParser.DONT
            && !(i < tokens.Count && tokens[i].Type == EnglishParser.HAS);
        return (endsSentence || beforeThan || asksVerb) && i > first + 1 ? i - 1 : i;
    }

    // Gives whether the chunk ends in a complement, so that "and big" can go on with it.
    private static bool TagChunk(List<IToken> tokens, int start, int end, bool inComplement)
    {
        for (int i = start; i < end; i++)
        {
            switch (tokens[i].Type)
            {
                case EnglishParser.IS or EnglishParser.ISNT:
                    TagAfterAble(tokens, i, end);
                    return true;
                case EnglishParser.CAN or EnglishParser.CANNOT or EnglishParser.DO or EnglishParser.DONT:
                    TagNextWord(tokens, i + 1, end);
                    return false;
                case EnglishParser.HAS:
                    return false;
                default:
                    break;
            }
        }

        TagAfterAble(tokens, start, end);
        int verb = FindVerb(tokens, start, end, inComplement);
        if (verb < 0)
        {
            return inComplement;
        }

        SetVerb(tokens[verb]);
        return false;
    }

    private static int FindVerb(List<IToken> tokens, int start, int end, bool inComplement)
    {
        int first = start;
        while (first < end && tokens[first].Type is EnglishParser.NOT or EnglishParser.ALL or EnglishParser.NO
            or EnglishParser.SOME or EnglishParser.ONLY or EnglishParser.A or EnglishParser.THE)
        {
            first++;
        }

        bool hasDeterminer = first > start;
        if (first >= end)
        {
            return -1;
        }

        bool isPronoun = tokens[first].Type is EnglishParser.PRONOUN or EnglishParser.SOMEONE or EnglishParser.EVERYONE or EnglishParser.NOONE;
        if (isPronoun)
        {
            return first + 1 < end && IsWord(tokens[first + 1]) ? first + 1 : -1;
        }

        if (!IsWord(tokens[first]))
        {
            return -1;
        }

        // "… and sees the cow", "who sees the cow", "… and dances": the subject was named before.
        bool followsWord = start > 0 && tokens[start - 1].Type is EnglishParser.AND or EnglishParser.OR or EnglishParser.BUT
            or EnglishParser.COMMA or EnglishParser.WHO;
        if (!hasDeterminer && followsWord && IsSmall(tokens[first])
            && (tokens[start - 1].Type == EnglishParser.WHO
                || (first + 1 < end ? StartsObject(tokens[first + 1]) && tokens[first + 1].Type != EnglishParser.PREPOSITION : !inComplement)
                || (!inComplement && first + 1 < end)))
        {
            return IsLikelyNounBeforeVerb(tokens, first, end) ? first + 1 : first;
        }

        if (first + 1 >= end)
        {
            return -1;
        }

        int candidatesFrom = first + 1;
        if (!hasDeterminer)
        {
            while (candidatesFrom < end && IsName(tokens[candidatesFrom]))
            {
                candidatesFrom++;
            }
        }

        bool certain = !inComplement || IsName(tokens[first]);
        for (int i = candidatesFrom; i < end; i++)
        {
            if (IsWord(tokens[i]) && IsSmall(tokens[i]) && i + 1 < end && StartsObject(tokens[i + 1]))
            {
                return i;
            }
        }

        if (!certain)
        {
            return -1;
        }

        if (hasDeterminer && !Inflection.IsPlural(tokens[first].Text))
        {
            for (int i = candidatesFrom; i < end; i++)
            {
                if (IsWord(tokens[i]) && Inflection.IsThirdPerson(tokens[i].Text))
                {
                    return i;
                }
            }
        }

        return candidatesFrom < end && IsWord(tokens[candidatesFrom]) ? candidatesFrom : -1;
    }

    // "dogs chase mice" after "cats and": two small words of which the first is a plural and the second is not -s.
    private static bool IsLikelyNounBeforeVerb(List<IToken> tokens, int first, int end) =>
        first + 1 < end && IsWord(tokens[first + 1]) && IsSmall(tokens[first + 1])
        && Inflection.IsPlural(tokens[first].Text) && !Inflection.IsThirdPerson(tokens[first + 1].Text)
        && first + 2 < end;

    private static bool StartsObject(IToken token) =>
        token.Type is EnglishParser.A or EnglishParser.THE or EnglishParser.PREPOSITION or EnglishParser.PRONOUN
            or EnglishParser.SOMEONE or EnglishParser.QUOTED
        || IsName(token);

    private static void TagAfterAble(List<IToken> tokens, int from, int end)
    {
        for (int i = from; i < end; i++)
        {
            if (tokens[i].Type == EnglishParser.ABLE_TO)
            {
                TagNextWord(tokens, i + 1, end);
            }
        }
    }

    private static void TagNextWord(List<IToken> tokens, int from, int end)
    {
        int i = from;
        while (i < end && tokens[i].Type == EnglishParser.NOT)
        {
            i++;
        }

        if (i < end && IsWord(tokens[i]))
        {
            SetVerb(tokens[i]);
        }
    }

    private static void SetVerb(IToken token) => ((IWritableToken)token).Type = EnglishParser.VERB;

    private static bool IsWord(IToken token) => token.Type is EnglishParser.WORD or EnglishParser.QUOTED;

    private static bool IsName(IToken token) =>
        token.Type == EnglishParser.QUOTED || (token.Type == EnglishParser.WORD && !IsSmall(token));

    private static bool IsSmall(IToken token) =>
        token.Type == EnglishParser.WORD && !char.IsUpper(token.Text[0]);
}
