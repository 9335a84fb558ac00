using Consistency.Claims;

namespace Consistency.AI.Retrieval;

/// <summary>How an answer is checked against documents.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a checker is created.</remarks>
public sealed record RetrievalCheckOptions
{
    /// <summary>Gets what is known beside the documents: rules, facts and declarations.</summary>
    /// <value>Null, the default, for nothing.</value>
    public ClaimSet? Known { get; init; }

    /// <summary>Gets how sure the answer is of what it says.</summary>
    /// <value>0 to 1, or null, the default, for that of <see cref="ConsistencyOptions.DefaultConfidence"/>.</value>
    public double? AnswerConfidence { get; init; }

    /// <summary>Gets how the statements are checked.</summary>
    /// <value>The defaults of <see cref="ConsistencyOptions"/>; the reading is classical.</value>
    public ConsistencyOptions Check { get; init; } = new();

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Check);
        OptionRange.Check(AnswerConfidence ?? 1, 0, 1, nameof(AnswerConfidence));
    }
}
