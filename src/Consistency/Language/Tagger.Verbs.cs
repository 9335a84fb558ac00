using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <content>Finds the verbs (rule 5).</content>
internal sealed partial class Tagger
{
    // What the stretch before the current one ended with, for stretches that leave out their subject.
    private enum Before
    {
        Nothing,
        Being,
        Ability,
        VerbAlone,
        VerbWithObject,
    }

    // Whether the stretch before ended in a relative clause with a verb of its own.
    private bool _inRelative;

    private static bool IsBoundary(int type) =>
        type is Lexer.IF or Lexer.THEN or Lexer.WHEN or Lexer.UNLESS or Lexer.ONLY_IF or Lexer.IFF or Lexer.IMPLIES
            or Lexer.NOT_BOTH or Lexer.NOT_THE_CASE or Lexer.VICE_VERSA;

    private static bool IsSeparator(int type) => IsBoundary(type) || type is Lexer.AND or Lexer.OR or Lexer.COMMA or Lexer.NOR or Lexer.NEITHER;

    private static bool StartsObject(ClaimToken token) =>
        token.Type is Lexer.THE or Lexer.A or Lexer.PRONOUN or Lexer.SOMEONE or Lexer.EVERYONE or Lexer.NO_ONE or Lexer.EVERY
            or Lexer.SOME or Lexer.NO or Lexer.QUOTED or Lexer.PREPOSITION or Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY
        || (token.Type == Lexer.WORD && token.IsCapitalized);

    private void MarkVerbs()
    {
        _inRelative = false;
        Before before = Before.Nothing;
        bool isPlural = false;
        for (int start = 0; start < _out.Count;)
        {
            if (IsSeparator(_out[start].Type))
            {
                // "When the light is red, cars stop": behind the comma a sentence of its own starts.
                if (IsBoundary(_out[start].Type) || (_out[start].Type == Lexer.COMMA && _out[0].Type is Lexer.IF or Lexer.WHEN or Lexer.UNLESS))
                {
                    before = Before.Nothing;
                }

                start++;
                continue;
            }

            int end = start;
            while (end < _out.Count && !IsSeparator(_out[end].Type))
            {
                end++;
            }

            MarkStretch(start, end, ref before, ref isPlural);
            start = end;
        }

        TurnGiving();
        CompareDoing();
        JoinNamesWithOf();
        JoinCapitalsWithOf();
        PartAdverbs();
    }

    // "gave Bob a book" is gave a book to Bob.
    private void TurnGiving()
    {
        int verb = _out.FindIndex(static t => t.Type == Lexer.VERB && Lexicon.Giving.Contains(t.Lower));
        int whom = verb + 1;
        if (verb < 0 || whom + 1 >= _out.Count)
        {
            return;
        }

        int what = whom;
        if (_out[what].Type is Lexer.PRONOUN or Lexer.QUOTED or Lexer.SOMEONE or Lexer.EVERYONE or Lexer.NO_ONE)
        {
            what++;
        }
        else
        {
            bool hasDeterminer = _out[what].Type is Lexer.THE or Lexer.EVERY;
            what += hasDeterminer ? 1 : 0;
            bool isNamed = what < _out.Count && _out[what].IsCapitalized;
            while (what < _out.Count && _out[what].Type == Lexer.WORD && (!isNamed || _out[what].IsCapitalized))
            {
                bool isMany = !_out[what].IsCapitalized && Inflection.LooksPlural(_out[what].Lower);
                what++;
                if (isMany)
                {
                    break;
                }
            }
        }

        bool hasThing = what > whom && what < _out.Count && (_out[what].Type is Lexer.A or Lexer.THE or Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY or Lexer.SOME or Lexer.NO
            || (_out[what].Type == Lexer.WORD && (IsAmount(_out[what]) || _out[what - 1].IsCapitalized || Inflection.LooksPlural(_out[what - 1].Lower))));
        if (!hasThing)
        {
            return;
        }

        int end = what + 1;
        while (end < _out.Count && _out[end].Type == Lexer.WORD)
        {
            end++;
        }

        List<ClaimToken> person = _out[whom..what];
        _out.InsertRange(end, [new ClaimToken(Lexer.PREPOSITION, "to", person[0].Start, 0), .. person]);
        _out.RemoveRange(whom, what - whom);
    }

