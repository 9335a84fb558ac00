using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <content>The formal register, with the mending of formulas.</content>
internal sealed partial class SentenceReader
{
    private Formula Formal(List<ClaimToken> tokens, bool freeAllowed)
    {
        foreach (ClaimToken token in tokens)
        {
            if (token.Type == ClaimLexer.WORD && token.Forms.Formal is not 0 and int type)
            {
                token.Type = type;
            }
        }

        JoinNames(tokens);
        try
        {
            return ReadFormal(tokens, freeAllowed);
        }
        catch (UnreadableException mistake) when (!freeAllowed)
        {
            return Mended(tokens, mistake) ?? throw new UnreadableException(mistake.Id, mistake.Message, mistake.Hint, mistake.Start, mistake.Length);
        }
    }

    private Formula ReadFormal(List<ClaimToken> tokens, bool freeAllowed)
    {
        CheckBrackets(tokens);
        return _formalReader.Read(_grammar.Formal(tokens, (at, found, expected) => FormalMistake(tokens, at, found)), freeAllowed);
    }

    // Takes a repair only when every one that can be read comes to the same formula; those without a warning count first.
    private Formula? Mended(List<ClaimToken> tokens, UnreadableException mistake)
    {
        HashSet<Formula> clean = [];
        HashSet<Formula> doubtful = [];
        Dictionary<Formula, List<ClaimToken>> written = [];
        // The proposals share their tokens, which a kept tree would take away from them.
        _grammar.KeepsTrees = false;
        try
        {
            foreach (List<ClaimToken> proposal in FormalRepair.Of(tokens, mistake))
            {
                if (Attempt(proposal, clean, doubtful) is { } formula)
                {
                    written.TryAdd(formula, proposal);
                }
            }
        }
        finally
        {
            _grammar.KeepsTrees = true;
        }

        HashSet<Formula> found = clean.Count > 0 ? clean : doubtful;
        if (found.Count != 1)
        {
            return null;
        }

        Formula mended = found.Single();
        string text = FormalRepair.Written(written[mended]);
        _notes.Clear();
        _notes.Add(
            mistake.Id == DiagnosticCatalogue.FreeVariable ? DiagnosticCatalogue.QuantifierMended : DiagnosticCatalogue.FormulaMended,
            Claims.DiagnosticSeverity.Warning,
            mistake.Id == DiagnosticCatalogue.FreeVariable
                ? $"No quantifier reaches the variable '{tokens.Find(t => t.Start == mistake.Start)!.Word}' here; the formula was read as '{text}'."
                : $"{mistake.Message.TrimEnd('.')}; the formula was read as '{text}'.",
            $"Write '{text}'.",
            tokens.Find(t => t.Start == mistake.Start) ?? tokens[^1]);
        return mended;
    }

