using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>A source that says what the cheapest repair does not keep.</summary>
public sealed class SuspectSource
{
    internal SuspectSource(string source, ImmutableArray<RejectedStatement> rejected, int statements)
    {
        Source = source;
        Rejected = rejected;
        Statements = statements;
        Suspicion = rejected.Sum(static r => r.Surprise);
    }

    /// <summary>Gets the source.</summary>
    public string Source { get; }

    /// <summary>Gets how much more there is against it than chance explains: the sum of <see cref="RejectedStatement.Surprise"/>.</summary>
    /// <remarks>A number to rank by. It is no probability that the source lies.</remarks>
    public double Suspicion { get; }

    /// <summary>Gets its statements that are not kept, the most surprising first.</summary>
    public ImmutableArray<RejectedStatement> Rejected { get; }

    /// <summary>Gets how many statements it made in all that can be given up.</summary>
    public int Statements { get; }
}
