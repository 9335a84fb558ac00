namespace Consistency.Solving.HittingSets;

/// <summary>One of the two cases of an element.</summary>
/// <param name="Element">The element.</param>
/// <param name="IsTaken">Whether the case is that it is taken.</param>
/// <param name="IsSecond">Whether the other case was seen to.</param>
internal readonly record struct HittingDecision(int Element, bool IsTaken, bool IsSecond);
