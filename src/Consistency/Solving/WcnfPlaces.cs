namespace Consistency.Solving;

/// <summary>Where the clauses of a WCNF text stand.</summary>
internal sealed class WcnfPlaces
{
    /// <summary>Gets the places of the hard clauses, in order.</summary>
    public List<WcnfPlace> Hard { get; } = [];

    /// <summary>Gets the places of the soft clauses, in order.</summary>
    public List<WcnfPlace> Soft { get; } = [];
}
