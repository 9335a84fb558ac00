using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>What came of translating one sentence.</summary>
/// <param name="Statements">What it says, parsed; empty when it says nothing, or could not be translated.</param>
/// <param name="Vocabulary">The words of the statements.</param>
/// <param name="IsNothing">Whether the model holds that nothing could make the sentence true or false.</param>
/// <param name="Failure">Why there is no translation; null when there is one.</param>
internal sealed record SentenceTranslation(
    ImmutableArray<Statement> Statements, Vocabulary Vocabulary, bool IsNothing, string? Failure)
{
    public static SentenceTranslation Nothing { get; } = new([], Vocabulary.Empty, IsNothing: true, Failure: null);

    /// <summary>Tells translations apart by what they say, for votes.</summary>
    public string Key => Failure is not null ? "-"
        : IsNothing ? "nothing"
        : string.Join(" ; ", Statements.Select(static s => s.Formula!.ToString()).Order(StringComparer.Ordinal));

    public static SentenceTranslation Failed(string reason) => new([], Vocabulary.Empty, IsNothing: false, reason);
}