    // "runs faster than Bob": what is done is compared, so that "than" stands before one more thing that the verb speaks of.
    private void CompareDoing()
    {
        int verb = 0;
        for (int i = 0; i < _out.Count; i++)
        {
            ClaimToken token = _out[i];
            verb = token.Type is Lexer.BE or Lexer.HAVE or Lexer.VERB || IsBoundary(token.Type) ? i : verb;

            // "likes Bob more than Carol" can be more than Carol does, too.
            if (token.Type == Lexer.THAN && _out[verb].Type == Lexer.VERB && _out.FindIndex(verb + 1, i - verb - 1, static t => t.Type != Lexer.WORD || t.IsCapitalized) < 0)
            {
                token.Type = Lexer.PREPOSITION;
            }
        }
    }

    private static bool IsAdverbial(string lower) => Lexicon.Adverbs.Contains(lower) || EnglishReader.IsAdverb(lower);

    // "visits Paris twice", "washes the car quickly": how often and how is no part of the name before it.
    private void PartAdverbs()
    {
        int verb = _out.FindIndex(static t => t.Type == Lexer.VERB);
        for (int i = verb + 3; verb >= 0 && i <= _out.Count; i++)
        {
            if (i < _out.Count && _out[i].Type == Lexer.WORD)
            {
                continue;
            }

            int start = i;
            while (start > verb + 1 && _out[start - 1].Type == Lexer.WORD)
            {
                start--;
            }

            int rate = i - start > 3 && _out[i - 2].Lower == "per" ? 2 : 0;
            i -= rate;
            bool isTimes = i - start > 2 && _out[i - 1].Lower == "times" && (NumberWords.ValueOf(_out[i - 2].Lower) is not null || char.IsAsciiDigit(_out[i - 2].Lower[0]));
            int adverb = isTimes ? i - 2 : i - 1;
            bool isName = adverb > start && (_out[start].IsCapitalized || _out[start - 1].Type == Lexer.THE);
            bool isScore = adverb > start && char.IsAsciiDigit(_out[adverb].Word[0]) && _out[adverb].Word.AsSpan(1).ContainsAny('-', '–');
            if (isName && (isTimes || isScore || (char.IsLower(_out[adverb].Word[0]) && IsAdverbial(_out[adverb].Lower))))
            {
                Insert(adverb, (Lexer.PREPOSITION, string.Empty));
                i++;
            }

            i += rate;
        }
    }

    // "works for Bank of America", "studied at the University of Oxford".
    private void JoinCapitalsWithOf()
    {
        for (int of = 2; of + 1 < _out.Count; of++)
        {
            if (_out[of].Type != Lexer.PREPOSITION || _out[of].Lower != "of" || _out[of - 1].Type != Lexer.WORD || !_out[of - 1].IsCapitalized
                || _out[of + 1].Type != Lexer.WORD || !_out[of + 1].IsCapitalized)
            {
                continue;
            }

            int start = of - 1;
            while (start > 0 && _out[start - 1].Type == Lexer.WORD && _out[start - 1].IsCapitalized)
            {
                start--;
            }

            int before = start > 0 && _out[start - 1].Type == Lexer.THE ? start - 2 : start - 1;
            if (before > 0 && _out[before].Type is Lexer.PREPOSITION or Lexer.VERB)
            {
                int end = of + 1;
                while (end < _out.Count && _out[end].Type == Lexer.WORD && _out[end].IsCapitalized)
                {
                    end++;
                }

                MergeName(start, end);
                of = start;
            }
        }
    }

