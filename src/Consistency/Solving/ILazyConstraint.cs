namespace Consistency.Solving;

/// <summary>Hard clauses that are too many to write out, such as all instances of transitivity: given out when violated.</summary>
/// <remarks>
/// An implementation must give finitely many different clauses in all, and must be a pure function of the assignment:
/// the optimiser asks again and again, in an order of its own. It may give all violated clauses or some; a few at a time,
/// short ones first and far apart, work best.
/// </remarks>
public interface ILazyConstraint
{
    /// <summary>Gets the variables that its clauses may mention; they are solved together, as one connected part.</summary>
    ReadOnlySpan<int> Variables { get; }

    /// <summary>Adds clauses of the constraint that an assignment falsifies.</summary>
    /// <param name="isTrue">Tells whether a variable, one of <see cref="Variables"/>, is true.</param>
    /// <param name="violated">Receives the clauses, over <see cref="Variables"/> only; at least one when the assignment
    /// disobeys the constraint, none when it obeys.</param>
    void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated);
}
