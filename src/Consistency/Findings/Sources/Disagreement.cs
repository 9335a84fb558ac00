using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Reports of different sources that cannot all be true, or of one source against what is certain.</summary>
/// <remarks>Immutable and thread-safe. The text that reports them does not contradict itself by it.</remarks>
public sealed class Disagreement
{
    internal Disagreement(ImmutableArray<Statement> statements, ImmutableArray<string> speakers, ImmutableArray<string> explanation)
    {
        Statements = statements;
        Speakers = speakers;
        Explanation = explanation;
    }

    /// <summary>Gets the statements, in input order: reports, and what is certain as far as it is needed.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets the sources, in order of appearance.</summary>
    public ImmutableArray<string> Speakers { get; }

    /// <summary>Gets why the reports cannot all be true, one step a line, without who says what.</summary>
    public ImmutableArray<string> Explanation { get; }
}
