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
            case "it" when i + 1 < _in.Count && (Lexicon.Weather.Contains(_in[i + 1].Lower) || (Inflection.LooksPast(_in[i + 1].Lower)
                && Lexicon.Weather.Contains(Inflection.ThirdPerson(Inflection.BaseOfPast(_in[i + 1].Lower))))):
                _out.Add(new ClaimToken(Lexer.THE, "the", token.Start, 0));
                _out.Add(new ClaimToken(Lexer.WORD, "weather", token.Start, token.Length));
                return true;
            case "it" when At(i + 1, "does", "not") && i + 3 < _in.Count && Lexicon.Weather.Contains(Inflection.ThirdPerson(_in[i + 3].Lower)):
                _out.Add(new ClaimToken(Lexer.THE, "the", token.Start, 0));
                _out.Add(new ClaimToken(Lexer.WORD, "weather", token.Start, token.Length));
                return true;
            case "it" when WeatherAt(i) is { } weather:
                _out.Add(new ClaimToken(Lexer.THE, "the", token.Start, 0));
                _out.Add(new ClaimToken(Lexer.WORD, "weather", token.Start, token.Length));
                Weather(ref i, weather);
                hasVerb = true;
                return true;
            case "it" when At(i, "it", "can", "be", "concluded", "that") || At(i, "it", "is", "known", "that"):
                i += _in[i + 1].Lower == "can" ? 4 : 3;
                return true;
            case "there" when i + 1 < _in.Count && (_in[i + 1].Type == Lexer.BE || _in[i + 1].Lower is "exists" or "exist"):
                i++;
                Emit(Lexer.THERE, token, _in[i]);
                hasVerb = true;
                return true;
            case "exactly" when At(i + 1, "when") || At(i + 1, "if"):
                i++;
                Emit(Lexer.IFF, token, _in[i]);
                hasVerb = false;
                return true;
            case "at" or "exactly" or "only" or "more" or "fewer" or "less" or "no" or "up" when Number(ref i):
                return true;
            case "is" or "are" when At(i + 1, "allowed", "to") || At(i + 1, "permitted", "to") || At(i + 1, "not", "allowed", "to") || At(i + 1, "not", "permitted", "to"):
                bool isDenied = _in[i + 1].Type == Lexer.NOT;
                _out.Add(new ClaimToken(Lexer.CAN, "allowed", token.Start, token.Length));
                if (isDenied)
                {
                    _out.Add(_in[i + 1]);
                }

                i += isDenied ? 3 : 2;
                hasVerb = true;
                return true;
            case "is" or "are" when At(i + 1, "required", "to") || At(i + 1, "not", "required", "to"):
                Demand(ref i, At(i + 1, "not"), At(i + 1, "not") ? 3 : 2);
                hasVerb = true;
                return true;
            case "has" or "have" when At(i + 1, "to") && IsDemandBefore(i + 1) && !(_out.Count > 1 && _out[^2].Lower == "did"):
                Demand(ref i, TakeDenial(), 1);
                hasVerb = true;
                return true;
            case "needs" or "need" when i > 0 && !(_out.Count > 1 && _out[^2].Lower == "did") && ((At(i + 1, "to") && IsDemandBefore(i + 1)) || (token.Lower == "need" && At(i + 1, "not") && IsDemandBefore(i + 1))):
                Demand(ref i, At(i + 1, "not") || TakeDenial(), 1);
                hasVerb = true;
                return true;
            case "every" or "each" when !StartsPhrase() && _out[^1].Type != Lexer.PREPOSITION && Frequency(i):
                _out.Add(new ClaimToken(Lexer.PREPOSITION, "every", token.Start, token.Length));
                return true;
            case "through" when i > 0 && i + 1 < _in.Count && _out.Count > 0 && _out[^1].IsCapitalized && Lexicon.TimeUnits.Contains(_out[^1].Lower) && Lexicon.TimeUnits.Contains(_in[i + 1].Lower):
                // "Monday through Friday" is from Monday to Friday.
                if (_out.Count < 2 || _out[^2].Lower != "from")
                {
                    _out.Insert(_out.Count - 1, new ClaimToken(Lexer.PREPOSITION, "from", _out[^1].Start, 0));
                }

                _out.Add(new ClaimToken(Lexer.PREPOSITION, "to", token.Start, token.Length));
                return true;
            case "a" or "an" when _out.Count > 0 && _out[^1].Lower is "once" or "twice" or "times" && i + 1 < _in.Count && Lexicon.TimeUnits.Contains(_in[i + 1].Lower):
                // "twice a year" is twice per year.
                _out.Add(new ClaimToken(Lexer.WORD, "per", token.Start, token.Length));
                return true;
            case "aged" when i + 1 < _in.Count && AmountOf(_in[i + 1]) is not null:
                _out.Add(new ClaimToken(Lexer.PREPOSITION, "aged", token.Start, token.Length));
                return true;
            case "at" when At(i + 1, "the", "age", "of") && i + 4 < _in.Count && AmountOf(_in[i + 4]) is not null:
                // "at the age of 35" is "at age 35".
                _out.Add(new ClaimToken(Lexer.PREPOSITION, "at", token.Start, token.Length));
                _out.Add(_in[i + 2]);
                i += 3;
                return true;
            case "no" when At(i, "no", "longer"):
                i++;
                _in[i] = new ClaimToken(Lexer.NOT, "never", token.Start, _in[i].Start + _in[i].Length - token.Start);
                if (IsBeforeVerb(i))
                {
                    Denied(ref i);
                    hasVerb = true;
                }
                else
                {
                    _out.Add(_in[i]);
                }

                return true;
            case "none" when At(i + 1, "of", "the") && i + 3 < _in.Count:
                i += 2;
                Emit(Lexer.NO, token, token);
                return true;
            case "none" when At(i + 1, "of"):
                throw new UnreadableException(
                    DiagnosticCatalogue.Unsupported, "It is not clear which ones 'none of' speaks of.", "Write 'No birds can fly.', or 'Neither Alice nor Bob is kind.'", token.Start, token.Length);
            case "or" when i > 0 && i + 2 < _in.Count && _out.Count > 0 && _out[^1].Type == Lexer.WORD && AmountOf(_out[^1]) is not null && AmountOf(_in[i + 1]) is not null
                && _in[i + 2].Type is Lexer.WORD or Lexer.THING:
                // "three or four bedrooms": how many is left open, and it is one phrase.
                ClaimToken few = _out[^1];
                i++;
                _out[^1] = new ClaimToken(Lexer.WORD, $"{few.Word} or {_in[i].Word}", few.Start, _in[i].Start + _in[i].Length - few.Start);
                return true;
            case "got" when _out.Count > 0 && _out[^1].Type == Lexer.HAVE && _out[^1].Lower is "has" or "have":
                return true;
            case "one" when At(i + 1, "of", "the") && i + 3 < _in.Count && StartsPhrase():
                i += 2;
                Emit(Lexer.SOME, token, token);
                return true;
            case "each" when At(i + 1, "other"):
            case "one" when At(i + 1, "another"):
                _out.Add(new ClaimToken(Lexer.PRONOUN, "each other", token.Start, _in[i + 1].Start + _in[i + 1].Length - token.Start));
                i++;
                return true;
            case "between":
                Between(i);
                return false;
            case "those" when i + 1 < _in.Count && _in[i + 1].Type == Lexer.WHO:
                Emit(Lexer.EVERYONE, token, token);
                return true;
            case "whoever":
                Emit(Lexer.EVERYONE, token, token);
                _out.Add(new ClaimToken(Lexer.WHO, "who", token.Start, token.Length));
                return true;
            case "this" or "these" or "those" or "that" when Pointed(i):
                Emit(Lexer.THE, token, token);
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
            case "always" when !hasVerb && i > 0 && i + 1 < _in.Count && (Inflection.LooksThirdPerson(_in[i + 1].Lower)
                || _in[i + 1].Type is Lexer.HAVE or Lexer.BE or Lexer.CAN or Lexer.DO || Lexicon.Verbs.Contains(_in[i + 1].Lower)):
                return true;
            case "always" when hasVerb:
                // "Someone who is kind is always nice" speaks of all of them.
                if (_out[0].Type == Lexer.SOMEONE && _out.Count > 1 && _out[1].Type == Lexer.WHO)
                {
                    _out[0].Type = Lexer.EVERYONE;
                }

                return true;
            case "also" or "ever" when hasVerb:
                return true;
            case "to" when IsInfinitive(i):
                Preposition(token, i + 1, "to " + _in[i + 1].Lower);
                i++;
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

    // "have to wear", "need to wear": what follows is a verb.
    private bool IsDemandBefore(int to) => to + 1 < _in.Count && _in[to + 1] is { Type: Lexer.WORD or Lexer.HAVE or Lexer.DO, IsCapitalized: false };

    // "do not have to": its "do not" belongs to what is demanded.
    private bool TakeDenial()
    {
        if (_out.Count < 2 || _out[^1].Type != Lexer.NOT || _out[^2].Type != Lexer.DO)
        {
            return false;
        }

        _out.RemoveRange(_out.Count - 2, 2);
        return true;
    }

    // What one has to do, one must; what one does not have to do is not demanded, and may be done.
    private void Demand(ref int i, bool isDenied, int length)
    {
        ClaimToken first = _in[i];
        _out.Add(new ClaimToken(Lexer.CAN, isDenied ? "need" : "must", first.Start, first.Length));
        if (isDenied)
        {
            _out.Add(new ClaimToken(Lexer.NOT, "not", first.Start, first.Length));
        }

        i += length;
    }

    // "runs every hour", "takes place every two years": how often; "loves every day" speaks of days.
    private bool Frequency(int i)
    {
        int unit = i + 1 < _in.Count && AmountOf(_in[i + 1]) is not null ? i + 2 : i + 1;
        return unit < _in.Count && Lexicon.TimeUnits.Contains(_in[unit].Lower) && (unit + 1 == _in.Count || _in[unit + 1].Type is not (Lexer.WORD or Lexer.BE))
            && !(_in[i - 1].Type == Lexer.WORD && Lexicon.TakesObject.Contains(Inflection.BaseForm(_in[i - 1].Lower)));
    }

    // "served hot or cold" is served hot or served cold.
    private void RepeatParticiples()
    {
        for (int i = 1; i + 3 < _out.Count; i++)
        {
            if (_out[i] is { Type: Lexer.WORD, IsCapitalized: false } participle && (_out[i - 1].Type is Lexer.BE or Lexer.NOT || _out[i - 1].Lower == "be")
                && (Inflection.LooksPast(participle.Lower) || Inflection.Participles.ContainsKey(participle.Lower))
                && _out[i + 1].Type == Lexer.WORD && Lexicon.IsAdjective(_out[i + 1].Lower) && _out[i + 2].Type is Lexer.AND or Lexer.OR
                && _out[i + 3].Type == Lexer.WORD && Lexicon.IsAdjective(_out[i + 3].Lower) && (i + 4 == _out.Count || IsSeparator(_out[i + 4].Type)))
            {
                _out.Insert(i + 3, new ClaimToken(Lexer.WORD, participle.Word, _out[i + 3].Start, 0));
            }
        }
    }

    // "It is raining", "it is not cold": of the weather, where nothing was said before that it could be. The place of the word for it.
    private int? WeatherAt(int i)
    {
        int at = i + 2 < _in.Count && _in[i + 2].Type == Lexer.NOT ? i + 3 : i + 2;
        if (at >= _in.Count || _in[i + 1].Type != Lexer.BE || _in[i + 1].Lower is not ("is" or "was"))
        {
            return null;
        }

        bool isAlone = _out.TrueForAll(static t => IsBoundary(t.Type) || t.Type == Lexer.COMMA);
        bool isWhole = at + 1 == _in.Count || _in[at + 1].Type is Lexer.PREPOSITION or Lexer.AND or Lexer.OR or Lexer.THEN or Lexer.COMMA;
        return Lexicon.WeatherForms.ContainsKey(_in[at].Lower) || (isAlone && isWhole && Lexicon.WeatherWords.Contains(_in[at].Lower)) ? at : null;
    }

    // "is raining" says of the weather what "rains" does.
    private void Weather(ref int i, int at)
    {
        ClaimToken be = _in[i + 1];
        bool isDenied = at == i + 3;
        if (!Lexicon.WeatherForms.TryGetValue(_in[at].Lower, out string? verb) || be.Lower != "is")
        {
            return;
        }

        if (isDenied)
        {
            _out.Add(new ClaimToken(Lexer.DO, "does", be.Start, be.Length));
            _out.Add(_in[i + 2]);
        }

        _out.Add(new ClaimToken(Lexer.VERB, isDenied ? verb : Inflection.ThirdPerson(verb), _in[at].Start, _in[at].Length));
        i = at;
    }

    // "at least two", "more than two", "at most one of Alice and Bob", "exactly three of the", "only one".
    private bool Number(ref int i)
    {
        ClaimToken first = _in[i];
        (int type, int length, int step) = CounterAt(i);
        int at = i + length;
        if (length == 0 || at >= _in.Count || AmountOf(_in[at]) is not { } number)
        {
            return false;
        }

        bool hasOf = At(at + 1, "of");
        bool hasThe = hasOf && (At(at + 2, "the") || At(at + 2, "all"));
        ClaimToken last = _in[at];
        string text = string.Join(' ', _in[i..(at + 1)].Select(static t => t.Lower));
        i = at + (hasThe ? 2 : hasOf ? 1 : 0);
        bool hasNames = hasOf && i + 1 < _in.Count && (_in[i + 1].IsCapitalized || _in[i + 1].Type is Lexer.QUOTED) && !hasThe;
        number += step;
        if (type == Lexer.AT_LEAST && number <= 1 && !hasNames)
        {
            type = Lexer.SOME;
        }
        else if (type == Lexer.AT_MOST && number <= 0 && !hasNames)
        {
            type = Lexer.NO;
        }

        _out.Add(new ClaimToken(type, text, first.Start, last.Start + last.Length - first.Start) { Number = number });
        if (hasNames)
        {
            Emit(Lexer.OF, _in[i], _in[i]);
        }

        return true;
    }

    // "at least", "more than", "no fewer than", "up to": what is counted, the number of its words, and what is to be added for whole numbers.
    private (int Type, int Length, int Step) CounterAt(int i)
    {
        bool isDenied = _in[i].Lower == "no";
        int at = isDenied ? i + 1 : i;
        string word = at < _in.Count ? _in[at].Lower : string.Empty;
        bool isThan = word is "more" or "fewer" or "less" && At(at + 1, "than");
        return word switch
        {
            "exactly" or "only" when !isDenied => (Lexer.EXACTLY, 1, 0),
            "at" when !isDenied && At(at + 1, "least") => (Lexer.AT_LEAST, 2, 0),
            "at" when !isDenied && At(at + 1, "most") => (Lexer.AT_MOST, 2, 0),
            "up" when !isDenied && At(at + 1, "to") => (Lexer.AT_MOST, 2, 0),
            "more" when isThan => isDenied ? (Lexer.AT_MOST, 3, 0) : (Lexer.AT_LEAST, 2, 1),
            "fewer" or "less" when isThan => isDenied ? (Lexer.AT_LEAST, 3, 0) : (Lexer.AT_MOST, 2, -1),
            _ => (0, 0, 0),
        };
    }

    // A number that counts; one with a fraction measures, and counts too far for any reader.
    private static int? AmountOf(ClaimToken token) =>
        token.Type != Lexer.WORD ? null
        : NumberWords.ValueOf(token.Lower)
            ?? (char.IsAsciiDigit(token.Lower[0]) && decimal.TryParse(token.Lower, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _)
                ? Counting.Highest + 2 : null);

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

    // "tries to help Bob", "is ready to sell the car": what is done to whom. "Next to uncle Bob" has a title there.
    private bool IsInfinitive(int i) =>
        i > 1 && i + 2 < _in.Count && _in[i - 1].Lower != "able" && _in[i + 1].Type == Lexer.WORD && !_in[i + 1].IsCapitalized && !Lexicon.TitlesOfNames.Contains(_in[i + 1].Lower)
        && _in[i + 2].Type != Lexer.PREPOSITION && StartsObject(_in[i + 2]) && !Inflection.LooksPlural(_in[i + 1].Lower);

    private bool StartsPhrase() => _out.Count == 0 || IsSeparator(_out[^1].Type);

    // "this bird" is the bird that was spoken of; "this" alone could be anything.
    private bool Pointed(int i)
    {
        ClaimToken token = _in[i];
        bool hasNoun = i + 1 < _in.Count && _in[i + 1].Type == Lexer.WORD;
        if (token.Lower == "that")
        {
            return hasNoun && StartsPhrase() && i + 2 < _in.Count;
        }

        return hasNoun ? true : throw new UnreadableException(
            DiagnosticCatalogue.UnboundPronoun, $"'{token.Word}' stands for nothing that this sentence mentions before it.", "Write the name instead.", token.Start, token.Length);
    }

    // "between Bob and Carol": one place with two ends.
    private void Between(int i)
    {
        for (int k = i + 2; k + 1 < _in.Count && k < i + 8; k++)
        {
            switch (_in[k].Type)
            {
                case Lexer.AND when _in[k].Lower == "and":
                    _in[k].Type = Lexer.PREPOSITION;
                    return;
                case not (Lexer.WORD or Lexer.THE or Lexer.A or Lexer.QUOTED):
                    return;
            }
        }
    }

    // "Alice never eats meat": no auxiliary carries the "not".
    private bool IsBeforeVerb(int i)
    {
        if (i == 0 || i + 1 >= _in.Count || _in[i].Lower != "never" || _in[i + 1].Type != Lexer.WORD || _in[i + 1].IsCapitalized || _out.Count == 0)
        {
            return false;
        }

        string next = _in[i + 1].Lower;
        return _out[^1].Type switch
        {
            Lexer.AND or Lexer.OR => Inflection.LooksThirdPerson(next),
            Lexer.WORD or Lexer.PRONOUN or Lexer.SOMEONE or Lexer.EVERYONE or Lexer.THING or Lexer.QUOTED or Lexer.WHO => true,
            _ => false,
        };
    }

    // "plays" before what is denied: "does not play".
    private void DenyLast(ClaimToken verb)
    {
        bool isPast = !Inflection.LooksThirdPerson(verb.Lower);
        _out[^1] = new ClaimToken(Lexer.DO, isPast ? "did" : "does", verb.Start, verb.Length);
        _out.Add(new ClaimToken(Lexer.NOT, "not", verb.Start, verb.Length));
        _out.Add(new ClaimToken(Lexer.WORD, isPast ? Inflection.BaseOfPast(verb.Lower) : Inflection.BaseForm(verb.Lower), verb.Start, verb.Length));
    }

    private void Denied(ref int i)
    {
        ClaimToken not = _in[i];
        ClaimToken verb = _in[++i];
        bool isPast = Inflection.LooksPast(verb.Lower);
        bool isThird = !isPast && Inflection.LooksThirdPerson(verb.Lower);
        _out.Add(new ClaimToken(Lexer.DO, isPast ? "did" : isThird ? "does" : "do", not.Start, not.Length));
        _out.Add(new ClaimToken(Lexer.NOT, "not", not.Start, not.Length));
        _out.Add(new ClaimToken(
            Lexer.WORD, isPast ? Inflection.BaseOfPast(verb.Lower) : isThird ? Inflection.BaseForm(verb.Lower) : verb.Word, verb.Start, verb.Length));
    }

    // "has visited Paris", "has not seen the cat" say what "visited Paris" and "did not see the cat" say; "has red hair" and "has limited access" say what somebody has.
    private bool IsPerfect(int i)
    {
        int at = i + 1 < _in.Count && _in[i + 1].Type == Lexer.NOT ? i + 2 : i + 1;
        if (i == 0 || at >= _in.Count || _in[at].Type != Lexer.WORD || _in[at].IsCapitalized || (_out.Count > 0 && _out[^1].Type is Lexer.CAN or Lexer.DO or Lexer.NOT)
            || !IsParticiple(_in[at]))
        {
            return false;
        }

        return at + 1 == _in.Count || _in[at + 1].Lower is "its" or "his" or "their" || StartsObject(_in[at + 1]) || IsSeparator(_in[at + 1].Type);
    }

    private void Perfect(ref int i)
    {
        ClaimToken auxiliary = _in[i];
        bool isDenied = _in[i + 1].Type == Lexer.NOT;
        i += isDenied ? 2 : 1;
        _out.AddRange(Perfect(auxiliary, isDenied, _in[i]));
    }

    // "read" has the same form in the present, so that nothing would tell it is of the past.
    private static bool IsParticiple(ClaimToken token) =>
        token.Type == Lexer.WORD && !token.IsCapitalized && token.Lower != "read" && (Inflection.LooksPast(token.Lower) || Inflection.Participles.ContainsKey(token.Lower));

    private static List<ClaimToken> Perfect(ClaimToken auxiliary, bool isDenied, ClaimToken participle)
    {
        string stem = Inflection.Participles.TryGetValue(participle.Lower, out string? irregular) ? irregular : Inflection.BaseOfPast(participle.Lower);
        string verb = isDenied ? stem : irregular is null ? participle.Lower : Inflection.Past(stem);
        ClaimToken said = new(Lexer.VERB, verb, participle.Start, participle.Length) { IsPast = !isDenied && Inflection.IsPastLikeBase(verb) };
        return isDenied
            ? [new ClaimToken(Lexer.DO, "did", auxiliary.Start, auxiliary.Length), new ClaimToken(Lexer.NOT, "not", auxiliary.Start, auxiliary.Length), said]
            : [said];
    }
}
