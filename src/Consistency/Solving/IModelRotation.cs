namespace Consistency.Solving;

/// <summary>An oracle that can tell, from the assignment it found, which other assumptions cannot be done without.</summary>
internal interface IModelRotation
{
    /// <summary>Looks for assumptions of which each, left out alone, lets all others hold.</summary>
    /// <param name="assumptions">The assumptions of the last call, whose answer was <see cref="OracleAnswer.Satisfiable"/>.</param>
    /// <param name="leftOut">One more, with which they cannot hold.</param>
    /// <param name="found">Receives those that were found; some of them may be known already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    void Rotate(ReadOnlySpan<int> assumptions, int leftOut, List<int> found, CancellationToken cancellationToken);
}
