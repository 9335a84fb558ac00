using System.Text.Json;

namespace Consistency.Findings;

/// <content>What differs between two reports.</content>
internal sealed partial class ReportJsonConverter
{
    /// <summary>Writes a comparison as an object of its own.</summary>
    public static void Write(Utf8JsonWriter writer, ReportComparison comparison)
    {
        writer.WriteStartObject();
        WriteComparison(writer, comparison);
        writer.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter writer, ReportComparison comparison)
    {
        writer.WriteBoolean("same", comparison.IsSame);
        writer.WriteBoolean("complete", comparison.IsComplete);
        WriteSummary(writer, "before", comparison.Before);
        WriteSummary(writer, "after", comparison.After);
        WriteArray(writer, "ended", comparison.Ended, WriteConflict);
        WriteArray(writer, "new", comparison.New, WriteConflict);
        writer.WriteNumber("remaining", comparison.Remaining.Length);
        WriteArray(writer, "answers", comparison.Answers, static (w, change) =>
        {
            WriteStatement(w, change.Question);
            w.WriteString("before", NameOf(change.Before));
            w.WriteString("after", NameOf(change.After));
        });
        WriteArray(writer, "claims", comparison.Claims, static (w, change) =>
        {
            WriteStatement(w, change.Statement);
            w.WriteString("before", NameOf(change.Before));
            w.WriteString("after", NameOf(change.After));
        });
    }

    private static void WriteSummary(Utf8JsonWriter writer, string name, ConsistencyReport report)
    {
        writer.WriteStartObject(name);
        writer.WriteString("verdict", NameOf(report.Verdict));
        writer.WriteBoolean("complete", report.IsComplete);
        WriteNumber(writer, "cost", report.Cost);
        writer.WriteString("optimum", NameOf(report.Optimum));
        WriteNumber(writer, "lower", report.LowerBound);
        WriteNumber(writer, "upper", report.UpperBound);
        writer.WriteNumber("violations", report.Violations.Length);
        writer.WriteBoolean("moreViolations", report.HasMoreViolations);
        writer.WriteEndObject();
    }

    private static void WriteConflict(Utf8JsonWriter writer, Violation violation)
    {
        writer.WriteString("kind", NameOf(violation.Kind));
        WriteArray(writer, "statements", violation.Statements, static (w, s) =>
        {
            WriteStatement(w, s);
            WritePlace(w, s.Span);
        });
        WriteStrings(writer, "explanation", violation.Explanation);
    }

    private static string? NameOf<T>(T? value)
        where T : struct, Enum => value is { } given ? NameOf(given) : null;
}
