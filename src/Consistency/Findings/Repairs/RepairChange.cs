using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>One statement that a repair changes.</summary>
public sealed class RepairChange
{
    internal RepairChange(
        Statement statement, ChangeKind change, decimal weight, ImmutableArray<string> instances, ImmutableArray<Violation> ends)
    {
        Statement = statement;
        Change = change;
        Weight = weight;
        Instances = instances;
        Ends = ends;
    }

    /// <summary>Gets the statement.</summary>
    public Statement Statement { get; }

    /// <summary>Gets what is done to it.</summary>
    public ChangeKind Change { get; }

    /// <summary>Gets the price: the weight of the statement, times the instances that are given up.</summary>
    public decimal Weight { get; }

    /// <summary>
    /// Gets the instances of a weighted rule that are given up, each as the things that it is about, such as <c>Tweety</c>;
    /// empty for a statement that is given up as a whole.
    /// </summary>
    public ImmutableArray<string> Instances { get; }

    /// <summary>Gets what the change buys: those of the listed conflicts that it ends, all by itself.</summary>
    public ImmutableArray<Violation> Ends { get; }
}
