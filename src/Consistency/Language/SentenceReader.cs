using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads one sentence in either register; keeps its lexer and parsers for the next one.</summary>
/// <remarks>
/// A sentence is formal when it has a logical sign, an opening bracket at the start or directly behind a name, starts with
/// <c>forall</c> or <c>exists</c>, or consists of single
/// lower-case words joined by <c>and</c>, <c>or</c>, <c>not</c>, <c>implies</c>.
/// Everything else is English.
/// </remarks>
internal sealed class SentenceReader
{
    private const int MaxDepth = 200;
    private const int MaxLength = 65_536;
    private const int MaxEnglishWords = 1_000;
    private const int MaxPhrase = 12;

    private readonly ClaimTokenFactory _factory = new();
    private readonly SentenceStream _stream = new();
    private readonly ClaimLexer _lexer;
    private readonly TreeCache _formalTrees = new();
    private readonly TreeCache _englishTrees = new();
    private bool _keepsTrees = true;
    private readonly FormalParser _formal;
    private readonly EnglishParser _english;
    private readonly Tagger _tagger;
    private readonly SentenceNotes _notes;
    private readonly ListingReader _listings;
    private readonly HashSet<string> _constants;
    private readonly ReportedReader _reported;
    private List<string[]>? _declaredNames;
    private readonly FormalReader _formalReader;
    private readonly EnglishReader _englishReader;

    public SentenceReader(VocabularyBuilder vocabulary, HashSet<string> constants, HashSet<char> letterNames, SentenceNotes notes)
    {
        _notes = notes;
        _constants = constants;
        _reported = new ReportedReader(vocabulary);
        _tagger = new Tagger(notes);
        _listings = new ListingReader(vocabulary, notes);
        _lexer = new ClaimLexer(_stream) { TokenFactory = _factory };
        _lexer.RemoveErrorListeners();
        _formal = new FormalParser(null);
        _english = new EnglishParser(null);
        foreach (Parser parser in new Parser[] { _formal, _english })
        {
            parser.RemoveErrorListeners();
            parser.ErrorHandler = new BailErrorStrategy();
        }

        _formalReader = new FormalReader(vocabulary, notes);
        _englishReader = new EnglishReader(vocabulary, constants, letterNames, notes);
    }

