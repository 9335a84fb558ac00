namespace Consistency.Grounding;

/// <summary>A statement has more instances than the options allow.</summary>
internal sealed class GroundingLimitException(int statement, string message) : Exception(message)
{
    /// <summary>The number of the statement that was being instantiated.</summary>
    public int Statement { get; } = statement;
}
