using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <content>The English register.</content>
internal sealed partial class SentenceReader
{
    private Formula English(List<ClaimToken> tokens, bool isQuestion)
    {
        if (tokens.Count > MaxEnglishWords)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.TooLong,
                $"The sentence has {tokens.Count} words; at most {MaxEnglishWords} are read.",
                "End sentences with a full stop, and put each on a line of its own.",
                tokens[0].Start,
                tokens[^1].Start + tokens[^1].Length - tokens[0].Start);
        }

        if (IsSynonym(tokens))
        {
            return Synonym(tokens);
        }

        if (isQuestion && tokens[0].Lower is "what" or "who" or "whom" or "whose" or "which" or "where" or "when" or "why" or "how")
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"'{tokens[0].Word}' asks for a thing; only whether something is so can be asked.",
                "Ask 'Is Paris the capital of France?', or 'Is there a bird that can fly?'",
                tokens[0].Start,
                tokens[0].Length);
        }

        if (tokens[0].Forms.MayOpen && !isQuestion)
        {
            Caution.SkipOpening(tokens);
        }

        if (tokens.Exists(static t => t.Type == ClaimLexer.QUOTED))
        {
            OpenQuotation(tokens);
        }

        bool mayReport = false;
        bool needsCaution = false;
        bool hasColon = false;
        bool hasComma = false;
        foreach (ClaimToken token in tokens)
        {
            mayReport |= token.Forms.MayReport;
            needsCaution |= token.Forms.NeedsCaution;
            hasColon |= token.Type == ClaimLexer.COLON;
            hasComma |= token.Type == ClaimLexer.COMMA;
        }

        if ((mayReport || ReportedReader.MayNameTime(tokens)) && Attribution is null && _reported.TakeOff(tokens) is { } attribution)
        {
            Attribution = attribution;
            (Attribution, Formula said) = _reported.Reported(attribution, English(tokens, isQuestion));
            if (_reported.IsDenied)
            {
                _englishReader.DenyAlternatives();
            }

            return said;
        }

        if (!isQuestion && hasColon && _listings.Read(tokens) is { } listed)
        {
            Listed = listed;
            return Formula.And(listed.Things.Select(t => (Formula)listed.Kind.Of(t)));
        }

        if (_grammar.HasSigns)
        {
            EverydayText.JoinDates(tokens);
        }

        if (!isQuestion && PlainOrder.MayBeNeeded(tokens, hasComma))
        {
            PlainOrder.Arrange(tokens);
        }

        if (needsCaution)
        {
            if (!isQuestion)
            {
                JoinedSentences.Join(tokens);
            }

            Caution.Check(tokens);
        }

        if (!isQuestion)
        {
            NameFirst(tokens);
        }

        if (tokens[0].Lower is "they" or "it" && _englishReader.KindBefore() is { } kind)
        {
            TakeUpKind(tokens, kind);
        }

        _englishReader.IsQuestion = isQuestion;
        JoinDeclared(tokens);
        List<ClaimToken> tagged = _tagger.Tag(tokens, isQuestion);
        if (!tagged.Exists(static t => t.Type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO or ClaimLexer.VERB or ClaimLexer.THERE))
        {
            ClaimToken last = tokens[^1];
            if (tokens.Count > 1 && Lexicon.Requests.Contains(tokens[0].Lower))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.NoVerb,
                    $"'{tokens[0].Word} …' asks for something to be done; it says nothing that is so or not.",
                    "Leave the sentence out, or write what must be done: 'Users must close the window.'",
                    tokens[0].Start,
                    last.Start + last.Length - tokens[0].Start);
            }

            throw new UnreadableException(
                DiagnosticCatalogue.NoVerb,
                "This sentence has no verb that could be recognised.",
                "Write it with 'is', 'has', 'can' or a verb such as 'likes': 'Tweety is a bird.'",
                tokens[0].Start,
                last.Start + last.Length - tokens[0].Start);
        }

        try
        {
            Formula formula = _englishReader.Read(_grammar.English(tagged, EnglishMistake));
            foreach ((ClaimToken pronoun, string name) in _englishReader.TakenUp)
            {
                _notes.Add(
                    DiagnosticCatalogue.TakenUp, Claims.DiagnosticSeverity.Information, $"'{pronoun.Word}' was read as '{name}', which the sentence before names.", "Write the name where it is another.", pronoun);
            }

            if (_englishReader.Unlinked is { } unlinked)
            {
                _notes.Add(
                    DiagnosticCatalogue.ByName,
                    Claims.DiagnosticSeverity.Information,
                    $"What this says of '{unlinked}' holds of things that are named.",
                    "Name them: 'Alice owns Rex. Rex is a dog.' A sentence such as 'Alice owns a dog.' says of nothing that it is the dog.",
                    tokens[0]);
            }

            return formula;
        }
        catch (UnreadableException mistake) when (mistake.Id == DiagnosticCatalogue.Unexpected && AsOnePhrase(tagged) is { } phrase)
        {
            try
            {
                Formula formula = _englishReader.Read(_grammar.English(phrase, EnglishMistake));
                ClaimToken whole = phrase[^1];
                _notes.Add(
                    DiagnosticCatalogue.OnePhrase,
                    Claims.DiagnosticSeverity.Information,
                    $"'{whole.Word}' was read as one phrase, without looking inside it.",
                    "Nothing is concluded from its words.",
                    whole);
                return formula;
            }
            catch (UnreadableException)
            {
                throw new UnreadableException(mistake.Id, mistake.Message, mistake.Hint, mistake.Start, mistake.Length);
            }
        }
    }

    // 'Alice said: "Bob is kind."', '"Bob is kind," said Alice': what stands in quotes is a sentence of its own, and hers.
    private void OpenQuotation(List<ClaimToken> tokens)
    {
        bool isFirst = tokens[0].Type == ClaimLexer.QUOTED;
        ClaimToken quoted = isFirst ? tokens[0] : tokens[^1];
        int comma = !isFirst && tokens.Count > 3 && tokens[^2].Type is ClaimLexer.COMMA or ClaimLexer.COLON ? 1 : 0;
        List<ClaimToken> source = isFirst ? tokens[1..] : tokens[..^(1 + comma)];
        if (quoted.Type != ClaimLexer.QUOTED || source.Count is < 2 or > 6)
        {
            return;
        }

        bool isVerbFirst = isFirst && Lexicon.Reporting.Contains(source[0].Lower);
        ClaimToken verb = isVerbFirst ? source[0] : source[^1];
        source.Remove(verb);
        string inside = TextForms.Unquote(quoted.Word).TrimEnd(',', ' ');
        if (!Lexicon.Reporting.Contains(verb.Lower) || !source.TrueForAll(static t => t.IsCapitalized || t.Forms.English == ClaimLexer.THE) || !inside.Contains(' ')
            || quoted.Length != TextForms.Unquote(quoted.Word).Length + 2)
        {
            return;
        }

        List<ClaimToken> said = Tokens(new string(' ', quoted.Start + 1) + inside.TrimEnd('.', '!'), quoted.Start + 1, quoted.Start + 1 + inside.TrimEnd('.', '!').Length);
        if (said.Exists(static t => t.Type is ClaimLexer.QUOTED or ClaimLexer.DOT || t.Word is "I" || t.Lower is "me" or "my" or "we" or "us" or "our" or "you" or "your" or "this" or "that") || inside.EndsWith('?'))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported, "What somebody says word for word is not understood.", "Write 'Alice says that Bob is kind.'", quoted.Start, quoted.Length);
        }

        tokens.Clear();
        tokens.AddRange([.. source, verb, new ClaimToken(ClaimLexer.WORD, "that", verb.Start, 0), .. said]);
    }

    // "Penguins are birds. They cannot fly.": of penguins.
    private void TakeUpKind(List<ClaimToken> tokens, IReadOnlyList<string> kind)
    {
        ClaimToken first = tokens[0];
        bool isOne = Lexicon.English.GetValueOrDefault(kind[0].ToLowerInvariant()) is ClaimLexer.A or ClaimLexer.EVERY && !kind[0].Equals("all", StringComparison.OrdinalIgnoreCase);
        if (first.Lower != (isOne ? "it" : "they") || tokens.Exists(static t => t.Forms.English is ClaimLexer.IF or ClaimLexer.WHEN or ClaimLexer.UNLESS || t.Lower is "to" or "that"))
        {
            return;
        }

        tokens.RemoveAt(0);
        tokens.InsertRange(0, kind.Select(w => new ClaimToken(ClaimLexer.WORD, w, first.Start, first.Length)));
        _notes.Add(
            DiagnosticCatalogue.TakenUp,
            Claims.DiagnosticSeverity.Information,
            $"'{first.Word}' was read as '{string.Join(' ', kind)}', of which the sentence before speaks.",
            "Write the words where others are meant.",
            first);
    }

    private static bool IsSynonym(List<ClaimToken> tokens) =>
        tokens.Count == 3 && tokens[0].Type == ClaimLexer.QUOTED && tokens[1].Lower == "means" && tokens[2].Type == ClaimLexer.QUOTED;

    // "flies" means "can fly": each word for what holds of one thing, in the form of a predicate or behind "is".
    private UniversalQuantification Synonym(List<ClaimToken> tokens)
    {
        Term x = Term.Variable("x");
        return new UniversalQuantification([x], Said(tokens[0], x).IfAndOnlyIf(Said(tokens[2], x)));
    }

    private Formula Said(ClaimToken phrase, Term subject)
    {
        string first = TextForms.Unquote(phrase.Word).Split(' ')[0].ToLowerInvariant();
        bool startsWithVerb = Lexicon.English.TryGetValue(first, out int type)
            ? type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO
            : Inflection.LooksThirdPerson(first);
        foreach (string verb in startsWithVerb ? (string[])["", "is "] : ["is ", ""])
        {
            string sentence = $"\"someone\" {verb}{TextForms.Unquote(phrase.Word)}";
            try
            {
                Formula formula = English(Tokens(sentence, 0, sentence.Length), isQuestion: false);
                return Renaming.Of(formula, static p => p, t => t.Name == "someone" ? subject : t);
            }
            catch (UnreadableException)
            {
                // The other form, then.
            }
        }

        throw new UnreadableException(
            DiagnosticCatalogue.Unexpected, $"{phrase.Word} is nothing that can be said of a thing.", "Write it like '\"flies\" means \"can fly\"'.", phrase.Start, phrase.Length);
    }

    // "Rex can move itself about": what follows the verb of a simple sentence, as one word; null for other sentences.
    private static List<ClaimToken>? AsOnePhrase(List<ClaimToken> tagged)
    {
        int verb = tagged.FindIndex(static t => t.Type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE);
        int start = verb + 1;
        while (start < tagged.Count && (tagged[start].Type == ClaimLexer.NOT || (tagged[start].Type is ClaimLexer.HAVE && tagged[verb].Type != ClaimLexer.CAN)))
        {
            start++;
        }

        bool isSimple = verb >= 1 && tagged.Count - start is > 1 and <= MaxPhrase && tagged.TrueForAll(static t => t.Type is not (
            ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN or ClaimLexer.UNLESS or ClaimLexer.ONLY_IF or ClaimLexer.IFF or ClaimLexer.IMPLIES
            or ClaimLexer.NOT_BOTH or ClaimLexer.NOT_THE_CASE or ClaimLexer.VICE_VERSA or ClaimLexer.THERE or ClaimLexer.NEITHER or ClaimLexer.NOR
            or ClaimLexer.WHO or ClaimLexer.COLON or ClaimLexer.LEFT or ClaimLexer.RIGHT or ClaimLexer.OR or ClaimLexer.COMMA) && t.Lower != "but");
        int than = tagged.FindIndex(static t => t.Lower == "than");

        // "higher in 2022 than in 2021" compares, which a phrase would hide; "no more than once" only counts.
        isSimple &= than < 0 || (than > 1 && tagged[than - 2].Lower == "no");
        int and = tagged.FindIndex(Math.Max(0, start), static t => t.Type == ClaimLexer.AND);
        isSimple &= and < 0 || tagged.FindIndex(and, static t => t.Type is ClaimLexer.A or ClaimLexer.THE or ClaimLexer.PREPOSITION or ClaimLexer.PRONOUN or ClaimLexer.VERB) < 0;
        if (!isSimple || tagged[start].Type is ClaimLexer.EVERY or ClaimLexer.NO or ClaimLexer.SOME
            || tagged.FindIndex(start, static t => t.Type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.NOT or ClaimLexer.EVERY) >= 0)
        {
            return null;
        }

        List<ClaimToken> rest = tagged[start..];
        if (rest[0].Lower is "a" or "an" && rest.Count > 2)
        {
            rest = rest[1..];
            start++;
        }

        ClaimToken last = rest[^1];
        string words = string.Join(' ', rest.Select(static t => t.Word));
        int type = tagged[verb].Type == ClaimLexer.CAN ? ClaimLexer.VERB : ClaimLexer.WORD;
        return [.. tagged[..start], new ClaimToken(type, words, rest[0].Start, last.Start + last.Length - rest[0].Start)];
    }

    // "The capital of France is Paris", "Alice's father is Bob", "The winner is Eve": the name is what this is about.
    private void NameFirst(List<ClaimToken> tokens)
    {
        if (!tokens[^1].IsCapitalized)
        {
            return;
        }

        bool hasOwner = (tokens[0].Lower.EndsWith("'s", StringComparison.Ordinal) && tokens[0].IsCapitalized) || tokens[0].Lower is "our" or "my" or "your";
        if (tokens.Count < 4 || (tokens[0].Lower != "the" && !hasOwner) || (Lexicon.Demonyms.Contains(tokens[^1].Lower) && !tokens.Exists(static t => t.Lower is "language" or "languages"))
            || tokens[^1].Lower.EndsWith("'s", StringComparison.Ordinal))
        {
            return;
        }

        int verb = tokens.FindIndex(static t => t.Forms.English == ClaimLexer.BE);
        int name = verb + 1 < tokens.Count && verb > 1 && tokens[verb + 1].Lower == "not" ? verb + 2 : verb + 1;
        bool hasOf = false;
        bool areMany = verb > 1 && name == verb + 1 && tokens[verb].Lower is "are" or "were";
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            bool isFront = i < verb;
            if (i > name && areMany && (token.Type == ClaimLexer.COMMA || token.Lower == "and"))
            {
                // "The largest cities are Berlin, Hamburg and Munich."
                continue;
            }

            hasOf |= isFront && token.Lower == "of";
            if (verb < 2 || token.Type != ClaimLexer.WORD || token.Forms.Contraction is not null
                || (isFront && i > 0 && token.Forms.English is not (0 or ClaimLexer.THE or ClaimLexer.THING or ClaimLexer.PREPOSITION))
                || (i >= name && (!token.IsCapitalized || token.Forms.English != 0)))
            {
                return;
            }
        }

        if (hasOf || hasOwner || !IsDeclaredName(tokens[1..verb]))
        {
            List<ClaimToken> turned = [.. tokens[name..], .. tokens[verb..name], .. tokens[..verb]];
            tokens.Clear();
            tokens.AddRange(turned);
        }
    }

    private bool IsDeclaredName(List<ClaimToken> words) =>
        _constants.Count > 0 && _constants.Contains(SymbolName.Normalize(string.Join(' ', words.Select(static w => w.Word))));

    // A declared name of several words is one word wherever it stands.
    private void JoinDeclared(List<ClaimToken> tokens)
    {
        foreach (string[] name in _declaredNames ??= FindDeclaredNames())
        {
            for (int i = 0; i + name.Length <= tokens.Count; i++)
            {
                int k = 0;
                while (k < name.Length && tokens[i + k].Type is ClaimLexer.WORD && SymbolName.Normalize(tokens[i + k].Word) == name[k])
                {
                    k++;
                }

                if (k == name.Length)
                {
                    ClaimToken last = tokens[i + k - 1];
                    string words = string.Join(' ', tokens.Skip(i).Take(k).Select(static t => t.Word));
                    tokens[i] = new ClaimToken(ClaimLexer.WORD, words, tokens[i].Start, last.Start + last.Length - tokens[i].Start);
                    tokens.RemoveRange(i + 1, k - 1);
                }
            }
        }
    }

    // Found once: constants are declared before any sentence is read.
    private List<string[]> FindDeclaredNames() =>
        [.. _constants.Where(static c => c.Contains('_')).Select(static c => c.Split('_'))
            .Where(static n => n.Any(static w => Lexicon.English.ContainsKey(w))).OrderByDescending(static n => n.Length).ThenBy(static n => n[0], StringComparer.Ordinal)];

    private static UnreadableException EnglishMistake(ClaimToken at, string found, IntervalSet expected)
    {
        List<string> forms = [];
        void Expect(string form, params ReadOnlySpan<int> types)
        {
            foreach (int type in types)
            {
                if (expected.Contains(type) && !forms.Contains(form))
                {
                    forms.Add(form);
                }
            }
        }

        Expect("a name or a noun", ClaimLexer.THE, ClaimLexer.PRONOUN, ClaimLexer.WORD);
        Expect("a verb such as 'is', 'has', 'can' or 'likes'", ClaimLexer.BE, ClaimLexer.VERB);
        Expect("'and' or 'or'", ClaimLexer.AND, ClaimLexer.OR);
        Expect("'then'", ClaimLexer.THEN);
        Expect("the end of the sentence", TokenConstants.EOF);
        string message = forms.Count == 0 ? $"{found}." : $"{found}; expected {string.Join(", or ", forms)}.";
        return new UnreadableException(
            DiagnosticCatalogue.Unexpected,
            message,
            "Short sentences are understood best: 'Tweety is a bird.', 'If something is a bird then it can fly.'",
            at.Start,
            at.Length);
    }
}
