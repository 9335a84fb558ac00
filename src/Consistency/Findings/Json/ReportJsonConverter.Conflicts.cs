using System.Text.Json;

namespace Consistency.Findings;

/// <content>The groups of conflicts, the repairs and the sources.</content>
internal sealed partial class ReportJsonConverter
{
    private static void WriteConflicts(Utf8JsonWriter writer, ConsistencyReport report)
    {
        Dictionary<Violation, int> numbers = report.Violations.Select(static (violation, i) => (violation, i + 1)).ToDictionary();
        writer.WriteNumber("unlistedViolations", report.UnlistedViolations);
        WriteArray(writer, "violationGroups", report.ViolationGroups, (w, group) =>
        {
            w.WriteNumber("part", group.Part);
            WriteStrings(w, "shared", group.Shared.Select(static s => s.Id));
            WriteNumbers(w, "violations", group.Violations, numbers);
        });
        if (report.Repair is { } repair)
        {
            writer.WriteStartObject("repair");
            WriteRepair(writer, repair, numbers);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("repair");
        }

        WriteArray(writer, "repairs", report.Repairs, (w, r) => WriteRepair(w, r, numbers));
        writer.WriteBoolean("moreRepairs", report.HasMoreRepairs);
        WriteNumber(writer, "combinedShare", report.CombinedShare);
        WriteArray(writer, "sources", report.Sources.Sources, (w, source) =>
        {
            w.WriteString("source", source.Source);
            WriteNumber(w, "weight", source.Weight);
            WriteNumbers(w, "ends", source.Ends, numbers);
        });
        if (report.Sources.Cheapest is { } cheapest)
        {
            WriteStrings(writer, "cheapestSources", cheapest.Select(static s => s.Source));
        }
        else
        {
            writer.WriteNull("cheapestSources");
        }

        WriteStrings(writer, "locked", report.Locked.Select(static s => s.Id));
    }

    private static void WriteRepair(Utf8JsonWriter writer, Repair repair, Dictionary<Violation, int> numbers)
    {
        WriteNumber(writer, "cost", repair.Cost);
        if (repair.IsUnique is { } isUnique)
        {
            writer.WriteBoolean("unique", isUnique);
        }
        else
        {
            writer.WriteNull("unique");
        }

        WriteArray(writer, "changes", repair.Changes, (w, c) =>
        {
            WriteStatement(w, c.Statement);
            w.WriteString("change", NameOf(c.Change));
            WriteNumber(w, "weight", c.Weight);
            WriteStrings(w, "instances", c.Instances);
            WriteNumbers(w, "ends", c.Ends, numbers);
        });
    }

    private static void WriteNumbers(
        Utf8JsonWriter writer, string name, IEnumerable<Violation> violations, Dictionary<Violation, int> numbers)
    {
        writer.WriteStartArray(name);
        foreach (Violation violation in violations)
        {
            writer.WriteNumberValue(numbers[violation]);
        }

        writer.WriteEndArray();
    }
}
