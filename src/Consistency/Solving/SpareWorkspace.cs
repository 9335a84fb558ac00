namespace Consistency.Solving;

/// <summary>Keeps the memory in which the last solve worked for the next one, until the garbage collector wants it.</summary>
/// <remarks>
/// A solve touches its memory a few times only, so what allocating, clearing and collecting it costs is a third of the time of a large
/// instance. Nothing but memory is handed on: every method begins by resetting what it uses. A solve that was cancelled keeps
/// its memory to itself. It is static, against the rule of the house, since the solves that follow each other have no common owner: each has a
/// session of its own, made by whoever asks; an owner in the public interface would burden all callers with what only the clock shows.
/// </remarks>
internal static class SpareWorkspace
{
    private static readonly WeakReference<PartWorkspace?> Last = new(null);

    /// <summary>Gives memory to work in, used or new.</summary>
    public static PartWorkspace Take()
    {
        lock (Last)
        {
            if (Last.TryGetTarget(out PartWorkspace? workspace))
            {
                Last.SetTarget(null);
                return workspace;
            }
        }

        return new PartWorkspace();
    }

    /// <summary>Takes back memory that nobody refers to any more.</summary>
    public static void Return(PartWorkspace workspace)
    {
        lock (Last)
        {
            Last.SetTarget(workspace);
        }
    }
}
