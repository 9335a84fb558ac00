using System.Collections.Concurrent;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads the claim language: controlled English and the formal register, freely mixed.</summary>
/// <remarks>
/// Thread-safe; one parser for many texts is faster than one for each. The text may hold anything: what cannot be read becomes a diagnostic, never an exception, and the other
/// statements are read all the same. Time is linear in the length of the text.
/// </remarks>
/// <example>
/// <code>
/// ParseResult result = new ClaimParser().Parse("Every penguin is a bird. Tweety is a penguin. @ 0.95");
/// // result.Statements[0].Formula: forall x: penguin(x) -> bird(x)
/// // result.Statements[1].Confidence: 0.95
/// </code>
/// </example>
public sealed class ClaimParser
{
    // As many as were ever at work at the same time; what they know of the grammar is good for every text.
    private readonly ConcurrentBag<SentenceGrammar> _grammars = [];

    // Made when they are needed, which is for documents of items only.
    private KeptTexts? _kept;
    private LiteralReader? _literals;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name of the file for the diagnostics, or null.</param>
    /// <param name="cancellationToken">Stops the reading between two statements.</param>
    /// <returns>The statements, the words, and the diagnostics.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ParseResult Parse(string text, string? file = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, file, [], cancellationToken);
    }

    /// <summary>Reads a text whose ids must differ from those of others; its own are added.</summary>
    internal ParseResult Parse(string text, string? file, HashSet<string> takenIds, CancellationToken cancellationToken) =>
        WithGrammar(grammar => new ParseSession(text, file, grammar).Parse(takenIds, cancellationToken));

    /// <summary>Reads one sentence or formula, without keyword, label or annotations.</summary>
    /// <param name="text">The sentence; a question is read as what it asks about.</param>
    /// <returns>The formula with its words, or the reason why it could not be read.</returns>
    public FormulaResult ParseFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WithGrammar(grammar => new ParseSession(text, null, grammar).ParseFormula());
    }

    /// <summary>Reads a text that stands alone, such as the item of a document: what it came to before is not found out again.</summary>
    internal ParseResult ParseAlone(string text)
    {
        KeptTexts kept = _kept ??= new KeptTexts();
        if (kept.Find(text) is not { } result)
        {
            result = Parse(text);
            kept.Keep(text, result);
        }

        return result;
    }

    /// <summary>Reads a text that is one of several, about which some others tell how to read it.</summary>
    internal ParseResult ParseAmong(string text, TextContext context) =>
        context.IsEmpty || !context.Concerns(text)
            ? ParseAlone(text)
            : WithGrammar(grammar => new ParseSession(text, null, grammar, context).Parse([], CancellationToken.None));

    /// <summary>Gives what a text came to that <see cref="ParseAlone"/> read lately; null when that is not known any more.</summary>
    internal ParseResult? FindKept(string text) => _kept?.Find(text);

    /// <summary>Reads a plain literal such as <c>!bird(tweety)</c>; null when the grammar has to read it.</summary>
    internal Formula? ParseLiteral(ReadOnlySpan<char> text) => (_literals ??= new LiteralReader()).Read(text);

    private T WithGrammar<T>(Func<SentenceGrammar, T> read)
    {
        SentenceGrammar grammar = _grammars.TryTake(out SentenceGrammar? free) ? free : new SentenceGrammar();
        T result = read(grammar);
        grammar.Release();
        _grammars.Add(grammar);
        return result;
    }
}
