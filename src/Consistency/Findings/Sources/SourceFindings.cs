using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>What it would end to distrust sources, that is, to leave out all they said that is not certain.</summary>
/// <remarks>
/// About the listed conflicts. <see cref="Cheapest"/> is a minimum-weight hitting set (R. M. Karp, 1972; R. Reiter, 1987) over sources,
/// found and proved by <see cref="Consistency.Solving.MaxSatSession"/>.
/// </remarks>
public sealed class SourceFindings
{
    internal static readonly SourceFindings None = new([], []);

    internal SourceFindings(ImmutableArray<SourceFinding> sources, ImmutableArray<SourceFinding>? cheapest)
    {
        Sources = sources;
        Cheapest = cheapest;
    }

    /// <summary>Gets the sources that have a statement in a conflict, those that end most conflicts first.</summary>
    public ImmutableArray<SourceFinding> Sources { get; }

    /// <summary>Gets the sources of least weight without which all conflicts end.</summary>
    /// <value>None when there are no conflicts; null when some conflict does not end whichever sources are left out, or a limit was hit.</value>
    public ImmutableArray<SourceFinding>? Cheapest { get; }
}
