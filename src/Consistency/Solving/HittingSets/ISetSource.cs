namespace Consistency.Solving.HittingSets;

/// <summary>Sets that must be hit, too many to list: those are given out that a choice hits too little.</summary>
internal interface ISetSource
{
    /// <summary>Finds sets of which a choice takes less than one element in all.</summary>
    /// <param name="taken">How much of each element is taken, from 0 to 1.</param>
    /// <param name="found">Is given each set, to keep; at least one if there is any, not all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void FindUnhit(double[] taken, Action<int[]> found, CancellationToken cancellationToken);

    /// <summary>Makes a choice hit every set, and leaves out what it need not take.</summary>
    /// <param name="taken">The elements that are taken; receives the choice.</param>
    /// <param name="prices">The price of each element.</param>
    /// <param name="preference">How much of each element had better be taken, from 0 to 1.</param>
    /// <param name="isForbidden">Tells which elements must not be taken.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when a set would have to be hit by something forbidden.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    bool TryComplete(
        bool[] taken, long[] prices, double[] preference, Func<int, bool> isForbidden, CancellationToken cancellationToken);
}