    /// <summary>What the last sentence introduced by name; null when it was another kind of sentence.</summary>
    public ListedThings? Listed { get; private set; }

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="end">Where it ends, without a full stop; a question mark is inside.</param>
    /// <param name="isQuestion">Whether it may have the word order of a question.</param>
    /// <param name="freeAllowed">Whether variables may be free, as in a declaration.</param>
    public Formula Read(string text, int start, int end, bool isQuestion, bool freeAllowed = false)
    {
        if (text[end - 1] == '?')
        {
            end--;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
        }

        _notes.Clear();
        Listed = null;
        List<ClaimToken> tokens = Tokens(text, start, end);
        if (tokens.Count == 0)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.EmptyStatement, "There is no sentence here.", "Write a sentence such as 'Tweety is a bird.', or delete the line.", start, Math.Max(1, end - start));
        }

        bool isFormal = IsFormal(tokens);
        CheckDepth(tokens);
        try
        {
            return isFormal ? Formal(tokens, freeAllowed) : English(tokens, isQuestion);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            // The formula nests deeper than formulas may; the limits above make this rare.
            throw new UnreadableException(DiagnosticCatalogue.TooDeep, "The statement is nested too deeply.", "Split it into several statements.", start, end - start);
        }
    }

    /// <summary>Gives the words and signs of a part of the text.</summary>
    public List<ClaimToken> Tokens(string text, int start, int end)
    {
        if (end - start > MaxLength)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.TooLong,
                $"The statement has {end - start} characters; at most {MaxLength} are read.",
                "End sentences with a full stop, and put each on a line of its own.",
                start,
                80);
        }

        _factory.Text = text;
        _factory.Offset = start;
        _stream.Set(text, start, end);
        _lexer.SetInputStream(_stream);
        List<ClaimToken> tokens = [];
        for (ClaimToken token = (ClaimToken)_lexer.NextToken(); token.Type != TokenConstants.EOF; token = (ClaimToken)_lexer.NextToken())
        {
            Check(token, text, end);
            token.TokenIndex = tokens.Count;
            tokens.Add(token);
        }

        return tokens;
    }

    private static void Check(ClaimToken token, string text, int end)
    {
        switch (token.Type)
        {
            case ClaimLexer.OTHER when token.Word is "\"" or "“":
                throw new UnreadableException(
                    DiagnosticCatalogue.UnclosedQuote,
                    "This quotation mark has no partner on its line.",
                    "Close the quotation, or write \\\" for a quotation mark inside one.",
                    token.Start,
                    1);
            case ClaimLexer.OTHER when char.IsControl(token.Word[0]):
                throw new UnreadableException(
                    DiagnosticCatalogue.ControlCharacter,
                    $"The control character U+{(int)token.Word[0]:X4} cannot be part of a statement.",
                    "Delete it.",
                    token.Start,
                    1);
            case ClaimLexer.OTHER:
                int length = char.IsHighSurrogate(token.Word[0]) && token.Start + 1 < end && char.IsLowSurrogate(text[token.Start + 1]) ? 2 : 1;
                string sign = token.Word[0] == '\uFFFD' ? "An unreadable character" : $"'{text.Substring(token.Start, length)}'";
                throw new UnreadableException(
                    DiagnosticCatalogue.Unexpected, $"{sign} cannot be part of a statement.", "Delete it, or put the name that it belongs to in quotes.", token.Start, length);
            case ClaimLexer.QUOTED:
                foreach (char c in token.Word)
                {
                    if (char.IsControl(c) && !char.IsWhiteSpace(c))
                    {
                        throw new UnreadableException(
                            DiagnosticCatalogue.ControlCharacter,
                            $"The control character U+{(int)c:X4} cannot be part of a statement.",
                            "Delete it.",
                            token.Start + token.Word.IndexOf(c, StringComparison.Ordinal),
                            1);
                    }
                }

                RequireName(token, TextForms.Unquote(token.Word));
                break;
            case ClaimLexer.WORD:
                RequireName(token, token.Word);
                break;
        }
    }

    private static void RequireName(ClaimToken token, string name)
    {
        foreach (char c in name)
        {
            if (!(c is '_' or '-' || char.IsWhiteSpace(c)))
            {
                return;
            }
        }

        throw new UnreadableException(
            DiagnosticCatalogue.Unexpected, $"{token.Word} is no name: it has no letter, digit or sign in it.", "Write a name.", token.Start, token.Length);
    }

    private static bool IsFormal(List<ClaimToken> tokens)
    {
        bool onlyConnected = true;
        bool previousIsName = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            switch (token.Type)
            {
                case ClaimLexer.NOT or ClaimLexer.AND or ClaimLexer.OR or ClaimLexer.XOR or ClaimLexer.IMPLIES or ClaimLexer.IFF
                    or ClaimLexer.FORALL or ClaimLexer.EXISTS or ClaimLexer.EQUAL or ClaimLexer.UNEQUAL:
                    return true;
                case ClaimLexer.LEFT when i == 0 || (tokens[i - 1].Start + tokens[i - 1].Length == token.Start && tokens[i - 1].Type is ClaimLexer.WORD or ClaimLexer.QUOTED):
                    return true;
                case ClaimLexer.WORD when Lexicon.Formal.TryGetValue(token.Lower, out int type):
                    if (i == 0 && type is ClaimLexer.FORALL or ClaimLexer.EXISTS)
                    {
                        return true;
                    }

                    previousIsName = false;
                    break;
                case ClaimLexer.WORD or ClaimLexer.QUOTED:
                    onlyConnected &= !previousIsName
                        && (token.Type == ClaimLexer.QUOTED || (!token.IsCapitalized && (token.Lower == "a" || tokens.Count == 1
                            || !(Lexicon.English.ContainsKey(token.Lower) || Lexicon.Contractions.ContainsKey(token.Lower)))));
                    previousIsName = true;
                    break;
                case ClaimLexer.LEFT or ClaimLexer.RIGHT:
                    break;
                default:
                    onlyConnected = false;
                    break;
            }
        }

        return onlyConnected;
    }

    // Counts what makes the parsers recurse, before they do. A connective that nests is counted to the end of its bracket.
    private static void CheckDepth(List<ClaimToken> tokens)
    {
        Stack<int> brackets = new();
        int depth = 0;
        int nots = 0;
        foreach (ClaimToken token in tokens)
        {
            int type = token.Type == ClaimLexer.WORD && Lexicon.Formal.TryGetValue(token.Lower, out int formal) ? formal : token.Type;
            if (type == ClaimLexer.WORD && Lexicon.English.TryGetValue(token.Lower, out int english) && english is ClaimLexer.WHO)
            {
                type = ClaimLexer.IMPLIES;
            }

            switch (type)
            {
                case ClaimLexer.LEFT:
                    brackets.Push(depth);
                    depth += 1 + nots;
                    nots = 0;
                    break;
                case ClaimLexer.RIGHT:
                    depth = brackets.Count > 0 ? brackets.Pop() : depth;
                    nots = 0;
                    break;
                case ClaimLexer.NOT:
                    nots++;
                    break;
                case ClaimLexer.IMPLIES or ClaimLexer.IFF or ClaimLexer.XOR or ClaimLexer.FORALL or ClaimLexer.EXISTS:
                    depth += 1 + nots;
                    nots = 0;
                    break;
                default:
                    nots = 0;
                    break;
            }

            if (depth + nots > MaxDepth)
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.TooDeep,
                    $"The statement is nested deeper than {MaxDepth} levels here.",
                    "Split it into several statements.",
                    token.Start,
                    token.Length);
            }
        }
    }

    private TTree Parse<TTree>(Parser parser, TreeCache trees, List<ClaimToken> tokens, Func<TTree> rule, Func<ClaimToken, string, IntervalSet, UnreadableException> explain)
        where TTree : ParserRuleContext
    {
        if (_keepsTrees && trees.Find(tokens) is TTree kept)
        {
            return kept;
        }

        TTree tree = ParseAnew(parser, tokens, rule, explain);
        if (_keepsTrees)
        {
            trees.Keep(tokens, tree);
        }

        return tree;
    }

    private static TTree ParseAnew<TTree>(Parser parser, List<ClaimToken> tokens, Func<TTree> rule, Func<ClaimToken, string, IntervalSet, UnreadableException> explain)
    {
        ClaimToken last = tokens[^1];
        List<IToken> all = new(tokens.Count + 1);
        all.AddRange(tokens);
        all.Add(new ClaimToken(TokenConstants.EOF, "<end>", last.Start + last.Length, 0));
        CommonTokenStream stream = new(new ListTokenSource(all));
        parser.TokenStream = stream;
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        try
        {
            return rule();
        }
        catch (ParseCanceledException)
        {
            // SLL is weaker than LL: only what LL refuses too is a mistake.
            stream.Seek(0);
            parser.Reset();
            parser.Interpreter.PredictionMode = PredictionMode.LL;
            try
            {
                return rule();
            }
            catch (ParseCanceledException e)
            {
                RecognitionException? inner = e.InnerException as RecognitionException;
                ClaimToken at = (ClaimToken)(inner?.OffendingToken ?? parser.CurrentToken);
                IntervalSet expected = inner is InputMismatchException ? inner.GetExpectedTokens() : new IntervalSet();
                throw explain(at, at.Type == TokenConstants.EOF ? "The sentence ends too early" : $"'{at.Word}' was not expected here", expected);
            }
        }
    }

    private Formula Formal(List<ClaimToken> tokens, bool freeAllowed)
    {
        foreach (ClaimToken token in tokens)
        {
            if (token.Type == ClaimLexer.WORD && Lexicon.Formal.TryGetValue(token.Lower, out int type))
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
        return _formalReader.Read(Parse(_formal, _formalTrees, tokens, _formal.sentence, (at, found, expected) => FormalMistake(tokens, at, found)), freeAllowed);
    }

    // Takes a repair only when every one that can be read comes to the same formula; those without a warning count first.
    private Formula? Mended(List<ClaimToken> tokens, UnreadableException mistake)
    {
        HashSet<Formula> clean = [];
        HashSet<Formula> doubtful = [];
        Dictionary<Formula, List<ClaimToken>> written = [];
        // The proposals share their tokens, which a kept tree would take away from them.
        _keepsTrees = false;
        foreach (List<ClaimToken> proposal in FormalRepair.Of(tokens, mistake))
        {
            if (Attempt(proposal, clean, doubtful) is { } formula)
            {
                written.TryAdd(formula, proposal);
            }
        }

        _keepsTrees = true;

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

        if (tokens.Exists(static t => t.Lower is "according" or "as" or "that") && ReportedReader.TakeOff(tokens) is { } words)
        {
            return _reported.Marked(English(tokens, isQuestion), words);
        }

        if (!isQuestion && tokens.Exists(static t => t.Type == ClaimLexer.COLON) && _listings.Read(tokens) is { } listed)
        {
            Listed = listed;
            return Formula.And(listed.Things.Select(t => (Formula)listed.Kind.Of(t)));
        }

        JoinDeclared(tokens);
        List<ClaimToken> tagged = _tagger.Tag(tokens, isQuestion);
        if (!tagged.Exists(static t => t.Type is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO or ClaimLexer.VERB or ClaimLexer.THERE))
        {
            ClaimToken last = tokens[^1];
            throw new UnreadableException(
                DiagnosticCatalogue.NoVerb,
                "This sentence has no verb that could be recognised.",
                "Write it with 'is', 'has', 'can' or a verb such as 'likes': 'Tweety is a bird.'",
                tokens[0].Start,
                last.Start + last.Length - tokens[0].Start);
        }

        try
        {
            return _englishReader.Read(Parse(_english, _englishTrees, tagged, _english.sentence, EnglishMistake));
        }
        catch (UnreadableException mistake) when (mistake.Id == DiagnosticCatalogue.Unexpected && AsOnePhrase(tagged) is { } phrase)
        {
            try
            {
                Formula formula = _englishReader.Read(Parse(_english, _englishTrees, phrase, _english.sentence, EnglishMistake));
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
            or ClaimLexer.WHO or ClaimLexer.COLON or ClaimLexer.LEFT or ClaimLexer.RIGHT or ClaimLexer.OR or ClaimLexer.COMMA));
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
