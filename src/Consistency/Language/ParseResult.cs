using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>What a text says: its statements, its words, and what could not be read.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class ParseResult
{
    internal ParseResult(ImmutableArray<Statement> statements, Vocabulary vocabulary, ImmutableArray<Diagnostic> diagnostics)
    {
        Statements = statements;
        Vocabulary = vocabulary;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the statements that could be read, in the order of the text.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets the words that the text uses for predicates and names.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets what is to be said about the text, in its order; each error is a statement that is lost.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gets the places of the statements that list things, and what they list.</summary>
    internal ImmutableArray<(int Statement, ListedThings Listed)> Listings { get; init; } = [];

    /// <summary>Gets the capital letters that name things in the text.</summary>
    internal ImmutableArray<char> LetterNames { get; init; } = [];

    /// <summary>Gives the result as a set of claims.</summary>
    /// <returns>The statements with their vocabulary and diagnostics.</returns>
    public ClaimSet ToClaimSet() => new(Statements, Vocabulary, Diagnostics);
}
