using System.Collections.Frozen;
using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <content>Phrases of several words that stand for one word of the grammar (rule 2).</content>
internal sealed partial class Tagger
{
    // Conditions in other words than "if".
    private static readonly string[][] Conditions =
    [
        ["as", "long", "as"], ["provided", "that"], ["given", "that"], ["assuming", "that"], ["on", "condition", "that"], ["in", "case"],
        ["once", "knowing", "that"],
    ];

    private static readonly FrozenSet<string> ConditionStarts = Conditions.Select(static c => c[0]).ToFrozenSet(StringComparer.Ordinal);

    // Reads a phrase that starts at the word; leaves the place at its last word.
    private bool Phrase(ref int i, ref bool hasVerb)
    {
        ClaimToken token = _in[i];
        switch (token.Lower)
        {
            case "is" when _out.Count == 0 && (At(i + 1, "it", "true", "that") || At(i + 1, "it", "the", "case", "that")):
                i += _in[i + 2].Lower == "the" ? 4 : 3;
                return true;
            case "it" when i + 1 < _in.Count && Lexicon.Weather.Contains(_in[i + 1].Lower):
                _out.Add(new ClaimToken(Lexer.THE, "the", token.Start, 0));
                _out.Add(new ClaimToken(Lexer.WORD, "weather", token.Start, token.Length));
                return true;
            case "it" when At(i, "it", "can", "be", "concluded", "that") || At(i, "it", "is", "known", "that"):
                i += _in[i + 1].Lower == "can" ? 4 : 3;
                return true;
            case "there" when i + 1 < _in.Count && _in[i + 1].Type == Lexer.BE:
                i++;
                Emit(Lexer.THERE, token, _in[i]);
                hasVerb = true;
                return true;
            case "at" or "exactly" when Number(ref i):
                return true;
            case "being" when !(i > 0 && _in[i - 1].Lower is "human" or "living"):
                if (_out.Count > 0 && _out[^1].Type is Lexer.IFF or Lexer.IMPLIES)
                {
                    // "being kind is equivalent to being nice": of the same one.
                    _out.Add(new ClaimToken(Lexer.PRONOUN, "they", token.Start, token.Length));
                }

                _out.Add(new ClaimToken(Lexer.BE, "is", token.Start, token.Length));
                hasVerb = true;
                return true;
            case "is" or "are" when At(i + 1, "equivalent", "to") && _in.Exists(static t => t.Lower == "being"):
                i += 2;
                Emit(Lexer.IFF, token, _in[i]);
                hasVerb = false;
                return true;
            case "implies" or "imply":
                i += At(i + 1, "that") ? 1 : 0;
                Emit(Lexer.IMPLIES, token, _in[i]);
                hasVerb = false;
                return true;
            case "vice" when At(i, "vice", "versa"):
                while (_out.Count > 0 && _out[^1].Type is Lexer.AND or Lexer.COMMA)
                {
                    _out.RemoveAt(_out.Count - 1);
                }

                i++;
                Emit(Lexer.VICE_VERSA, token, _in[i]);
                return true;
            case "always" when hasVerb:
                // "Someone who is kind is always nice" speaks of all of them.
                if (_out[0].Type == Lexer.SOMEONE && _out.Count > 1 && _out[1].Type == Lexer.WHO)
                {
                    _out[0].Type = Lexer.EVERYONE;
                }

                return true;
            case "also" when hasVerb:
                return true;
            case "to" or "on" or "at" when SideOf(i):
                Preposition(token, i + 3, $"to the {_in[i + 2].Lower} of");
                i += 3;
                return true;
            case "left" or "right" when At(i + 1, "of") && i > 0 && _in[i - 1].Type is Lexer.BE or Lexer.NOT:
                Preposition(token, i + 1, $"to the {token.Lower} of");
                i++;
                return true;
            case "in" when At(i, "in", "front", "of"):
            case "on" when At(i, "on", "top", "of"):
                Preposition(token, i + 2, $"{token.Lower} {_in[i + 1].Lower} of");
                i += 2;
                return true;
            case "ahead" when At(i, "ahead", "of"):
                Preposition(token, i + 1, "ahead of");
                i++;
                return true;
            default:
                return FromEnd(ref i) || Condition(ref i, ref hasVerb);
        }
    }

    // "at least two", "at most one of Alice and Bob", "exactly three of the".
    private bool Number(ref int i)
    {
        ClaimToken first = _in[i];
        int at = first.Lower == "exactly" ? i + 1 : At(i + 1, "least") || At(i + 1, "most") ? i + 2 : _in.Count;
        if (at >= _in.Count || NumberWords.ValueOf(_in[at].Lower) is not { } number)
        {
            return false;
        }

        int type = at == i + 1 ? Lexer.EXACTLY : _in[i + 1].Lower == "least" ? Lexer.AT_LEAST : Lexer.AT_MOST;
        bool hasOf = At(at + 1, "of");
        bool hasThe = hasOf && (At(at + 2, "the") || At(at + 2, "all"));
        ClaimToken last = _in[at];
        i = at + (hasThe ? 2 : hasOf ? 1 : 0);
        bool hasNames = hasOf && i + 1 < _in.Count && (_in[i + 1].IsCapitalized || _in[i + 1].Type is Lexer.QUOTED) && !hasThe;
        int length = last.Start + last.Length - first.Start;
        string text = $"{first.Word} … {last.Word}";
        if (type == Lexer.AT_LEAST && number <= 1 && !hasNames)
        {
            type = Lexer.SOME;
        }
        else if (type == Lexer.AT_MOST && number == 0 && !hasNames)
        {
            type = Lexer.NO;
        }

        _out.Add(new ClaimToken(type, text, first.Start, length) { Number = number });
        if (hasNames)
        {
            Emit(Lexer.OF, _in[i], _in[i]);
        }

        return true;
    }

    private bool SideOf(int i) => At(i + 1, "the", "left", "of") || At(i + 1, "the", "right", "of");

    private void Preposition(ClaimToken first, int last, string words)
    {
        ClaimToken end = _in[last];
        _out.Add(new ClaimToken(Lexer.PREPOSITION, words, first.Start, end.Start + end.Length - first.Start));
    }

    // "the second from the left": one place, so one word.
    private bool FromEnd(ref int i)
    {
        ClaimToken token = _in[i];
        if (token.Type != Lexer.WORD || NumberWords.RankOf(token.Lower) is null || !At(i + 1, "from", "the") || i + 3 >= _in.Count
            || _in[i + 3].Lower is not ("left" or "right" or "top" or "bottom" or "front" or "back"))
        {
            return false;
        }

        ClaimToken end = _in[i + 3];
        _out.Add(new ClaimToken(Lexer.WORD, $"{token.Lower} from the {end.Lower}", token.Start, end.Start + end.Length - token.Start));
        i += 3;
        return true;
    }

    private bool Condition(ref int i, ref bool hasVerb)
    {
        if (!ConditionStarts.Contains(_in[i].Lower))
        {
            return false;
        }

        foreach (string[] words in Conditions)
        {
            if (At(i, words))
            {
                ClaimToken first = _in[i];
                i += words.Length - 1;
                Emit(Lexer.IF, first, _in[i]);
                hasVerb = false;
                return true;
            }
        }

        return false;
    }
}
