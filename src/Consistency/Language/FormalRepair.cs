using System.Text;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Proposes mended versions of a formula that cannot be read: one bracket, one quantifier or one connective is changed.</summary>
/// <remarks>
/// The caller reads each proposal, and takes one only when all that can be read come to the same formula. So each method
/// gives every proposal of its kind, not the likeliest.
/// </remarks>
internal static class FormalRepair
{
    // Longer formulas are refused instead: the proposals for them would cost the square of their length.
    private const int MaxTokens = 400;

    /// <summary>Gives the proposals for a mistake.</summary>
    /// <param name="tokens">The formula.</param>
    /// <param name="mistake">Why it could not be read.</param>
    public static IEnumerable<List<ClaimToken>> Of(List<ClaimToken> tokens, UnreadableException mistake)
    {
        if (tokens.Count > MaxTokens)
        {
            return [];
        }

        if (mistake.Id == DiagnosticCatalogue.FreeVariable)
        {
            string name = tokens.Find(t => t.Start == mistake.Start)!.Word;
            return [.. WidenedQuantifiers(tokens, name), .. RenamedQuantifiers(tokens, name)];
        }

        if (mistake.Id != DiagnosticCatalogue.Unexpected)
        {
            return [];
        }

        int balance = tokens.Sum(static t => t.Type == ClaimLexer.LEFT ? 1 : t.Type == ClaimLexer.RIGHT ? -1 : 0);
        return balance switch
        {
            1 => OneBracket(tokens, ClaimLexer.LEFT, ClaimLexer.RIGHT),
            -1 => OneBracket(tokens, ClaimLexer.RIGHT, ClaimLexer.LEFT),
            0 => MissingConjunction(tokens, mistake.Start),
            _ => [],
        };
    }

    /// <summary>Writes tokens with the gaps that they had.</summary>
    public static string Written(List<ClaimToken> tokens)
    {
        StringBuilder text = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            bool hasGap = i > 0 && tokens[i].Start > tokens[i - 1].Start + tokens[i - 1].Length;
            text.Append(hasGap ? " " : string.Empty).Append(tokens[i].Word);
        }

        return text.ToString();
    }

    // "∀x p(x) → q(x)": the quantifier was meant to reach to the end of its bracket.
    private static IEnumerable<List<ClaimToken>> WidenedQuantifiers(List<ClaimToken> tokens, string name)
    {
        List<ClaimToken> widened = [];
        bool isWidened = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            widened.Add(tokens[i]);
            if (tokens[i].Type is not (ClaimLexer.FORALL or ClaimLexer.EXISTS))
            {
                continue;
            }

            // The whole run of quantifiers: "∀x ∃y".
            int last = i;
            int next = i + 1;
            bool binds = false;
            while (next < tokens.Count && tokens[next].Type is ClaimLexer.FORALL or ClaimLexer.EXISTS or ClaimLexer.WORD or ClaimLexer.COMMA
                && !(tokens[next].Type == ClaimLexer.WORD && next + 1 < tokens.Count && tokens[next + 1].Type == ClaimLexer.LEFT && tokens[next - 1].Type == ClaimLexer.WORD))
            {
                binds |= tokens[next].Word == name;
                last = next++;
            }

            for (int k = i + 1; k <= last; k++)
            {
                bool startsQuantifier = tokens[k].Type is ClaimLexer.FORALL or ClaimLexer.EXISTS;
                if (startsQuantifier && binds)
                {
                    widened.Add(After(tokens[k - 1], ClaimLexer.COLON, ":"));
                }

                widened.Add(tokens[k]);
            }

            if (binds && next < tokens.Count && tokens[next].Type is not (ClaimLexer.COLON or ClaimLexer.DOT))
            {
                widened.Add(After(tokens[last], ClaimLexer.COLON, ":"));
                isWidened = true;
            }

            i = last;
        }

        return isWidened ? [widened] : [];
    }

    // "∃x ∃x (p(x) ∧ q(y))": the second was meant to bind the other variable.
    private static IEnumerable<List<ClaimToken>> RenamedQuantifiers(List<ClaimToken> tokens, string name)
    {
        HashSet<string> bound = [];
        for (int i = 0; i + 1 < tokens.Count && tokens[i].Type is ClaimLexer.FORALL or ClaimLexer.EXISTS; i += 2)
        {
            if (!bound.Add(tokens[i + 1].Word))
            {
                List<ClaimToken> renamed = [.. tokens];
                renamed[i + 1] = new ClaimToken(ClaimLexer.WORD, name, tokens[i + 1].Start, tokens[i + 1].Length);
                return [renamed];
            }
        }

        return [];
    }

    // Nearest to what was written first: that is the one shown.
    private static IEnumerable<List<ClaimToken>> OneBracket(List<ClaimToken> tokens, int tooMany, int tooFew)
    {
        IEnumerable<List<ClaimToken>> fewer = Enumerable.Range(1, tokens.Count).Select(i => tokens.Count - i).Where(i => tokens[i].Type == tooMany)
            .Select(i => (List<ClaimToken>)[.. tokens[..i], .. tokens[(i + 1)..]]);
        string sign = tooFew == ClaimLexer.LEFT ? "(" : ")";
        IEnumerable<List<ClaimToken>> more = Enumerable.Range(0, tokens.Count + 1).Select(i => tokens.Count - i)
            .Select(i => (List<ClaimToken>)[.. tokens[..i], i == 0 ? new ClaimToken(tooFew, sign, tokens[0].Start, 0) : After(tokens[i - 1], tooFew, sign), .. tokens[i..]]);
        return tooMany == ClaimLexer.RIGHT ? fewer.Concat(more) : more.Concat(fewer);
    }

    // "(p(x) q(x) ∧ r(x))": nothing but "and" is missing where its neighbours are joined by "and".
    private static IEnumerable<List<ClaimToken>> MissingConjunction(List<ClaimToken> tokens, int at)
    {
        int index = tokens.FindIndex(t => t.Start == at);
        if (index < 1 || tokens[index].Type != ClaimLexer.WORD || tokens[index - 1].Type != ClaimLexer.RIGHT
            || !Neighbours(tokens, index).Distinct().SequenceEqual([ClaimLexer.AND]))
        {
            return [];
        }

        return [[.. tokens[..index], new ClaimToken(ClaimLexer.AND, "∧ ", tokens[index].Start, 0), .. tokens[index..]]];
    }

    // The connectives inside the bracket that holds the place.
    private static IEnumerable<int> Neighbours(List<ClaimToken> tokens, int index)
    {
        foreach (int step in (int[])[-1, 1])
        {
            int depth = 0;
            for (int i = index; i >= 0 && i < tokens.Count && depth >= 0; i += step)
            {
                int type = tokens[i].Type;
                depth += (type == ClaimLexer.LEFT ? step : 0) - (type == ClaimLexer.RIGHT ? step : 0);
                if (depth == 0 && type is ClaimLexer.AND or ClaimLexer.OR or ClaimLexer.XOR or ClaimLexer.IMPLIES or ClaimLexer.IFF)
                {
                    yield return type;
                }
            }
        }
    }

    private static ClaimToken After(ClaimToken token, int type, string sign) => new(type, sign, token.Start + token.Length, 0);
}
