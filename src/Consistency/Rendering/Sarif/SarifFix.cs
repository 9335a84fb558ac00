using Consistency.Claims;

namespace Consistency.Rendering.Sarif;

/// <summary>A repair as a change of files.</summary>
/// <param name="Description">What it does.</param>
/// <param name="Deletions">The stretches to delete in each file, in order.</param>
internal sealed record SarifFix(string Description, IReadOnlyList<IGrouping<string, SourceSpan>> Deletions)
{
    /// <summary>Gets how many stretches are deleted.</summary>
    public int Size => Deletions.Sum(static f => f.Count());
}
