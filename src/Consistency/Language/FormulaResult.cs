using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What one sentence or formula says.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class FormulaResult
{
    internal FormulaResult(Formula? formula, Vocabulary vocabulary, ImmutableArray<Diagnostic> diagnostics)
    {
        Formula = formula;
        Vocabulary = vocabulary;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the formula; null when the sentence could not be read, and then there is an error.</summary>
    public Formula? Formula { get; }

    /// <summary>Gets the words that the sentence uses.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets what is to be said about the sentence.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
