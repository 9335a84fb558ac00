using Consistency.Logic;
using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <summary>Decides which words are closed-class words and which are verbs, and puts questions into the order of statements.</summary>
/// <remarks>
/// The rules, in order:
/// 1. Contractions become the words they stand for; closed-class words (<see cref="Lexicon"/>) get their types; "A" alone
///    before a verb is a name; "any" counts as "every"; "either" and "both" are passed over.
/// 2. "it is not the case that", "if and only if", "only if", "but not both", "not every", "no one", "is able to" are one
///    word each; "neither … nor" after a verb becomes "not … and not".
/// 3. In a question the first word (is, can, does) moves behind the subject. The subject ends before a, the, not or a
///    preposition; otherwise its last word belongs to what is asked.
/// 4. A comma in a list takes the connective that ends the list: "red, big and round".
/// 5. Verbs: a stretch between connectives that has is, can, has or does has its verb, and the word after can, does or who
///    is one. Otherwise the word after a pronoun is the verb; after "every", "a" or a name it is the first lower-case word
///    that ends in -s; after a plural it is the word behind the plural. The first word of a phrase is never its verb,
///    except where the subject is left out ("… and eats the cow").
/// </remarks>
internal sealed partial class Tagger
{
    private readonly SentenceNotes _notes;
    private readonly List<ClaimToken> _in = [];
    private List<ClaimToken> _out = [];

    public Tagger(SentenceNotes notes) => _notes = notes;

    /// <summary>Gives the sentence with the token types of the English register.</summary>
    public List<ClaimToken> Tag(List<ClaimToken> words, bool isQuestion)
    {
        _in.Clear();
        _out = new List<ClaimToken>(words.Count + 4);
        Expand(words, isQuestion);
        Collapse();
        if (isQuestion && _out.Count > 2 && _out[0].Type == Lexer.BE && _out[^1].Type == Lexer.PREPOSITION)
        {
            // "Is the light on?"
            _out[^1].Type = Lexer.WORD;
        }

        if (isQuestion && _out.Count > 2 && _out[0].Type is Lexer.BE or Lexer.CAN or Lexer.DO or Lexer.HAVE)
        {
            Reorder();
        }

        ResolveCommas();
        RepeatParticiples();
        JoinSubjects();
        TurnObjectRelatives();
        MarkVerbs();
        return _out;
    }

    private static bool Is(ClaimToken token, string lower) => token.Lower == lower;

