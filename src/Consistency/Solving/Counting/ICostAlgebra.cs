namespace Consistency.Solving.Counting;

/// <summary>What tables of costs are combined with: costs are added, and alternatives are summed up to one cost.</summary>
/// <remarks>
/// A commutative semiring whose product is addition, as in R. Dechter, "Bucket elimination: a unifying framework for
/// reasoning" (1999): the least cost (optimisation) and the cost of all together (counting, −ln of a sum of e^−cost) differ
/// in nothing but <see cref="Either"/>.
/// </remarks>
/// <typeparam name="TCost">The numbers.</typeparam>
internal interface ICostAlgebra<TCost>
{
    /// <summary>Gets the cost of what cannot be.</summary>
    static abstract TCost Forbidden { get; }

    /// <summary>Gets the cost of two things together.</summary>
    static abstract TCost Both(TCost left, TCost right);

    /// <summary>Gets the cost of one of two alternatives.</summary>
    static abstract TCost Either(TCost left, TCost right);

    /// <summary>Takes a cost away again that was added; what was forbidden stays so.</summary>
    static abstract TCost Without(TCost both, TCost right);

    /// <summary>Gets the lesser cost.</summary>
    static abstract TCost Least(TCost left, TCost right);

    /// <summary>Tells whether something can be.</summary>
    static abstract bool IsPossible(TCost cost);
}
