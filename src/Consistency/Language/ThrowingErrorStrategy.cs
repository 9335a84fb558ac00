using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Consistency.Language;

/// <summary>Gives up at the first syntax error and keeps where it was: a statement is short, and guessing on would only add noise.</summary>
internal sealed class ThrowingErrorStrategy : DefaultErrorStrategy
{
    public override void Recover(Parser recognizer, RecognitionException e) => throw new SyntaxErrorException(recognizer.CurrentToken);

    public override IToken RecoverInline(Parser recognizer) => throw new SyntaxErrorException(recognizer.CurrentToken);

    public override void ReportError(Parser recognizer, RecognitionException e) =>
        throw new SyntaxErrorException(e.OffendingToken ?? recognizer.CurrentToken);

    public override void Sync(Parser recognizer)
    {
        // Looking for missing or superfluous tokens ahead of time only serves recovery.
    }

    /// <summary>The parser stopped at a token.</summary>
    public sealed class SyntaxErrorException(IToken token) : ParseCanceledException
    {
        /// <summary>The token that does not fit.</summary>
        public IToken Token { get; } = token;
    }
}
