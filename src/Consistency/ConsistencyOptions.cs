namespace Consistency;

/// <summary>x</summary>
public sealed record ConsistencyOptions
{
    /// <summary>x</summary>
    public double DefaultConfidence { get; init; } = 0.9;
}