    private void MarkStretch(int start, int end, ref Before before, ref bool isPlural)
    {
        int auxiliary = -1;
        int relative = -1;
        int marked = -1;
        for (int i = start; i < end; i++)
        {
            int type = _out[i].Type;
            if (type == Lexer.VERB && relative < 0)
            {
                marked = i;
            }
            else if (type == Lexer.WHO)
            {
                relative = i;
                if (i + 1 < end && IsVerbWord(i + 1))
                {
                    _out[i + 1].Type = Lexer.VERB;
                }
            }
            else if (type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO)
            {
                if (type is Lexer.CAN or Lexer.DO)
                {
                    MarkAfterAuxiliary(i, end);
                }

                auxiliary = i;
            }
        }

        if (_out[start].Type == Lexer.THERE)
        {
            before = Before.Being;
            return;
        }

        if (relative >= 0)
        {
            if (marked < 0 && !MarkBeforeRelative(start, relative))
            {
                MarkAfterRelative(relative, end, auxiliary);
            }

            _inRelative = relative + 1 < end && ((_out[relative + 1].Type == Lexer.VERB && auxiliary < relative)
                || (_out[relative + 1].Type is Lexer.DO or Lexer.CAN && _out[end - 1].Type == Lexer.VERB));
            before = Before.Being;
            return;
        }

        // "anyone who sings or dances is happy": the second verb of the relative clause.
        if (_inRelative && auxiliary > start && _out[start].Type == Lexer.WORD && !_out[start].IsCapitalized
            && (auxiliary == start + 1 || Inflection.LooksThirdPerson(_out[start].Lower)))
        {
            _out[start].Type = Lexer.VERB;
        }

        _inRelative = false;
        if (marked >= 0 && auxiliary < 0)
        {
            before = marked + 1 < end ? Before.VerbWithObject : Before.VerbAlone;
            return;
        }

        if (auxiliary >= 0)
        {
            ClaimToken word = _out[auxiliary];
            isPlural = word.Lower is "are" or "were" or "have" or "do";
            before = word.Type switch
            {
                Lexer.BE => Before.Being,
                Lexer.CAN => HasObject(auxiliary, end) ? Before.VerbWithObject : Before.Ability,
                Lexer.DO => HasObject(auxiliary, end) ? Before.VerbWithObject : Before.VerbAlone,
                _ => Before.VerbWithObject,
            };
            return;
        }

        int verb = FindVerb(start, end, before, ref isPlural);
        if (verb >= 0)
        {
            _out[verb].Type = Lexer.VERB;
            before = verb + 1 < end ? Before.VerbWithObject : Before.VerbAlone;
        }
    }

    // "developed the theory of relativity", "higher than the price of silver": the theory has a name of several words there.
    private void JoinNamesWithOf()
    {
        for (int verb = 0; verb < _out.Count; verb++)
        {
            if (_out[verb].Type is not (Lexer.VERB or Lexer.THAN or Lexer.PREPOSITION) || verb + 4 >= _out.Count || _out[verb + 1].Type != Lexer.THE)
            {
                continue;
            }

            int of = verb + 2;
            while (of < _out.Count && _out[of].Type == Lexer.WORD)
            {
                of++;
            }

            int end = of + 1 < _out.Count && _out[of + 1].Type == Lexer.THE ? of + 2 : of + 1;
            if (of == verb + 2 || end >= _out.Count || _out[of].Lower != "of" || _out[of].Type != Lexer.PREPOSITION || _out[end].Type != Lexer.WORD)
            {
                continue;
            }

            while (end < _out.Count && (_out[end].Type == Lexer.WORD || (_out[end].Lower == "of" && end + 1 < _out.Count && _out[end + 1].Type is Lexer.WORD or Lexer.THE)
                || (_out[end].Type == Lexer.THE && _out[end - 1].Lower == "of")))
            {
                end++;
            }

            ClaimToken first = _out[verb + 2];
            ClaimToken last = _out[end - 1];
            string words = string.Join(' ', _out[(verb + 2)..end].Select(static t => t.Word));
            _out.RemoveRange(verb + 3, end - verb - 3);
            _out[verb + 2] = new ClaimToken(Lexer.WORD, words, first.Start, last.Start + last.Length - first.Start);
        }
    }

