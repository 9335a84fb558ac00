using Antlr4.Runtime;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads sentences of the English register.</summary>
internal sealed class EnglishReader
{
    private readonly EnglishLexer _lexer;
    private readonly EnglishParser _parser;
    private readonly VocabularyBuilder _vocabulary;

    public EnglishReader(VocabularyBuilder vocabulary)
    {
        _vocabulary = vocabulary;
        _lexer = new EnglishLexer(new AntlrInputStream(string.Empty));
        _lexer.RemoveErrorListeners();
        _parser = new EnglishParser(new CommonTokenStream(_lexer)) { ErrorHandler = new ThrowingErrorStrategy() };
        _parser.RemoveErrorListeners();
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">The sentence, without its stop.</param>
    /// <param name="offset">Where it stands, for problems.</param>
    /// <param name="isQuestion">Whether its words may be in the order of a question.</param>
    /// <exception cref="LanguageProblem">It is of no known form, or a pronoun refers to nothing.</exception>
    public Formula Read(string sentence, int offset, bool isQuestion)
    {
        _lexer.SetInputStream(new AntlrInputStream(sentence));
        List<IToken> tokens = [.. _lexer.GetAllTokens()];
        VerbTagger.NameLetters(tokens);
        if (isQuestion)
        {
            VerbTagger.OrderQuestion(tokens);
        }

        VerbTagger.Tag(tokens);
        _parser.TokenStream = new CommonTokenStream(new ListTokenSource(tokens));
        try
        {
            return new SentenceMeaning(_vocabulary, offset).Of(_parser.sentence().top());
        }
        catch (ThrowingErrorStrategy.SyntaxErrorException e)
        {
            throw Unexpected(e.Token, tokens, sentence, offset);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            throw new LanguageProblem(DiagnosticIds.NotASentence, e.Message, "Say it in simpler words.", offset, sentence.Length);
        }
    }

    private static LanguageProblem Unexpected(IToken token, List<IToken> tokens, string sentence, int offset)
    {
        bool isEnd = token.Type == TokenConstants.EOF;
        bool hasVerb = tokens.Exists(static t => t.Type is EnglishParser.IS or EnglishParser.ISNT or EnglishParser.CAN
            or EnglishParser.CANNOT or EnglishParser.HAS or EnglishParser.DO or EnglishParser.DONT or EnglishParser.VERB);
        string message = !hasVerb ? "There is no verb in this sentence."
            : isEnd ? "The sentence ends too early."
            : $"'{token.Text}' was not expected here.";
        string hint = !hasVerb
            ? "Say what it is, can, has or does: 'Tweety is a bird', 'Tweety can fly', 'Alice likes Bob'."
            : token.Type == EnglishParser.THEN ? "A sentence with 'then' begins with 'if'."
            : "Write one simple statement: 'Tweety is a bird', 'All birds can fly', 'If something is a bird then it can fly'; or a formula.";
        if (!hasVerb)
        {
            return new LanguageProblem(DiagnosticIds.NotASentence, message, hint, offset, sentence.Length);
        }

        int start = isEnd ? offset + sentence.Length : offset + token.StartIndex;
        return new LanguageProblem(DiagnosticIds.NotASentence, message, hint, start, isEnd ? 0 : token.Text.Length);
    }
}
