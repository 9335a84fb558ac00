using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Says what is wrong with a sentence that the grammar refuses.</summary>
/// <param name="at">The word that did not fit.</param>
/// <param name="found">What was found there, in words.</param>
/// <param name="expected">The types of tokens that would have fitted.</param>
internal delegate UnreadableException Mistake(ClaimToken at, string found, IntervalSet expected);

/// <summary>The lexer and the parsers of both registers, with the trees and words that they met before.</summary>
/// <remarks>
/// Knows nothing of any text but its grammar, so one is used for text after text; by one thread at a time. A tree is good
/// until the next sentence is read.
/// </remarks>
internal sealed class SentenceGrammar
{
    private const int MaxLength = 65_536;

    private readonly ClaimTokenFactory _factory = new();
    private readonly SentenceStream _stream = new();
    private readonly ClaimLexer _lexer;
    private readonly TreeCache _formalTrees = new();
    private readonly TreeCache _englishTrees = new();
    private readonly FormalParser _formal = new(null);
    private readonly EnglishParser _english = new(null);

    public SentenceGrammar()
    {
        _lexer = new ClaimLexer(_stream) { TokenFactory = _factory };
        _lexer.RemoveErrorListeners();
        foreach (Parser parser in new Parser[] { _formal, _english })
        {
            parser.RemoveErrorListeners();
            parser.ErrorHandler = new BailErrorStrategy();
        }
    }

    /// <summary>Gets or sets a value indicating whether trees are kept; then the tokens of a kept tree belong to it.</summary>
    public bool KeepsTrees { get; set; } = true;

    /// <summary>Gets a value indicating whether the sentence whose words were given last has digits or signs in it, so that it needs a look at them.</summary>
    public bool HasSigns { get; private set; }

    /// <summary>Lets go of the text that was read last.</summary>
    public void Release()
    {
        _factory.Text = string.Empty;
        _stream.Set(string.Empty, 0, 0);
    }

    public FormalParser.SentenceContext Formal(List<ClaimToken> tokens, Mistake explain) =>
        Parse(_formal, _formalTrees, tokens, _formal.sentence, explain);

    public EnglishParser.SentenceContext English(List<ClaimToken> tokens, Mistake explain) =>
        Parse(_english, _englishTrees, tokens, _english.sentence, explain);

    /// <summary>Gives the words and signs of a part of the text. Those of everyday text are left to <see cref="EverydayText"/> and <see cref="CheckSigns"/>.</summary>
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
        List<ClaimToken> tokens = new((end - start) / 4);
        HasSigns = false;
        while (!_stream.IsAtEnd)
        {
            ClaimToken token = (ClaimToken)_lexer.NextToken();
            if (token.Start >= end)
            {
                break;
            }

            bool isSign = token.Type == ClaimLexer.OTHER && EverydayText.IsSign(token.Word[0]);
            HasSigns |= isSign || token.Type == ClaimLexer.DOT || char.IsAsciiDigit(token.Word[0]);
            if (!isSign)
            {
                Check(token, text, end);
            }

            token.TokenIndex = tokens.Count;
            tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>Refuses a sign that no word was made of.</summary>
    /// <exception cref="UnreadableException">There is one.</exception>
    public static void CheckSigns(List<ClaimToken> tokens, string text, int end)
    {
        foreach (ClaimToken token in tokens)
        {
            if (token.Type == ClaimLexer.OTHER)
            {
                Check(token, text, end);
            }
        }
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

    private TTree Parse<TTree>(Parser parser, TreeCache trees, List<ClaimToken> tokens, Func<TTree> rule, Mistake explain)
        where TTree : ParserRuleContext
    {
        if (!KeepsTrees)
        {
            return ParseAnew(parser, tokens, rule, explain);
        }

        if (trees.Find(tokens) is TTree kept)
        {
            return kept;
        }

        TTree tree = ParseAnew(parser, tokens, rule, explain);
        trees.Keep(tokens, tree);
        return tree;
    }

    private static TTree ParseAnew<TTree>(Parser parser, List<ClaimToken> tokens, Func<TTree> rule, Mistake explain)
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
