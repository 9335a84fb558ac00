using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>Asks an embedding generator for the vectors of texts; what it does wrong is an outcome, not an exception.</summary>
internal static class EmbeddingVectors
{
    /// <summary>Gives one vector for each text, all of the same length.</summary>
    /// <returns>The vectors, or null and why there are none. Without texts there is nothing to ask.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<(ReadOnlyMemory<float>[]? Vectors, string? Failure)> OfAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return ([], null);
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> embeddings =
                await generator.GenerateAsync(texts, options: null, cancellationToken).ConfigureAwait(false);
            bool isWhole = embeddings.Count == texts.Count
                && embeddings.All(e => e.Vector.Length > 0 && e.Vector.Length == embeddings[0].Vector.Length);
            return isWhole
                ? ([.. embeddings.Select(static e => e.Vector)], null)
                : (null, "The generator did not give one vector of the same length for each text.");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return (null, failure.Message);
        }
    }
}
