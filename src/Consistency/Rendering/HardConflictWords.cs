using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Says what can be done where what is certain contradicts itself, so that no repair can be proposed.</summary>
internal static class HardConflictWords
{
    private const int MostInList = 5;

    /// <summary>Gets what to do.</summary>
    public static string Advice => "To mend it, take away what is wrong, or mark what may be wrong with a confidence, as in \"... @ 0.9\", to get a repair:";

    /// <summary>Gives for each group of conflicts the statements that would do, by id.</summary>
    public static IEnumerable<(Violation[] Conflicts, string Which)> Of(ConsistencyReport report)
    {
        foreach (ViolationGroup group in report.ViolationGroups.Take(MostInList))
        {
            string[] ids = [.. (group.Violations.Length == 1 ? group.Violations[0].Statements : group.Shared).Take(MostInList).Select(static s => $"[{s.Id}]")];
            yield return ([.. group.Violations], string.Join(" or ", ids));
        }
    }
}
