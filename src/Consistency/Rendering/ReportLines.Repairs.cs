using System.Collections.Immutable;
using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>The repairs and what each change buys.</content>
internal sealed partial class ReportLines
{
    private const int MostChanges = 20;

    private void AddRepairs(ConsistencyReport report)
    {
        Dictionary<Violation, int> numbers = Numbers(report);
        foreach (Repair repair in report.Repairs)
        {
            // Of another repair only what differs is said: what both change is there to read in the first.
            bool isFirst = repair == report.Repair;
            RepairChange[] own = isFirst ? [.. repair.Changes] : [.. Beyond(repair, report.Repair!)];
            RepairChange[] spared = isFirst || own.Length == repair.Changes.Length ? [] : [.. Beyond(report.Repair!, repair)];
            string these = own.Length == 1 ? "this statement" : $"these {own.Length} statements";
            string instead = spared.Length == 0 ? string.Empty
                : $" instead of {Few([.. spared.Select(static c => $"[{c.Statement.Id}]{OnlyFor(c)}")])}";
            Add();
            Add((isFirst ? "Repair" : $"Or, for {Number(repair.Cost)}", TextStyle.Heading), ($": give up {these}{instead}", TextStyle.Plain));
            foreach (RepairChange change in own.Take(MostChanges))
            {
                AddChange(change, numbers);
            }

            if (own.Length > MostChanges)
            {
                Add(($"  and {Count(own.Length - MostChanges, "more statement")}, which the other formats list", TextStyle.Muted));
            }
        }

        AddHowToGetOne(report, numbers);
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

        if (changes.Length > 0)
        {
            Add(("  costs: what is given up, weighed by its confidence", TextStyle.Muted));
        }

        if (!report.Locked.IsEmpty)
        {
            Add(($"  locked: {Listing([.. report.Locked.Select(static s => $"[{s.Id}]")])}; no repair changes what is locked", TextStyle.Muted));
        }
    }

    // Without a repair to show, what can be done must be said all the more.
    private void AddHowToGetOne(ConsistencyReport report, Dictionary<Violation, int> numbers)
    {
        if (report.Repair is not null || report.Optimum != OptimumStatus.Proved || report.Violations.IsEmpty)
        {
            return;
        }

        Add();
        Add((HardConflictWords.Advice, TextStyle.Plain));
        foreach ((Violation[] conflicts, string which) in HardConflictWords.Of(report))
        {
            Add(($"  for {Named(conflicts, numbers)}: {which}", TextStyle.Plain));
        }
    }

    // What one repair changes and another does not; of a weighted rule that both change, what it says of other things.
    private static IEnumerable<RepairChange> Beyond(Repair repair, Repair other)
    {
        foreach (RepairChange change in repair.Changes)
        {
            RepairChange? same = other.Changes.FirstOrDefault(c => c.Statement == change.Statement);
            ImmutableArray<string> instances = same is null ? change.Instances : [.. change.Instances.Except(same.Instances)];
            if (same is null)
            {
                yield return change;
            }
            else if (!instances.IsEmpty)
            {
                decimal weight = change.Weight * instances.Length / change.Instances.Length;
                yield return new RepairChange(change.Statement, change.Change, weight, instances, [.. change.Ends.Except(same.Ends)]);
            }
        }
    }

    // Of a weighted rule, what it says of some things is given up, not the rule.
    private static string OnlyFor(RepairChange change) => change.Instances.IsEmpty ? string.Empty : $" (only for {Few(change.Instances)})";

    private void AddChange(RepairChange change, Dictionary<Violation, int> numbers)
    {
        string ends = numbers.Count < 2 || change.Ends.IsEmpty ? string.Empty
            : change.Ends.Length == numbers.Count ? $", ends all {numbers.Count} conflicts"
            : $", ends {Named(change.Ends, numbers)}";
        Add(
            (change.Change == ChangeKind.Refuted ? "  refuted    " : "  withdrawn  ", TextStyle.Bad),
            ($"[{change.Statement.Id}] ", TextStyle.Muted),
            (change.Statement.Text + OnlyFor(change), TextStyle.Plain),
            ($"  {(change.Statement.Span.IsNone ? string.Empty : change.Statement.Span + ", ")}costs {Number(change.Weight)}{ends}", TextStyle.Muted));
    }
}
