using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>What a text says: its statements, its words, and what was not understood. Immutable.</summary>
public sealed class ParseResult
{
    internal ParseResult(ImmutableArray<Statement> statements, Vocabulary vocabulary, ImmutableArray<Diagnostic> diagnostics)
    {
        Statements = statements;
        Vocabulary = vocabulary;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the statements that were read, in order.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets the words in which they speak of predicates and things.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets the remarks, in order of place; every error stands for a statement that was not read.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
