using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Conflicts that share statements, or a single conflict that shares none.</summary>
/// <remarks>
/// Conflicts of one group lie in one part: no chain of statements leads from one part to another. Of the conflicts that are in
/// no group yet, those that share the statement met most often make the next one.
/// </remarks>
public sealed class ViolationGroup
{
    internal ViolationGroup(ImmutableArray<Statement> shared, ImmutableArray<Violation> violations, int part)
    {
        Shared = shared;
        Violations = violations;
        Part = part;
    }

    /// <summary>Gets the statements that are in every conflict of the group, in input order.</summary>
    public ImmutableArray<Statement> Shared { get; }

    /// <summary>Gets the conflicts, in the order of the report.</summary>
    public ImmutableArray<Violation> Violations { get; }

    /// <summary>Gets the number of the part, from 1: conflicts of different parts have nothing to do with one another.</summary>
    public int Part { get; }

    /// <summary>Groups conflicts.</summary>
    /// <param name="conflicts">The conflicts, in the order of the report, each with its part.</param>
    internal static ImmutableArray<ViolationGroup> Of(IReadOnlyList<(Violation Violation, int Part)> conflicts)
    {
        Dictionary<int, int> numberOfPart = [];
        foreach ((_, int part) in conflicts)
        {
            numberOfPart.TryAdd(part, numberOfPart.Count + 1);
        }

        List<(int First, ViolationGroup Group)> groups = [];
        foreach (IGrouping<int, int> inPart in Enumerable.Range(0, conflicts.Count).GroupBy(i => conflicts[i].Part))
        {
            List<int> left = [.. inPart];
            while (left.Count > 0)
            {
                int[] members = Largest(left, conflicts) is { } hub
                    ? [.. left.Where(i => conflicts[i].Violation.Statements.Contains(hub))]
                    : [left[0]];
                left.RemoveAll(i => Array.BinarySearch(members, i) >= 0);
                Violation[] violations = [.. members.Select(i => conflicts[i].Violation)];
                ImmutableArray<Statement> shared =
                    [.. violations[0].Statements.Where(s => violations.All(v => v.Statements.Contains(s)))];
                groups.Add((members[0], new ViolationGroup(shared, [.. violations], numberOfPart[inPart.Key])));
            }
        }

        return [.. groups.OrderBy(static g => g.First).Select(static g => g.Group)];
    }

    // The statement in most of the conflicts; of equals, the one met first in the cheapest conflict. Null when none is in two.
    private static Statement? Largest(List<int> left, IReadOnlyList<(Violation Violation, int Part)> conflicts) => left
        .SelectMany(i => conflicts[i].Violation.Statements)
        .GroupBy(static s => s)
        .Where(static g => g.Skip(1).Any())
        .MaxBy(static g => g.Count())?.Key;
}
