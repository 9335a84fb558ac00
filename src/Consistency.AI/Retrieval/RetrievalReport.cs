using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.AI.Retrieval;

/// <summary>What the check of an answer against its documents came to.</summary>
public sealed record RetrievalReport
{
    /// <summary>Gets the report on the answer, the documents and what is known, all together.</summary>
    public required ConsistencyReport Report { get; init; }

    /// <summary>Gets the statements that were checked; the source of each is its document or <see cref="RetrievalChecker.AnswerSource"/>.</summary>
    public required ClaimSet Claims { get; init; }

    /// <summary>Gets the conflicts of the report, each with whose it is, in their order there.</summary>
    public required ImmutableArray<SourcedConflict> Conflicts { get; init; }

    /// <summary>Gets what the documents and what is known say, the answer's word apart: of each claim of the answer, and of each question.</summary>
    /// <remarks>
    /// A claim of the answer has the same id there, as a question: true is supported by the documents, false is denied, unknown is not
    /// spoken of. With each stands what every document does to it, and the documents that are suspect.
    /// </remarks>
    public required SourceReview Review { get; init; }

    /// <summary>Gets the sentences of the answer that could not be read.</summary>
    public ImmutableArray<UntranslatedSentence> Untranslated { get; init; } = [];

    /// <summary>Gets a value indicating whether the answer declines to say anything; there is nothing to check in it then.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; init; }
}