    // "Alice owns a car that is red": the main verb stands before the noun that the clause belongs to.
    private bool MarkBeforeRelative(int start, int relative)
    {
        for (int i = start + 1; i + 1 < relative; i++)
        {
            ClaimToken word = _out[i];
            if (word.Type is Lexer.BE or Lexer.CAN or Lexer.HAVE or Lexer.DO)
            {
                return false;
            }

            if (word.Type == Lexer.WORD && !word.IsCapitalized && StartsObject(_out[i + 1]) && (Inflection.LooksThirdPerson(word.Lower) || Inflection.LooksPast(word.Lower)))
            {
                word.Type = Lexer.VERB;
                return true;
            }
        }

        return false;
    }

    private bool HasObject(int auxiliary, int end)
    {
        for (int i = auxiliary + 1; i < end; i++)
        {
            if (_out[i].Type == Lexer.VERB)
            {
                return i + 1 < end;
            }
        }

        return false;
    }

    private void MarkAfterAuxiliary(int i, int end)
    {
        int next = i + 1 < end && _out[i + 1].Type == Lexer.NOT ? i + 2 : i + 1;
        if (next < end && (_out[next].Type == Lexer.WORD || _out[next].Lower is "like" or "near"
            || (_out[i].Type == Lexer.CAN && _out[next].Type is Lexer.HAVE or Lexer.DO)))
        {
            _out[next].Type = Lexer.VERB;
        }
    }

    // "someone who is kind likes Bob": the main verb is the first verb-like word behind the relative clause's own words.
    private void MarkAfterRelative(int relative, int end, int auxiliary)
    {
        if (auxiliary > relative + 1 || _out.FindIndex(relative + 2, end - relative - 2, static t => t.Type == Lexer.VERB) >= 0)
        {
            return;
        }

        // "Patients who take aspirin develop ulcers": both verbs speak of many.
        if (relative + 1 < end && _out[relative + 1] is { Type: Lexer.VERB } own && !Inflection.LooksThirdPerson(own.Lower) && !Inflection.LooksPast(own.Lower))
        {
            int main = _out.FindIndex(relative + 2, end - relative - 2, static t => t.Type == Lexer.WORD && !t.IsCapitalized && Lexicon.Verbs.Contains(t.Lower));
            if (main >= 0)
            {
                _out[main].Type = Lexer.VERB;
            }

            return;
        }

        bool isOfMany = relative + 1 < end && _out[relative + 1].Lower is "are" or "were" or "have";
        for (int i = relative + 3; i < end; i++)
        {
            if (_out[i].Type == Lexer.WORD && !_out[i].IsCapitalized && (isOfMany
                ? Lexicon.Verbs.Contains(_out[i].Lower) && i + 1 < end && StartsObject(_out[i + 1]) : Inflection.LooksThirdPerson(_out[i].Lower)))
            {
                _out[i].Type = Lexer.VERB;
                return;
            }
        }
    }

