namespace Consistency.Solving.HittingSets;

/// <summary>Whether a choice of elements is free to take one.</summary>
internal enum HittingFix : byte
{
    /// <summary>It is.</summary>
    Free,

    /// <summary>The element is not taken.</summary>
    Out,

    /// <summary>The element is taken.</summary>
    In,
}
