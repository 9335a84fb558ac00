using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>The repairs and what each change buys.</content>
internal sealed partial class ReportLines
{
    private void AddRepairs(ConsistencyReport report)
    {
        Dictionary<Violation, int> numbers = Numbers(report);
        foreach (Repair repair in report.Repairs)
        {
            // Of another repair only what differs is said: what both change is there to read in the first.
            RepairChange[] own = [.. repair.Changes.Where(c => repair == report.Repair || !report.Repair!.Changes.Any(f => IsSame(f, c)))];
            RepairChange[] spared = own.Length == repair.Changes.Length
                ? []
                : [.. report.Repair!.Changes.Where(f => !repair.Changes.Any(c => IsSame(f, c)))];
            string instead = spared.Length == 0 || repair == report.Repair ? string.Empty
                : $" instead of changing {Few([.. spared.Select(static c => $"[{c.Statement.Id}]")])}";
            Add();
            Add((repair == report.Repair ? "Repair" : $"Or, for {Number(repair.Cost)}", TextStyle.Heading), (instead, TextStyle.Plain));
            foreach (RepairChange change in own)
            {
                AddChange(change, numbers);
            }
        }

        RepairChange[] changes = [.. report.Repairs.SelectMany(static r => r.Changes)];
        if (changes.Length > 0 && (report.Repairs.Length > 1 || !report.Locked.IsEmpty))
        {
            Add();
        }

        if (changes.Any(static c => c.Change == ChangeKind.Refuted))
        {
            Add(("  refuted: false, given what is certain and what every cheapest repair keeps", TextStyle.Muted));
        }

        if (changes.Any(static c => c.Change == ChangeKind.Withdrawn))
        {
            Add(("  withdrawn: given up in this repair; nothing shows that it is false", TextStyle.Muted));
        }

        if (!report.Locked.IsEmpty)
        {
            Add(($"  locked: {Listing([.. report.Locked.Select(static s => $"[{s.Id}]")])}; no repair changes what is locked", TextStyle.Muted));
        }
    }

    private static bool IsSame(RepairChange left, RepairChange right) =>
        left.Statement == right.Statement && left.Instances.AsSpan().SequenceEqual(right.Instances.AsSpan());

    private void AddChange(RepairChange change, Dictionary<Violation, int> numbers)
    {
        string instances = change.Instances.IsEmpty ? string.Empty : $" (for {Few(change.Instances)})";
        string ends = numbers.Count < 2 || change.Ends.IsEmpty ? string.Empty
            : change.Ends.Length == numbers.Count ? $", ends all {numbers.Count} conflicts"
            : $", ends {Named(change.Ends, numbers)}";
        Add(
            (change.Change == ChangeKind.Refuted ? "  refuted    " : "  withdrawn  ", TextStyle.Bad),
            ($"[{change.Statement.Id}] ", TextStyle.Muted),
            (change.Statement.Text + instances, TextStyle.Plain),
            ($"  {(change.Statement.Span.IsNone ? string.Empty : change.Statement.Span + ", ")}costs {Number(change.Weight)}{ends}", TextStyle.Muted));
    }
}