    private int FindVerb(int start, int end, Before before, ref bool isPlural)
    {
        ClaimToken first = _out[start];
        bool onlyOne = start + 1 == end;
        bool isCoordinated = before == Before.Nothing && start > 0 && _out[start - 1].Type == Lexer.AND;
        switch (first.Type)
        {
            case Lexer.PRONOUN or Lexer.SOMEONE or Lexer.EVERYONE or Lexer.NO_ONE or Lexer.QUOTED:
                isPlural = first.Lower is "they";
                if (!onlyOne && !isPlural && first.Type != Lexer.QUOTED && Inflection.IsPastLikeBase(_out[start + 1].Lower))
                {
                    _out[start + 1].IsPast = true;
                }

                return !onlyOne && IsVerbWord(start + 1) ? start + 1 : -1;
            case Lexer.THE or Lexer.A or Lexer.EVERY or Lexer.NOT_EVERY or Lexer.NO or Lexer.SOME or Lexer.ONLY
                or Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY:
                int verb = VerbInRun(start + 1, end, first, ref isPlural, isCoordinated);
                return verb >= 0 ? verb : PastInRun(start + 1, end);
            case Lexer.THING:
                isPlural = true;
                return !onlyOne && IsVerbWord(start + 1) ? start + 1 : -1;
            case Lexer.PREPOSITION when first.Lower == "like" && !onlyOne && before != Before.Nothing:
                return start;
            case not Lexer.WORD:
                return -1;
        }

        if (first.Lower is "you" or "we" or "i" && !onlyOne && _out[start + 1] is { Type: Lexer.WORD, IsCapitalized: false })
        {
            isPlural = true;
            return start + 1;
        }

        bool startsClause = before == Before.Nothing || (first.IsCapitalized && start > 0);
        if (startsClause)
        {
            int found = VerbInRun(start, end, null, ref isPlural, isCoordinated);
            return found >= 0 ? found : PastInRun(start, end);
        }

        // "and two chairs": a number starts one more object.
        if (IsAmount(first))
        {
            return -1;
        }

        // The subject may be left out here: decide between a verb and another noun or adjective.
        bool thirdPerson = Inflection.LooksThirdPerson(first.Lower) && !first.IsCapitalized;
        bool withObject = !onlyOne && StartsObject(_out[start + 1]);
        switch (before)
        {
            case Before.Being:
                if (withObject && _out[start + 1].Type == Lexer.PREPOSITION)
                {
                    // "was born in Paris and died in Rome", but "was loved and feared by all".
                    if (Lexicon.Intransitive.Contains(first.Lower))
                    {
                        return start;
                    }

                    return thirdPerson && !isPlural ? start : -1;
                }

                if (onlyOne && thirdPerson && !isPlural && FollowsKind(start))
                {
                    throw new UnreadableException(
                        DiagnosticCatalogue.Ambiguous,
                        $"It is not clear what '{first.Word}' belongs to.",
                        $"Repeat the words before it, or write a sentence of its own: 'Bob {first.Word}.'",
                        first.Start,
                        first.Length);
                }

                // "was a composer and wrote operas": nothing that is done to somebody has a noun behind it.
                bool hasNoun = !onlyOne && Inflection.LooksPast(first.Lower) && _out[start + 1] is { Type: Lexer.WORD } noun && !IsAdverbial(noun.Lower) && !Lexicon.LooksLikeAdjective(noun.Lower);
                return withObject || hasNoun || (thirdPerson && !isPlural) ? start : SecondClause(start, end, ref isPlural);
            case Before.Ability or Before.VerbAlone:
                return start;
            default:
                if (withObject || (thirdPerson && !onlyOne && !isPlural) || (!onlyOne && isPlural && !Inflection.LooksPlural(first.Lower)))
                {
                    return start;
                }

                return SecondClause(start, end, ref isPlural);
        }
    }

    // "bad for teeth and bones": behind a preposition and a kind, the word may be one more of the kind.
    private bool FollowsKind(int start)
    {
        int i = start - 2;
        while (i >= 0 && _out[i].Type == Lexer.WORD && !_out[i].IsCapitalized)
        {
            i--;
        }

        return i >= 0 && i < start - 2 && _out[i].Type == Lexer.PREPOSITION;
    }

    // "Eve finished first": no verb in the present, so the form in -ed is it.
    private int PastInRun(int run, int end)
    {
        for (int i = run + 1; i < end && _out[i].Type == Lexer.WORD; i++)
        {
            if (!_out[i].IsCapitalized && Inflection.LooksPast(_out[i].Lower))
            {
                return i;
            }
        }

        return -1;
    }