    private Formula? Attempt(List<ClaimToken> proposal, HashSet<Formula> clean, HashSet<Formula> doubtful)
    {
        _notes.Clear();
        try
        {
            Formula formula = ReadFormal(proposal, freeAllowed: false);
            (_notes.Count == 0 ? clean : doubtful).Add(formula);
            return formula;
        }
        catch (UnreadableException mistake) when (mistake.Id == DiagnosticCatalogue.FreeVariable)
        {
            // A bracket and a quantifier at once: "∀x (p(x)) → q(x))".
            foreach (List<ClaimToken> second in FormalRepair.Of(proposal, mistake))
            {
                try
                {
                    Formula formula = ReadFormal(second, freeAllowed: false);
                    doubtful.Add(formula);
                    return formula;
                }
                catch (UnreadableException)
                {
                    // Not this way, then.
                }
            }

            return null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    // "p(captain america)", "p(mr.smith)": between the brackets of an atom, words that stand together are one name.
    private void JoinNames(List<ClaimToken> tokens)
    {
        for (int i = 1; i + 2 < tokens.Count; i++)
        {
            bool startsArgument = tokens[i].Type == ClaimLexer.WORD
                && (tokens[i - 1].Type == ClaimLexer.COMMA || (tokens[i - 1].Type == ClaimLexer.LEFT && i > 1 && tokens[i - 2].Type is ClaimLexer.WORD or ClaimLexer.QUOTED));
            if (!startsArgument)
            {
                continue;
            }

            int end = i + 1;
            while (end < tokens.Count && (tokens[end].Type == ClaimLexer.WORD || (tokens[end].Type == ClaimLexer.DOT && IsAdjacent(tokens, end) && end + 1 < tokens.Count && tokens[end + 1].Type == ClaimLexer.WORD)))
            {
                end++;
            }

            if (end > i + 1 && end < tokens.Count && tokens[end].Type is ClaimLexer.COMMA or ClaimLexer.RIGHT)
            {
                List<ClaimToken> parts = tokens[i..end];
                bool hasSpace = !Enumerable.Range(i + 1, end - i - 1).All(k => IsAdjacent(tokens, k));
                if (parts.Exists(static t => FormalReader.LooksLikeVariable(t.Word)))
                {
                    // "p(x y)" lacks a comma.
                    continue;
                }

                if (hasSpace)
                {
                    _notes.Add(
                        DiagnosticCatalogue.JoinedName,
                        Claims.DiagnosticSeverity.Information,
                        $"'{FormalRepair.Written(parts)}' was read as one name.",
                        "Put the name in quotes, or a comma between two names.",
                        parts[0],
                        parts[^1]);
                }

                int length = tokens[end - 1].Start + tokens[end - 1].Length - tokens[i].Start;
                tokens[i] = new ClaimToken(ClaimLexer.WORD, FormalRepair.Written(parts), tokens[i].Start, length);
                tokens.RemoveRange(i + 1, end - i - 1);
            }
        }
    }

    private static bool IsAdjacent(List<ClaimToken> tokens, int i) => tokens[i - 1].Start + tokens[i - 1].Length == tokens[i].Start;

    private static void CheckBrackets(List<ClaimToken> tokens)
    {
        Stack<ClaimToken> open = new();
        foreach (ClaimToken token in tokens)
        {
            if (token.Type == ClaimLexer.LEFT)
            {
                open.Push(token);
            }
            else if (token.Type == ClaimLexer.RIGHT && !open.TryPop(out _))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unexpected, "This ')' closes no bracket.", "Delete it, or open one with '(' before it.", token.Start, 1);
            }
        }

        if (open.TryPeek(out ClaimToken? unclosed))
        {
            throw new UnreadableException(DiagnosticCatalogue.Unexpected, "This '(' is never closed.", "Close it with ')'.", unclosed.Start, 1);
        }
    }

    private static UnreadableException FormalMistake(List<ClaimToken> tokens, ClaimToken at, string found)
    {
        int index = tokens.IndexOf(at);
        ClaimToken? before = index > 0 ? tokens[index - 1] : index < 0 ? tokens[^1] : null;
        bool afterOperand = before?.Type is ClaimLexer.WORD or ClaimLexer.QUOTED or ClaimLexer.RIGHT;
        bool namesVariable = before?.Type is ClaimLexer.FORALL or ClaimLexer.EXISTS;
        string expected = namesVariable ? "a variable"
            : !afterOperand ? "a formula such as bird(tweety)"
            : index < 0 ? "more of the formula" : "a connective (& | ^ -> <->) or the end";
        string hint = namesVariable ? "Write 'forall x: …'."
            : afterOperand && at.Type is ClaimLexer.WORD or ClaimLexer.QUOTED
                ? "A name of several words stands in quotes: \"older than\"(alice, bob)."
                : "Formulas look like 'forall x: penguin(x) -> bird(x) & !flies(x)'.";
        return new UnreadableException(DiagnosticCatalogue.Unexpected, $"{found}; expected {expected}.", hint, at.Start, at.Length);
    }
}
