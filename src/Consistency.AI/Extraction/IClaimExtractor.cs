using Consistency.AI.Calls;

namespace Consistency.AI.Extraction;

/// <summary>Finds the claims in a text that somebody wrote freely.</summary>
public interface IClaimExtractor
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text: an answer of a model, a document, a note.</param>
    /// <param name="context">What is known of the text, and what was said before it; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The claims, and every sentence that could not be read.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ExtractedClaims> ExtractAsync(string text, ExtractionContext? context = null, CancellationToken cancellationToken = default);

    /// <summary>Tells what reading a text will ask of a model, without asking it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">What is known of it; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>The estimate; <see cref="CallEstimate.None"/> of an extractor that asks no model.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    CallEstimate Estimate(string text, ExtractionContext? context = null, CancellationToken cancellationToken = default);
}