    // "Big dogs bark", "New employees sign the contract": is the word in -s a plural and the next one the verb? In "The company
    // sells cars" it is the verb.
    private bool IsPluralSubject(int run, int i, int last)
    {
        if (i + 1 >= last || _out[i + 1].IsCapitalized)
        {
            return false;
        }

        string next = _out[i + 1].Lower;
        bool nextIsVerb = Lexicon.Verbs.Contains(next);
        string stem = Inflection.BaseForm(_out[i].Lower);
        bool isVerb = Lexicon.Verbs.Contains(stem) || (!nextIsVerb && Lexicon.NounsAndVerbs.Contains(stem));
        if (i + 2 < _out.Count && i + 2 == last && _out[i + 2].Type != Lexer.PREPOSITION && StartsObject(_out[i + 2]) && !(isVerb && Inflection.LooksPlural(next)))
        {
            return true;
        }

        // "Oil prices rose": the past is the verb, unless the word before it can be one ("uses recycled paper").
        if (Inflection.LooksPast(next) && !Lexicon.Verbs.Contains(stem) && !Inflection.Participles.ContainsKey(next) && !next.EndsWith("ed", StringComparison.Ordinal))
        {
            return true;
        }

        // A plural, a form in -ed or a word such as "loudly" is no verb of a plural.
        if (Inflection.LooksPlural(next) || Inflection.LooksPast(next) || (!nextIsVerb && next.EndsWith("ly", StringComparison.Ordinal)))
        {
            return false;
        }

        if ((i + 2 < _out.Count && _out[i + 2].Type == Lexer.THAN) || next is "out" or "off" or "up" or "down" or "away" or "back")
        {
            // "lasts longer than", "logs out".
            return false;
        }

        bool hasAdjective = Lexicon.LooksLikeAdjective(_out[i - 1].Lower);
        if ((hasAdjective && nextIsVerb) || (nextIsVerb && !isVerb) || (hasAdjective && !isVerb && i + 2 == last))
        {
            return true;
        }

        // A capital inside a sentence is a name's.
        return isVerb || (run > 0 && _out[run].IsCapitalized) ? false : throw new UnreadableException(
            DiagnosticCatalogue.Ambiguous,
            $"It is not clear whether '{_out[i].Word}' or '{next}' is the verb.",
            $"Write 'All {_out[run].Lower} {_out[i].Word} {next} …' for a kind of things, or put the name in quotes.",
            _out[i].Start,
            _out[i + 1].Start + _out[i + 1].Length - _out[i].Start);
    }

    // "Alice bought cars", "The CEO paid 5 dollars": the verb stands before the plural.
    private int PastBefore(int run, int end)
    {
        for (int i = run + 1; i < end; i++)
        {
            if (!_out[i].IsCapitalized && Inflection.LooksPast(_out[i].Lower))
            {
                return i;
            }
        }

        return -1;
    }

    // "Germany beat Brazil", "The company cut prices": behind one of whom "beats" would be said, "beat" is the past.
    private int PastLikeBase(int run, int end, int plural, ClaimToken? determiner)
    {
        for (int i = run + 1; i < end; i++)
        {
            ClaimToken before = _out[i - 1];
            bool isName = before.IsCapitalized && (run > 0 || i > run + 1 || !Inflection.LooksPlural(before.Lower));
            if (_out[i].IsCapitalized || !Inflection.IsPastLikeBase(_out[i].Lower) || !(isName || (determiner is not null && !Inflection.LooksPlural(before.Lower))))
            {
                continue;
            }

            if (plural > i + 1 && Lexicon.Verbs.Contains(Inflection.BaseForm(_out[plural - 1].Lower)))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Ambiguous,
                    $"It is not clear whether '{_out[i].Word}' or '{_out[plural - 1].Word}' is the verb.",
                    "Write 'has " + _out[i].Word + " …' when that is the verb, or put the name in quotes.",
                    _out[i].Start,
                    _out[plural - 1].Start + _out[plural - 1].Length - _out[i].Start);
            }

