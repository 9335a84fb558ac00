using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>Turns repairs into changes of the files that the statements came from.</summary>
/// <remarks>
/// To give a statement up, it is deleted with what belongs to it (label, keyword, full stop, confidence and source), and
/// nothing else: what shares its lines stays, comments behind it too. That needs a file of the claim language. A repair that cannot be
/// carried out as a whole in this way is not offered as a fix; nor is one that changes what is said of a relation that is
/// declared "closed", "latest wins" or "supersedes", where deleting one statement lets another one count.
/// </remarks>
internal static class SarifFixes
{
    /// <summary>Gives the repairs that can be carried out, the cheapest first.</summary>
    public static IReadOnlyList<SarifFix> Of(ConsistencyReport report)
    {
        List<SarifFix> fixes = [];
        foreach (Repair repair in report.Repairs)
        {
            if (repair.Changes.Length > 0 && repair.Changes.All(c => IsOwnText(c.Statement.Extent) && !report.IsDefeasible(c.Statement)))
            {
                fixes.Add(new SarifFix(
                    DescriptionOf(repair),
                    [.. repair.Changes.Select(static c => c.Statement.Extent).OrderBy(static s => s.Start).GroupBy(static s => s.File!, StringComparer.Ordinal).OrderBy(static f => f.Key, StringComparer.Ordinal)]));
            }
        }

        return fixes;
    }

    private static string DescriptionOf(Repair repair)
    {
        IEnumerable<string> deleted = repair.Changes.Select(static c =>
            $"\"{c.Statement.Text}\"{(c.Instances.IsEmpty ? string.Empty : $" (the rule as a whole, although only what it says of {string.Join("; ", c.Instances)} is in the way)")}");
        return $"Delete {string.Join(" and ", deleted)} (costs {VisibleText.Number(repair.Cost)}).";
    }

    // A name in angle brackets is no file, such as <stdin>.
    private static bool IsOwnText(SourceSpan extent) => !extent.IsNone && extent.File is { Length: > 0 } file && file[0] != '<';
}
