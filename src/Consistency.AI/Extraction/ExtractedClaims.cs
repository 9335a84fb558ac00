using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>What was found in a text: its claims, and what could not be read.</summary>
/// <remarks>Nothing is lost: every sentence of the text is in a statement, in <see cref="Untranslated"/>, or says nothing that could be checked.</remarks>
public sealed record ExtractedClaims
{
    /// <summary>Gets the statements; each has the words and the place of the sentence that it comes from.</summary>
    /// <remarks>Every untranslated sentence is an error diagnostic of it, so that no report of it comes out as complete.</remarks>
    public required ClaimSet Claims { get; init; }

    /// <summary>Gets the sentences that could not be read, in the order of the text.</summary>
    public ImmutableArray<UntranslatedSentence> Untranslated { get; init; } = [];

    /// <summary>Gets the names that were taken to mean the same.</summary>
    public ImmutableArray<NameMerge> Merges { get; init; } = [];

    /// <summary>Gets a value indicating whether the text declines to say anything: a refusal, or "I don't know".</summary>
    /// <remarks>There is nothing to check then, which is not the same as having passed a check.</remarks>
    public bool IsRefusal { get; init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; init; }
}
