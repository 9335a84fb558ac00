namespace Consistency.Findings;

/// <summary>How far the cost of the cheapest repair is known.</summary>
public enum OptimumStatus
{
    /// <summary>No repair is cheaper: the lower and the upper bound meet.</summary>
    Proved,

    /// <summary>Time ran out: the cost lies between the bounds.</summary>
    Bounds,
}