    private void Expand(List<ClaimToken> words, bool isQuestion)
    {
        for (int i = 0; i < words.Count; i++)
        {
            ClaimToken word = words[i];
            if (word.Type != Lexer.WORD)
            {
                // "Dr. Smith", "J. Smith": the point belongs to the name, which does without it.
                if (word.Type == Lexer.DOT && i > 0 && i + 1 < words.Count && _in.Count > 0 && _in[^1].Type == Lexer.WORD
                    && (Lexicon.Abbreviations.Contains(_in[^1].Lower) || Lexicon.ClosingAbbreviations.Contains(_in[^1].Lower) || (_in[^1].Length == 1 && _in[^1].IsCapitalized)))
                {
                    continue;
                }

                _in.Add(word);
                continue;
            }

            WordForms forms = word.Forms;
            if (i + 1 < words.Count && words[i + 1].Lower is "thousand" or "million" or "billion" && NumberWords.ValueOf(word.Lower) is > 0 and int count)
            {
                // "two million" is 2000000.
                string zeros = words[i + 1].Lower switch { "thousand" => "000", "million" => "000000", _ => "000000000" };
                _in.Add(new ClaimToken(Lexer.WORD, count.ToString(System.Globalization.CultureInfo.InvariantCulture) + zeros, word.Start, words[i + 1].Start + words[i + 1].Length - word.Start));
                i++;
                continue;
            }

            if (forms.Meant is { } meant)
            {
                _notes.Add(
                    DiagnosticCatalogue.Misspelling, Claims.DiagnosticSeverity.Information, $"'{word.Word}' was read as '{meant}'.", $"Write '{meant}'.", word);
                word.Lower = meant;
                forms = new WordForms(meant);
            }

            if (forms.Contraction is { } parts)
            {
                foreach (string part in parts)
                {
                    _in.Add(new ClaimToken(Lexicon.English[part], part, word.Start, word.Length));
                }
            }
            else if (forms.English is not 0 and int type)
            {
                // "The person" speaks of one that was mentioned, and "the oldest person" of one; neither speaks of people.
                bool isMentioned = (word.Lower is "person" or "thing" && IsDefinite(words, i)) || (word.Lower is "outside" or "inside" && i > 0 && words[i - 1].Lower == "the");
                if (!isMentioned && (word.Word != "A" || !IsNameA(words, i)))
                {
                    word.Type = type;
                }

                _in.Add(word);
            }
            else if (word.Lower == "there" && !(i + 1 < words.Count && words[i + 1].Lower is "is" or "are" or "isn't" or "aren't" or "exists" or "exist"))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unsupported,
                    $"'{word.Word}' names no place.",
                    "Name the place, or write 'There is a bird …' for something that is there.",
                    word.Start,
                    word.Length);
            }
            else if (word.IsCapitalized && forms.IsTensed && (i > 0 || (!isQuestion && words.Count > 2 && words[1].Type == Lexer.WORD && (words[1].IsCapitalized || words[1].Forms.English is Lexer.BE or Lexer.HAVE))))
            {
                // "in May", "Will likes Bob": inside a sentence a capital is a name's.
                _in.Add(word);
            }
            else if (word.Word == "shall" && i > 0 && i + 1 < words.Count)
            {
                // In rules, "shall" demands.
                word.Type = Lexer.CAN;
                word.Lower = "must";
                _in.Add(word);
            }
            else if (word.Word is "must" or "may" or "should" && i > 0 && i + 1 < words.Count && !IsGuess(words, i + 1))
            {
                word.Type = Lexer.CAN;
                _in.Add(word);
            }
            else if (forms.IsTensed && !(word.Lower == "being" && IsPlainBeing(words, i)))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unsupported,
                    $"'{word.Word}' says when or how surely something holds; only the present is understood.",
                    "Write the sentence with 'is', 'has', 'does' or 'can'.",
                    word.Start,
                    word.Length);
            }
            else
            {
                _in.Add(word);
            }
        }
    }

    // "must have written the play" says how surely it was so; "must have a badge" what is demanded.
    private static bool IsGuess(List<ClaimToken> words, int i)
    {
        i += words[i].Lower == "not" ? 1 : 0;
        return i + 1 < words.Count && words[i].Lower == "have" && (words[i + 1].Lower == "been" || IsParticiple(words[i + 1]))
            && !(i + 2 < words.Count && words[i + 2].Type == Lexer.WORD && words[i + 2].Forms.English == 0 && !words[i + 2].IsCapitalized);
    }

    private static bool IsDefinite(List<ClaimToken> words, int noun)
    {
        int i = noun - 1;
        while (i > 0 && words[i].Type == Lexer.WORD && words[i].Forms.English == 0 && words[i].Forms.Contraction is null)
        {
            i--;
        }

        return i >= 0 && words[i].Lower is "the" or "this" or "that";
    }

    // "Bob being kind implies that …", "a human being": no form of a verb that speaks of time.
    private static bool IsPlainBeing(List<ClaimToken> words, int i) =>
        words.Exists(static w => w.Lower is "implies" or "imply" or "equivalent") || (i > 0 && words[i - 1].Lower is "human" or "living");

    // "A" is the article before a noun and a name before a verb, before "and", at the end, or after a word that wants a name.
    private static bool IsNameA(List<ClaimToken> words, int i)
    {
        if (i > 0 && words[i - 1].Lower is not ("if" or "then" or "and" or "or" or "," or "when" or "whenever" or "unless"))
        {
            return true;
        }

        if (i + 1 == words.Count || words[i + 1].Type != Lexer.WORD)
        {
            return true;
        }

        string next = words[i + 1].Lower;
        if (Lexicon.English.TryGetValue(next, out int type) || Lexicon.Contractions.ContainsKey(next))
        {
            return type != Lexer.THING;
        }

        return Inflection.LooksThirdPerson(next) && i + 2 < words.Count
            && (words[i + 2].IsCapitalized || words[i + 2].Lower is "the" or "a" or "an" or "it" or "them");
    }

    private bool At(int i, params ReadOnlySpan<string> words)
    {
        if (i + words.Length > _in.Count)
        {
            return false;
        }

        for (int k = 0; k < words.Length; k++)
        {
            if (_in[i + k].Lower != words[k])
            {
                return false;
            }
        }

        return true;
    }

    private void Collapse()
    {
        bool neither = false;
        bool hasVerb = false;
        for (int i = 0; i < _in.Count; i++)
        {
            ClaimToken token = _in[i];
            if (Phrase(ref i, ref hasVerb))
            {
                continue;
            }

            switch (token.Type)
            {
                case Lexer.PRONOUN when Is(token, "it") && (At(i, "it", "is", "not", "the", "case", "that")
                    || At(i, "it", "is", "not", "true", "that")):
                    i += At(i, "it", "is", "not", "true") ? 4 : 5;
                    Emit(Lexer.NOT_THE_CASE, token, _in[i]);
                    break;
                case Lexer.PRONOUN when Is(token, "it") && At(i, "it", "is", "false", "that"):
                    i += 3;
                    Emit(Lexer.NOT_THE_CASE, token, _in[i]);
                    break;
                case Lexer.PRONOUN when Is(token, "it") && At(i, "it", "is", "true", "that"):
                    i += 3;
                    break;
                case Lexer.IF when At(i, "if", "and", "only", "if"):
                    i += 3;
                    Emit(Lexer.IFF, token, _in[i]);
                    hasVerb = false;
                    break;
                case Lexer.ONLY when At(i, "only", "if"):
                    i++;
                    Emit(Lexer.ONLY_IF, token, _in[i]);
                    hasVerb = false;
                    break;
                case Lexer.AND when At(i, "but", "not", "both") || At(i, "and", "not", "both"):
                    i += 2;
                    Emit(Lexer.NOT_BOTH, token, _in[i]);
                    break;
                case Lexer.NOT when _out.Count > 0 && _out[^1].Type == Lexer.NOT:
                    _out.RemoveAt(_out.Count - 1);
                    break;
                case Lexer.NOT when i == 0 && _in.Count > 1 && _in[1].Type == Lexer.EVERYONE && !_in.Exists(static t => IsSeparator(t.Type)):
                    Emit(Lexer.NOT_THE_CASE, token, token);
                    break;
                case Lexer.NOT when IsBeforeVerb(i):
                    Denied(ref i);
                    hasVerb = true;
                    break;
                case Lexer.HAVE when IsPerfect(i) && !At(i + 1, "got"):
                    Perfect(ref i);
                    hasVerb = true;
                    break;
                case Lexer.EVERY or Lexer.SOME when i + 3 < _in.Count && (At(i + 1, "of", "the") || At(i + 1, "of", "these") || At(i + 1, "of", "those")):
                    i += 2;
                    _out.Add(token.Type == Lexer.SOME ? token : new ClaimToken(Lexer.EVERY, "all", token.Start, token.Length));
                    break;
                case Lexer.EVERY when token.Lower == "all" && i + 2 < _in.Count && _in[i + 1].Type == Lexer.THE:
                    i++;
                    _out.Add(token);
                    break;
                case Lexer.NOT when i + 1 < _in.Count && _in[i + 1].Lower == "any" && StartsPhrase():
                    i++;
                    Emit(Lexer.NO, token, _in[i]);
                    break;
                case Lexer.NOT when i + 1 < _in.Count && _in[i + 1].Type == Lexer.EVERY && _in[i + 1].Lower != "any":
                    i++;
                    Emit(Lexer.NOT_EVERY, token, _in[i]);
                    break;
                case Lexer.NO when At(i, "no", "one"):
                    i++;
                    Emit(Lexer.NO_ONE, token, _in[i]);
                    break;
                case Lexer.SOME when At(i, "some", "one"):
                    i++;
                    Emit(Lexer.SOMEONE, token, _in[i]);
                    break;
                case Lexer.BE when At(i + 1, "able", "to") || At(i + 1, "not", "able", "to"):
                    Emit(Lexer.CAN, token, token);
                    if (At(i + 1, "not"))
                    {
                        _out.Add(_in[++i]);
                    }

                    i += 2;
                    hasVerb = true;
                    break;
                case Lexer.NEITHER when !hasVerb && _out.Count > 1 && _out[^1] is { Type: Lexer.WORD, IsCapitalized: false } said && (Inflection.LooksThirdPerson(said.Lower) || Inflection.LooksPast(said.Lower)):
                    // "plays neither the piano nor the violin".
                    DenyLast(said);
                    neither = true;
                    hasVerb = true;
                    break;
                case Lexer.PREPOSITION when _out.Count > 1 && _out[^1].Type is Lexer.BE or Lexer.NOT && (i + 1 == _in.Count || IsSeparator(_in[i + 1].Type)):
                    // "The light is on."
                    token.Type = Lexer.WORD;
                    _out.Add(token);
                    break;
                case Lexer.NEITHER when hasVerb:
                    neither = true;
                    Emit(Lexer.NOT, token, token);
                    break;
                case Lexer.NOR when neither || hasVerb:
                    Emit(Lexer.AND, token, token);
                    Emit(Lexer.NOT, token, token);
                    break;
                case Lexer.WORD when Is(token, "either") || Is(token, "both"):
                    break;
                default:
                    hasVerb = (hasVerb || token.Type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO)
                        && token.Type is not (Lexer.IF or Lexer.THEN or Lexer.WHEN or Lexer.UNLESS);
                    _out.Add(token);
                    break;
            }
        }
    }

    private void Emit(int type, ClaimToken first, ClaimToken last)
    {
        string text = ReferenceEquals(first, last) ? first.Word : $"{first.Word} … {last.Word}";
        _out.Add(new ClaimToken(type, text, first.Start, last.Start + last.Length - first.Start));
    }

    private void Reorder()
    {
        ClaimToken auxiliary = _out[0];
        int end = 1;
        bool isNegated = _out[1].Type == Lexer.NOT;
        if (isNegated)
        {
            end = 2;
        }

        int start = end;
        do
        {
            end = SubjectEnd(end, auxiliary.Type);
        }
        while (end + 1 < _out.Count && _out[end].Type is Lexer.AND && StartsSubject(end + 1, auxiliary) && ++end > 0);

        // "Is every bird able to fly": able stands away from its "is" here, so rule 2 could not see it.
        int able = end < _out.Count && _out[end].Type == Lexer.NOT ? end + 1 : end;
        if (auxiliary.Type == Lexer.BE && able + 1 < _out.Count && Is(_out[able], "able") && Is(_out[able + 1], "to"))
        {
            auxiliary.Type = Lexer.CAN;
            _out.RemoveRange(able, 2);
        }

        List<ClaimToken> subject = [.. _out[start..end]];
        bool isPerfect = auxiliary.Type == Lexer.HAVE && end < _out.Count && IsParticiple(_out[end]);
        List<ClaimToken> ordered = [.. subject];
        if (isPerfect)
        {
            ordered.AddRange(Perfect(auxiliary, isNegated, _out[end]));
            end++;
        }
        else
        {
            ordered.Add(auxiliary);
            if (isNegated)
            {
                ordered.Add(_out[1]);
            }
        }

        ordered.AddRange(_out[end..]);
        _out = ordered;
    }

    // "Are Alice and Bob kind": a second subject follows only when "are", "do" or a name on both sides says so.
    private bool StartsSubject(int i, ClaimToken auxiliary) =>
        auxiliary.Lower is not ("is" or "does" or "has")
        && (_out[i].IsCapitalized || _out[i].Type is Lexer.THE or Lexer.QUOTED or Lexer.EVERY);

    private int SubjectEnd(int start, int auxiliary)
    {
        int i = start;
        ClaimToken first = _out[i];
        if (first.Type is Lexer.PRONOUN or Lexer.SOMEONE or Lexer.EVERYONE or Lexer.NO_ONE or Lexer.QUOTED)
        {
            return i + 1;
        }

        bool determined = first.Type is Lexer.THE or Lexer.EVERY or Lexer.NO or Lexer.SOME or Lexer.A or Lexer.NOT_EVERY or Lexer.ONLY;
        if (determined)
        {
            i++;
        }

        int run = i;
        while (i < _out.Count && _out[i].Type is Lexer.WORD or Lexer.COMMA)
        {
            i++;
        }

        // "Can Rex surprise people": the last word of the question is no part of its subject.
        if (i < _out.Count && _out[i].Type == Lexer.THING && !(auxiliary is Lexer.CAN or Lexer.DO && i + 1 == _out.Count))
        {
            return i + 1;
        }

        int words = i - run;
        if (words <= 1)
        {
            return auxiliary == Lexer.BE ? EndBehindOf(i) : i;
        }

        // "Can the laptop be returned", "Does the warranty cover water damage", "Has the company acquired Acme": the verb is known.
        int verb = _out.FindIndex(run + 1, i - run - 1, t => auxiliary switch
        {
            Lexer.CAN or Lexer.DO => t.Lower == "be" || (!t.IsCapitalized && Lexicon.Verbs.Contains(t.Lower)),
            Lexer.HAVE => IsParticiple(t),
            _ => false,
        });
        // Without an article nothing tells where the subject ends: "Can ant lift several times own weight", but "Do big dogs bark".
        if (verb >= 0 && (determined || (verb + 1 == _out.Count && Inflection.LooksPlural(_out[verb - 1].Lower))))
        {
            return verb;
        }

        if (!determined)
        {
            // A name is as long as its capitals; a bare plural is one word.
            int name = run + 1;
            while (first.IsCapitalized && name < i && _out[name].IsCapitalized)
            {
                name++;
            }

            return name < i ? name : TakesMore(i, auxiliary) ? i : i - 1;
        }

        if (auxiliary is Lexer.CAN or Lexer.DO)
        {
            // "Can the bald eagle see the cow": the verb stands last before its object.
            return Math.Max(run + 1, i - 1);
        }

        return TakesMore(i, auxiliary) ? i : i - 1;
    }

    // "Are members of the board independent", "Is the price of gold high": the last word is what is asked.
    private int EndBehindOf(int of)
    {
        int i = of + 1;
        if (of >= _out.Count || _out[of].Lower != "of")
        {
            return of;
        }

        i += i < _out.Count && _out[i].Type == Lexer.THE ? 1 : 0;
        int words = i;
        while (i < _out.Count && _out[i].Type == Lexer.WORD)
        {
            i++;
        }

        return i - words > 1 && i == _out.Count ? i - 1 : i > words ? i : of;
    }

    private bool TakesMore(int i, int auxiliary)
    {
        if (auxiliary is Lexer.CAN or Lexer.DO || i == _out.Count)
        {
            return false;
        }

        ClaimToken next = _out[i];
        return next.Type is Lexer.A or Lexer.THE or Lexer.NOT or Lexer.NO
            || (next.Type == Lexer.PREPOSITION && next.Lower is not ("of" or "to" or "from" or "by" or "with"));
    }

    private void ResolveCommas()
    {
        int connective = 0;
        for (int i = _out.Count - 1; i >= 0; i--)
        {
            int type = _out[i].Type;
            if (type is Lexer.AND or Lexer.OR)
            {
                connective = type;
            }
            else if (type == Lexer.COMMA)
            {
                bool before = i + 1 < _out.Count && _out[i + 1].Type is Lexer.AND or Lexer.OR or Lexer.NOT_BOTH or Lexer.THEN;
                if (!before && connective != 0)
                {
                    _out[i].Type = connective;
                }
            }
            else if (type is not (Lexer.WORD or Lexer.NOT or Lexer.A or Lexer.THE or Lexer.QUOTED))
            {
                connective = 0;
            }
        }
    }
}
