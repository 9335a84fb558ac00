using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>Statements about an order that may contradict each other, without its laws written out. Immutable.</summary>
public sealed class OrderProblem
{
    /// <summary>Creates a problem.</summary>
    /// <param name="thingCount">The number of things; they are numbered from 0.</param>
    /// <param name="statements">What is said of them; saying the same twice costs twice to give up.</param>
    /// <param name="kind">The laws.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="thingCount"/> is negative.</exception>
    /// <exception cref="ArgumentException">A statement names a thing that does not exist, or has no weight.</exception>
    /// <exception cref="OverflowException">The sum of all weights exceeds 63 bits.</exception>
    public OrderProblem(int thingCount, IEnumerable<OrderStatement> statements, OrderKind kind = OrderKind.Strict)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(thingCount);
        ArgumentNullException.ThrowIfNull(statements);
        ThingCount = thingCount;
        Statements = [.. statements];
        Kind = kind;
        long total = 0;
        for (int i = 0; i < Statements.Length; i++)
        {
            OrderStatement statement = Statements[i];
            if (statement.First >= thingCount || statement.Second >= thingCount || statement.Weight == 0)
            {
                throw new ArgumentException(
                    $"Statement {i} has no weight, or names a thing that does not exist; they are numbered from 0 to {thingCount - 1}.",
                    nameof(statements));
            }

            total = checked(total + (statement.Weight == OrderStatement.Certain ? 0 : statement.Weight));
        }
    }

    /// <summary>Gets the number of things.</summary>
    public int ThingCount { get; }

    /// <summary>Gets what is said of them.</summary>
    public ImmutableArray<OrderStatement> Statements { get; }

    /// <summary>Gets the laws.</summary>
    public OrderKind Kind { get; }
}
