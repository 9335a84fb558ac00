using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>What it would end to distrust one source.</summary>
public sealed class SourceFinding
{
    internal SourceFinding(string source, decimal weight, ImmutableArray<Violation> ends)
    {
        Source = source;
        Weight = weight;
        Ends = ends;
    }

    /// <summary>Gets the source.</summary>
    public string Source { get; }

    /// <summary>Gets the price: the sum of the weights of all that it said and that can be given up.</summary>
    /// <remarks>A weighted rule counts once for each of its instances.</remarks>
    public decimal Weight { get; }

    /// <summary>Gets the listed conflicts that end without the source, all by itself.</summary>
    public ImmutableArray<Violation> Ends { get; }
}
