using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>One strongly connected component of an order problem: what is said of its things, and as which clauses. Immutable.</summary>
internal sealed class OrderPart
{
    /// <summary>Gets the statements as edges.</summary>
    public required ChainGraph Graph { get; init; }

    /// <summary>Gets what it costs to give each edge up; <see cref="long.MaxValue"/> when it cannot be.</summary>
    public required long[] Prices { get; init; }

    /// <summary>Gets the literal of the instance that says of each edge that it stays.</summary>
    public required int[] Kept { get; init; }

    /// <summary>Gets the statements that each edge stands for, ascending.</summary>
    public required int[][] Statements { get; init; }

    /// <summary>Gets the variables of the instance that the part consists of, ascending.</summary>
    public required ImmutableArray<int> Variables { get; init; }

    /// <summary>Gets its certain statements, as indices of hard clauses.</summary>
    public required ImmutableArray<int> Hards { get; init; }

    /// <summary>Gets its other statements, as indices of soft clauses.</summary>
    public required ImmutableArray<int> Softs { get; init; }
}
