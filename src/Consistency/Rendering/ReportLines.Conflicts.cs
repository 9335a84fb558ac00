using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>The conflicts, what they share, and what each forces.</content>
internal sealed partial class ReportLines
{
    // More than a screen of reasons hides the first one.
    private const int MostInFull = 10;
    private const int MostOfGroup = 5;
    private const int MostAlike = 3;
    private const int MostInShort = 20;
    private const int MostInList = 5;
    private const int MostRanges = 5;

    private void AddViolations(ConsistencyReport report)
    {
        Dictionary<Violation, int> numbers = Numbers(report);
        int shown = 0;
        List<Violation> others = [];
        foreach (ViolationGroup group in report.ViolationGroups)
        {
            // Conflicts that one change ends are much alike: a few of them will do.
            RepairChange[] common = group.Violations.Length == 1 ? [] : [.. report.Repair?.Changes.Where(c => group.Violations.All(c.Ends.Contains)) ?? []];
            Violation[] full = [.. group.Violations.Take(Math.Min(MostInFull - shown, common.Length > 0 ? MostAlike : MostOfGroup))];
            others.AddRange(group.Violations.Skip(full.Length));
            shown += full.Length;
            if (full.Length > 0 && group.Violations.Length > 1)
            {
                Add();
                string share = group.Shared.Length == 1 ? "share this statement:" : $"share these {group.Shared.Length} statements:";
                Add((Named(group.Violations, numbers, isStart: true), TextStyle.Heading), ($" {share}", TextStyle.Plain));
                AddStatements(group.Shared);
                AddWayOut(common, "  ", group.Violations.Length == 2 ? ", and both end" : $", and all {group.Violations.Length} end");
            }

            foreach (Violation violation in full)
            {
                AddViolation(violation, numbers[violation], group);
                if (report.Violations.Length > 1)
                {
                    AddWayOut(report.Repair?.Changes.Where(c => c.Ends.Contains(violation) && !common.Contains(c)) ?? [], group.Violations.Length == 1 ? "  " : "    ");
                }
            }
        }

        AddOthers(report, others, numbers);
    }

    private void AddViolation(Violation violation, int number, ViolationGroup group)
    {
        bool isAlone = group.Violations.Length == 1;
        Claims.Statement[] own = isAlone ? [.. violation.Statements] : [.. violation.Statements.Where(s => !group.Shared.Contains(s))];
        string shared = isAlone ? string.Empty : group.Shared.Length == 1 ? "it" : "they";
        string these = own.Length switch
        {
            0 => string.Empty,
            1 => "this statement",
            _ => $"these {own.Length} statements",
        };
        string subject = string.Join(" and ", new[] { shared, these }.Where(static w => w.Length > 0));
        string cannot = violation.Statements.Length == 1 ? "cannot be true." : "cannot all be true.";
        string indent = isAlone ? string.Empty : "  ";
        Add();
        Add(($"{indent}Conflict {number}", TextStyle.Heading), ($" ({string.Join(", ", violation.Kinds)}): {subject} {cannot}", TextStyle.Plain));
        AddStatements(own, indent + "  ");
        AddWhy(violation, indent);
    }

    private void AddWhy(Violation violation, string indent)
    {
        string label = "  why  ";
        foreach (string line in violation.Explanation)
        {
            Add((indent + label, TextStyle.Heading), (line, TextStyle.Plain));
            label = "       ";
        }
    }

    // Where there are several conflicts, what ends one stands beside it; the whole repair comes after all of them.
    private void AddWayOut(IEnumerable<RepairChange> changes, string indent, string effect = "")
    {
        string label = "fix  ";
        foreach (RepairChange change in changes.Take(3))
        {
            Add(
                (indent + label, TextStyle.Heading),
                ("give up ", TextStyle.Plain),
                ($"[{change.Statement.Id}] ", TextStyle.Muted),
                (change.Statement.Text + OnlyFor(change), TextStyle.Plain),
                ($", for {Number(change.Weight)}{effect}", TextStyle.Muted));
            label = "     ";
        }
    }

    private void AddOthers(ConsistencyReport report, List<Violation> others, Dictionary<Violation, int> numbers)
    {
        if (others.Count > 0)
        {
            Add();
            // What one change of the repair ends is one line; what none of them ends by itself stands alone.
            (RepairChange? Change, Violation[] Violations)[] lines =
            [
                .. others.OrderBy(v => numbers[v]).GroupBy(v => report.Repair?.Changes.FirstOrDefault(c => c.Ends.Contains(v)))
                    .SelectMany(static g => g.Key is null ? g.Select(static v => ((RepairChange?)null, new[] { v })) : [(g.Key, g.ToArray())]),
            ];
            foreach ((RepairChange? change, Violation[] violations) in lines.Take(MostInShort))
            {
                AddInShort(change, violations, numbers);
            }

            int left = lines.Skip(MostInShort).Sum(static l => l.Violations.Length);
            if (left > 0)
            {
                Add(($"and {Count(left, "more conflict")}, which the other formats list", TextStyle.Muted));
            }
        }

        if (report.HasMoreViolations)
        {
            Add();
            Add((
                report.UnlistedViolations > 0
                    ? $"At least {Count(report.UnlistedViolations, "more conflict")} {(report.UnlistedViolations == 1 ? "was" : "were")} not listed."
                    : "There may be more conflicts: a limit ended the search for them.",
                TextStyle.Muted));
        }
    }

