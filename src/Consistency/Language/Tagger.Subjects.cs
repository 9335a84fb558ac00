using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <content>Subjects with more behind their noun: "the car in the garage", "members of the board", "patients taking aspirin".</content>
/// <remarks>
/// What is called by one name stays one: "the car in the garage" is red or is not. Of a kind it is said what "is a member of the board"
/// says, so that "Members of the board are independent" speaks of whoever "Alice is a member of the board" speaks of.
/// </remarks>
internal sealed partial class Tagger
{
    private void JoinSubjects()
    {
        for (int i = 0; i < _out.Count; i++)
        {
            if (i == 0 || IsBoundary(_out[i - 1].Type) || (_out[i - 1].Type is Lexer.AND or Lexer.COMMA && StartsSubjectAnew(i)))
            {
                JoinSubject(i);
            }
        }
    }

    // Behind "and" a subject needs a verb before it, or it may be one of a list.
    private bool StartsSubjectAnew(int i) => _out.FindIndex(0, i, static t => t.Type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO or Lexer.VERB) >= 0;

    private void JoinSubject(int start)
    {
        ClaimToken first = _out[start];
        if (first.Type is Lexer.EVERYONE or Lexer.SOMEONE or Lexer.NO_ONE)
        {
            if (start + 2 < _out.Count && _out[start + 1].Type == Lexer.PREPOSITION && _out[start + 1].Lower != "like" && MainVerb(start + 2, isPlural: false) > 0)
            {
                Insert(start + 1, (Lexer.WHO, "who"), (Lexer.BE, "is"));
            }

            return;
        }

        bool isDetermined = first.Type is Lexer.THE or Lexer.EVERY or Lexer.NO or Lexer.SOME or Lexer.A or Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY;
        int noun = isDetermined ? start + 1 : start;
        int end = noun;
        while (end < _out.Count && _out[end].Type == Lexer.WORD && !(end > noun && IsParticipleOf(end)))
        {
            end++;
        }

        if (end == noun || end + 2 >= _out.Count)
        {
            return;
        }

        ClaimToken head = _out[end - 1];
        bool isName = head.IsCapitalized && end > 1;
        bool isPlural = !isName && (Inflection.LooksPlural(head.Lower) || Lexicon.PluralsAsTheyAre.Contains(head.Lower));
        if (_out[end].Type == Lexer.WHO && first.Type == Lexer.THE)
        {
            // "The students who passed are happy": all of them.
            if (isPlural)
            {
                _out[start] = new ClaimToken(Lexer.EVERY, "all", first.Start, first.Length);
                return;
            }

            JoinDescribed(noun, end);
            return;
        }

        if (_out[end].Type == Lexer.WORD)
        {
            if (isPlural && first.Type != Lexer.THE)
            {
                TurnParticiple(end);
            }

            return;
        }

        if (_out[end].Type == Lexer.THAN && JoinCompared(noun, end, isDetermined, start > 0 && _out[start - 1].Type is Lexer.IF or Lexer.WHEN or Lexer.UNLESS ? "any" : "all"))
        {
            return;
        }

        if (_out[end].Type != Lexer.PREPOSITION || _out[end].Lower is "like" or "as" || _out[end].Lower.Contains(' ') || HasVerb(noun, end))
        {
            return;
        }

        int verb = MainVerb(end + 1, isPlural);
        if (verb < 0)
        {
            return;
        }

        if (_out[end].Lower == "of" && (Lexicon.Portions.Contains(head.Lower) || (head.Lower == "number" && first.Type != Lexer.THE)))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"'{head.Word} of' does not say clearly how many are meant.",
                "Write 'Some birds can fly.', or a rule with a confidence: 'rule Birds can fly. @ 0.8'.",
                head.Start,
                head.Length);
        }

        if (_out[verb].Type == Lexer.WORD)
        {
            _out[verb].Type = Lexer.VERB;
        }

        bool isHad = _out[end].Lower == "with" && !Lexicon.Mutual.Contains(head.Lower) && (_out[end + 1].Type == Lexer.A || (_out[end + 1].Type == Lexer.WORD && !_out[end + 1].IsCapitalized));
        if (isHad && !isName && (isPlural || first.Type is Lexer.EVERY or Lexer.NO or Lexer.SOME or Lexer.A) && first.Type != Lexer.THE)
        {
            // "Every employee with a child" has one.
            _out[end] = new ClaimToken(Lexer.HAVE, isPlural ? "have" : "has", _out[end].Start, _out[end].Length);
            Insert(end, (Lexer.WHO, "who"));
            return;
        }

        if (first.Type == Lexer.THE && !isPlural)
        {
            MergeName(noun, verb);
        }
        else if (!isDetermined && head.IsCapitalized && !isPlural && _out[end].Lower == "of" && _out[verb - 1].IsCapitalized)
        {
            MergeName(noun, verb);
        }
        else if (isPlural && first.Type is Lexer.EVERY or Lexer.NO or Lexer.SOME or Lexer.THE or Lexer.WORD)
        {
            // A condition speaks of any of them, "if all" of all.
            string every = start > 0 && _out[start - 1].Type is Lexer.IF or Lexer.WHEN or Lexer.UNLESS ? "any" : "all";
            if (first.Type == Lexer.THE)
            {
                _out[start] = new ClaimToken(Lexer.EVERY, every, first.Start, 0);
            }

            Insert(noun, (Lexer.THING, "things"), (Lexer.WHO, "that"), (Lexer.BE, "are"));
            if (!isDetermined)
            {
                Insert(noun, (Lexer.EVERY, every));
            }
        }
        else if (!isDetermined && !isPlural && end - noun <= 2 && _out[verb].Type != Lexer.VERB && _out[end].Lower is "of" or "in" or "for" or "below" or "above" or "over" or "under" or "on" or "with" or "without")
        {
            // "Income below $10,000 is tax-free", "Support for children is free": a stuff, called by more than its name.
            MergeName(noun, verb);
        }
        else if (isDetermined && !isPlural && !head.IsCapitalized && (first.Type is Lexer.EVERY or Lexer.NO || (first.Type == Lexer.A && start == 0)))
        {
            Insert(noun, (Lexer.THING, "thing"), (Lexer.WHO, "that"), (Lexer.BE, "is"), (Lexer.A, "a"));
        }
    }

    // "Files larger than 10 MB are rejected": files that are larger than that.
    private bool JoinCompared(int noun, int than, bool isDetermined, string every)
    {
        int adjective = _out[than - 2].Lower is "more" or "less" && than - 2 > noun ? than - 2 : than - 1;
        bool isCompared = adjective > noun && (adjective < than - 1 || Lexicon.IsComparative(_out[adjective].Lower)) && Inflection.LooksPlural(_out[adjective - 1].Lower);
        int verb = isCompared ? MainVerb(than + 1, isPlural: true) : -1;
        if (verb < 0)
        {
            return false;
        }

        if (_out[verb].Type == Lexer.WORD)
        {
            _out[verb].Type = Lexer.VERB;
        }

        Insert(adjective, (Lexer.WHO, "that"), (Lexer.BE, "are"));
        if (!isDetermined)
        {
            Insert(noun, (Lexer.EVERY, every));
        }

        return true;
    }

    // "The book that Alice wrote is long", "The man who lives next door is a spy": one thing, called by what is known of it.
    private void JoinDescribed(int noun, int who)
    {
        int verb = _out.FindIndex(who + 2, static t => t.Type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO);
        bool isPlain = verb > who + 2 && _out.FindIndex(who + 1, verb - who - 1, static t => t.Type is not (Lexer.WORD or Lexer.THE or Lexer.A or Lexer.PREPOSITION or Lexer.QUOTED)) < 0;
        if (!isPlain)
        {
            return;
        }

        bool hasSubject = _out[who + 1].Type is Lexer.THE or Lexer.QUOTED || _out[who + 1].IsCapitalized;
        bool isWhole = hasSubject
            ? Inflection.LooksPast(_out[verb - 1].Lower) || Inflection.LooksThirdPerson(_out[verb - 1].Lower) || Inflection.IsPastLikeBase(_out[verb - 1].Lower)
            : Inflection.LooksPast(_out[who + 1].Lower) || Inflection.LooksThirdPerson(_out[who + 1].Lower);
        if (!isWhole)
        {
            return;
        }

        if (hasSubject && _out[who + 1].Type != Lexer.THE)
        {
            // As "the book Alice wrote".
            _out.RemoveAt(who);
            verb--;
        }

        MergeName(noun, verb);
    }

    // The verb of the sentence behind what a preposition stands before: "… the garage IS red".
    private int MainVerb(int start, bool isPlural)
    {
        int words = 0;
        for (int i = start; i < _out.Count; i++)
        {
            ClaimToken token = _out[i];
            switch (token.Type)
            {
                case Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO or Lexer.VERB:
                    return words > 0 ? i : -1;
                case Lexer.THE or Lexer.A when i == start || _out[i - 1].Type == Lexer.PREPOSITION:
                    break;
                case Lexer.PREPOSITION when words > 0 && token.Lower is not ("like" or "as"):
                    break;
                case Lexer.WORD when words > 0 && i + 1 < _out.Count && (IsVerbOf(token, isPlural) || (token.Lower.EndsWith("ed", StringComparison.Ordinal) && !token.IsCapitalized && StartsObject(_out[i + 1]) && _out[i + 1].Type != Lexer.PREPOSITION) || (!isPlural && IsAmount(_out[i + 1]) && Inflection.LooksThirdPerson(token.Lower))) && _out[i - 1].Type == Lexer.WORD:
                    return i;
                case Lexer.WORD or Lexer.QUOTED:
                    words++;
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    private static bool IsVerbOf(ClaimToken token, bool isPlural) =>
        !token.IsCapitalized && (Inflection.IsIrregularPast(token.Lower) || (isPlural ? Lexicon.Verbs.Contains(token.Lower)
            : Inflection.LooksThirdPerson(token.Lower) && Lexicon.Verbs.Contains(Inflection.BaseForm(token.Lower))));

    // "Employees receive 25 days of leave": the noun before the preposition is an object.
    private bool HasVerb(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (IsFinite(_out[i]) || (i > start && (IsAmount(_out[i]) || (Lexicon.Verbs.Contains(_out[i].Lower) && Inflection.LooksPlural(_out[i - 1].Lower)))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFinite(ClaimToken token) =>
        !token.IsCapitalized && (Inflection.LooksPast(token.Lower) || (Inflection.LooksThirdPerson(token.Lower) && Lexicon.Verbs.Contains(Inflection.BaseForm(token.Lower)) && !Inflection.LooksPlural(token.Lower)));

    // "taking", "buying": of a verb that is known, with something behind it.
    private bool IsParticipleOf(int i) => i + 1 < _out.Count && _out[i + 1].Type is Lexer.WORD or Lexer.THE or Lexer.A or Lexer.PREPOSITION && VerbOfParticiple(_out[i].Lower) is not null;

    private static string? VerbOfParticiple(string lower)
    {
        if (lower.Length < 6 || !lower.EndsWith("ing", StringComparison.Ordinal) || lower is "during" or "meeting" or "building" or "training" or "reading" or "feeling")
        {
            return null;
        }

        string stem = lower[..^3];
        return Lexicon.Verbs.Contains(stem) ? stem
            : Lexicon.Verbs.Contains(stem + "e") ? stem + "e"
            : stem[^1] == stem[^2] && Lexicon.Verbs.Contains(stem[..^1]) ? stem[..^1]
            : null;
    }

    // "Patients taking aspirin" are patients who take it.
    private void TurnParticiple(int at)
    {
        if (_out[at - 1].Type != Lexer.WORD || VerbOfParticiple(_out[at].Lower) is not { } verb || MainVerb(at + 1, isPlural: true) < 0)
        {
            return;
        }

        ClaimToken participle = _out[at];
        _out[at] = new ClaimToken(Lexer.WORD, verb, participle.Start, participle.Length);
        Insert(at, (Lexer.WHO, "who"));
    }

    private void MergeName(int start, int end)
    {
        ClaimToken last = _out[end - 1];
        string words = string.Join(' ', _out[start..end].Select(static t => t.Word));
        _out[start] = new ClaimToken(Lexer.WORD, words, _out[start].Start, last.Start + last.Length - _out[start].Start);
        _out.RemoveRange(start + 1, end - start - 1);
    }

    // Words that stand for nothing in the text.
    private void Insert(int at, params ReadOnlySpan<(int Type, string Word)> words)
    {
        int place = _out[at].Start;
        for (int k = 0; k < words.Length; k++)
        {
            _out.Insert(at + k, new ClaimToken(words[k].Type, words[k].Word, place, 0));
        }
    }
}
