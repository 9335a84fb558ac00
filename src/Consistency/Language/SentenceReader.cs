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
internal sealed partial class SentenceReader
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
}