    // The statement to look at, and what it is up against.
    private void AddInShort(RepairChange? change, Violation[] violations, Dictionary<Violation, int> numbers)
    {
        string others = violations.Length > 1
            ? "each time against other statements"
            : $"against {string.Join(' ', violations[0].Statements.Where(s => s != change?.Statement).Select(static s => $"[{s.Id}]"))}";
        Add(
            (Named(violations, numbers, isStart: true), TextStyle.Heading),
            ($" ({string.Join(", ", violations.Select(static v => v.Kind).Distinct())}): ", TextStyle.Plain),
            (change is null || change.Statement.Span.IsNone ? string.Empty : change.Statement.Span + " ", TextStyle.Muted),
            (change is null ? string.Empty : $"[{change.Statement.Id}] ", TextStyle.Muted),
            (change is null ? string.Join(' ', violations[0].Statements.Select(static s => $"[{s.Id}]")) : change.Statement.Text + OnlyFor(change), TextStyle.Plain),
            (change is null || violations[0].Statements.Length == 1 ? string.Empty : $", {others}", TextStyle.Muted));
    }

    private void AddReasons(ConsistencyReport report)
    {
        if (LowerBoundWords.Of(report) is not var (heading, lines))
        {
            return;
        }

        Add();
        if (lines is [string only])
        {
            Add(($"{heading}: ", TextStyle.Heading), (only, TextStyle.Plain));
            return;
        }

        Add((heading, TextStyle.Heading));
        foreach (string line in lines)
        {
            Add(($"  {line}", line == lines[^1] ? TextStyle.Muted : TextStyle.Plain));
        }
    }

    private void AddSources(ConsistencyReport report)
    {
        // A source behind a single conflict is no news: the conflict names it.
        SourceFinding[] sources = [.. report.Sources.Sources.Where(static s => s.Ends.Length > 1)];
        if (report.Violations.Length < 2 || (sources.Length == 0 && report.Sources.Cheapest is not { Length: > 1 }))
        {
            return;
        }

        Add();
        Add(("Sources", TextStyle.Heading));
        foreach (SourceFinding source in sources.Take(MostInList))
        {
            Add(
                ($"  without {source.Source}: {source.Ends.Length} of {Count(report.Violations.Length, "conflict")} end", TextStyle.Plain),
                ($"  costs {Number(source.Weight)}", TextStyle.Muted));
        }

        if (report.Sources.Cheapest is { Length: > 1 } cheapest)
        {
            Add(
                ($"  without {Listing([.. cheapest.Select(static s => s.Source)])}: all end", TextStyle.Plain),
                ($"  costs {Number(cheapest.Sum(static s => s.Weight))}", TextStyle.Muted));
        }
    }

    /// <summary>Gives the conflicts their numbers, from 1.</summary>
    internal static Dictionary<Violation, int> Numbers(ConsistencyReport report) =>
        report.Violations.Select(static (violation, i) => (violation, i + 1)).ToDictionary();

    /// <summary>Names conflicts by number: "conflict 3", "conflicts 1, 2 and 5", "conflicts 1-4".</summary>
    internal static string Named(IReadOnlyCollection<Violation> violations, Dictionary<Violation, int> numbers, bool isStart = false)
    {
        List<string> ranges = [];
        int[] sorted = [.. violations.Select(v => numbers[v]).Order()];
        for (int start = 0, end; start < sorted.Length; start = end + 1)
        {
            end = start;
            while (end + 1 < sorted.Length && sorted[end + 1] == sorted[end] + 1)
            {
                end++;
            }

            ranges.AddRange((end - start) switch
            {
                0 => [$"{sorted[start]}"],
                1 => [$"{sorted[start]}", $"{sorted[end]}"],
                _ => (string[])[$"{sorted[start]}-{sorted[end]}"],
            });
        }

        if (ranges.Count > MostRanges)
        {
            return isStart ? $"{violations.Count} conflicts" : $"{violations.Count} of the conflicts";
        }

        string noun = isStart ? "Conflict" : "conflict";
        return $"{noun}{(violations.Count == 1 ? string.Empty : "s")} {Listing(ranges)}";
    }

    /// <summary>Lists names as a sentence does.</summary>
    internal static string Listing(List<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";
}
