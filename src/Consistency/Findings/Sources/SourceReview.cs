using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What sources do to the answers, and which of them are suspect.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SourceReview
{
    internal SourceReview(
        ImmutableArray<QuestionInfluence> questions, ImmutableArray<SuspectSource> suspects, double errorRate, bool isComplete, ImmutableArray<Diagnostic> diagnostics)
    {
        Questions = questions;
        Suspects = suspects;
        ErrorRate = errorRate;
        IsComplete = isComplete;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the questions in input order, with the influence of each source.</summary>
    public ImmutableArray<QuestionInfluence> Questions { get; }

    /// <summary>Gets the sources that say what is not kept, the most suspect first.</summary>
    public ImmutableArray<SuspectSource> Suspects { get; }

    /// <summary>Gets the share of statements that sources seem to get wrong: (r + 1)/(n + 2) when r of n are not kept (Laplace).</summary>
    /// <remarks>Counted are statements on what other sources speak of, too; elsewhere no error could show.</remarks>
    public double ErrorRate { get; }

    /// <summary>Gets a value indicating whether everything was read and found out.</summary>
    public bool IsComplete { get; }

    /// <summary>Gets what was remarked while reading and reviewing.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