            bool hasObject = i + 1 < _out.Count && (StartsObject(_out[i + 1]) || (plural > i + 1 && plural == end + 1) || i + 1 < end);
            if (hasObject)
            {
                _out[i].IsPast = true;
                return i;
            }
        }

        return -1;
    }

    private static bool IsAmount(ClaimToken token) =>
        token.Type is Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY || NumberWords.ValueOf(token.Lower) is > 1 || (char.IsAsciiDigit(token.Word[0]) && token.Lower != "1");

    private int SecondClause(int start, int end, ref bool isPlural) =>
        end - start >= 2 ? VerbInRun(start, end, null, ref isPlural) : -1;

    private bool IsVerbWord(int i) => _out[i].Type == Lexer.WORD || _out[i].Lower is "like" or "near";

    private int VerbInRun(int run, int end, ClaimToken? determiner, ref bool isPlural, bool isCoordinated = false)
    {
        int last = run;
        while (last < end && _out[last].Type == Lexer.WORD)
        {
            last++;
        }

        // "The battery lasts 10 hours", "The company employs 500 people": a number starts an object.
        int number = _out.FindIndex(run, end - run, static t => t.Type is Lexer.WORD or Lexer.AT_LEAST or Lexer.AT_MOST or Lexer.EXACTLY && IsAmount(t));
        if (number > run + 1 && number <= last && !_out[number - 1].IsCapitalized)
        {
            string before = _out[number - 1].Lower;
            if (Inflection.LooksThirdPerson(before) || Inflection.LooksPast(before) || Lexicon.Verbs.Contains(before))
            {
                isPlural = !Inflection.LooksThirdPerson(before);
                ClaimToken verb = _out[number - 1];
                verb.IsPast = Inflection.IsPastLikeBase(before) && (determiner is { Type: Lexer.A } or { Lower: "every" or "each" }
                    || ((determiner is not null || _out[number - 2].IsCapitalized) && !Inflection.LooksPlural(_out[number - 2].Lower)));
                return number - 1;
            }
        }

        if (last < end && _out[last].Type == Lexer.THING)
        {
            isPlural = _out[last].Lower is "things" or "people" or "persons";
            return last + 1 < end && IsVerbWord(last + 1) ? last + 1 : -1;
        }

        // "they like": the verb "like" looks like a preposition.
        if (last < end && _out[last].Lower == "like" && last > run && last + 1 < end)
        {
            isPlural = true;
            return last;
        }

        bool singular = determiner?.Lower is "every" or "each" or "a" or "an";
        if (determiner is null && run > 0 && _out[run].IsCapitalized)
        {
            singular = true;
        }

        bool plural = determiner?.Lower is "all";
        for (int i = run; i < last; i++)
        {
            ClaimToken word = _out[i];
            bool isName = word.IsCapitalized && i > 0;
            if (isName)
            {
                continue;
            }

            if (i > run && !plural && Inflection.LooksThirdPerson(word.Lower))
            {
                if (!singular && IsPluralSubject(run, i, last))
                {
                    isPlural = true;
                    return i + 1;
                }

                isPlural = false;
                int past = determiner is null or { Type: Lexer.THE } ? PastBefore(run, i) : -1;
                past = past >= 0 ? past : PastLikeBase(run, i, i + 1, determiner);
                return past >= 0 ? past : i;
            }

            bool pluralNoun = !singular && (Inflection.LooksPlural(word.Lower) || Lexicon.PluralsAsTheyAre.Contains(word.Lower));
            if (pluralNoun && (plural || i == run) && i + 1 < last && !_out[i + 1].IsCapitalized
                && (plural || !Inflection.LooksThirdPerson(_out[i + 1].Lower)))
            {
                isPlural = true;
                return i + 1;
            }
        }

        if (PastLikeBase(run, last, last, determiner) is >= 0 and int beat)
        {
            isPlural = false;
            return beat;
        }

        // "Alice and Bob need the cow": two subjects, so the verb has no -s; it stands behind the name or before its object.
        if (isCoordinated)
        {
            for (int i = run + 1; i < last; i++)
            {
                if (!_out[i].IsCapitalized && (_out[run].IsCapitalized || i + 1 == last))
                {
                    isPlural = true;
                    return i;
                }
            }
        }

        return -1;
    }
}
