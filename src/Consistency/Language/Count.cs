namespace Consistency.Language;

/// <summary>How many things a sentence says there are.</summary>
/// <param name="Least">The least number.</param>
/// <param name="Most">The greatest number; null for no limit.</param>
internal readonly record struct Count(int Least, int? Most);
