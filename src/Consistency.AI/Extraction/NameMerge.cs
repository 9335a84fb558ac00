namespace Consistency.AI.Extraction;

/// <summary>Two names of predicates or things that were taken to mean the same.</summary>
/// <param name="From">The name that was replaced.</param>
/// <param name="To">The name that stands for both.</param>
/// <param name="Similarity">How alike they are, 0 to 1; 1 when they differ in spelling only.</param>
/// <param name="Reason">Why they were taken to mean the same.</param>
public sealed record NameMerge(string From, string To, double Similarity, string Reason);
