using System.Text.Json;
using System.Text.Json.Serialization;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Writes a report in its documented JSON form, by hand, so that trimming and ahead-of-time compilation keep working.</summary>
internal sealed partial class ReportJsonConverter : JsonConverter<ConsistencyReport>
{
    /// <inheritdoc/>
    public override ConsistencyReport Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A report can be written as JSON, not read: it is the result of a check.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConsistencyReport value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a report, and if given how it differs from an earlier one.</summary>
    public static void Write(Utf8JsonWriter writer, ConsistencyReport report, ReportComparison? comparison = null)
    {
        writer.WriteStartObject();
        writer.WriteString("verdict", NameOf(report.Verdict));
        writer.WriteBoolean("complete", report.IsComplete);
        WriteNumber(writer, "cost", report.Cost);
        writer.WriteString("optimum", NameOf(report.Optimum));
        WriteNumber(writer, "lower", report.LowerBound);
        WriteNumber(writer, "upper", report.UpperBound);
        WriteArray(writer, "violations", report.Violations, WriteViolation);
        writer.WriteBoolean("moreViolations", report.HasMoreViolations);
        WriteConflicts(writer, report);
        WriteArray(writer, "claims", report.Claims, WriteClaim);
        WriteArray(writer, "answers", report.Answers, WriteAnswer);
        WriteArray(writer, "disagreements", report.Disagreements, WriteDisagreement);
        WriteNumbers(writer, report);
        WriteArray(writer, "diagnostics", report.Diagnostics, WriteDiagnostic);
        if (comparison is not null)
        {
            writer.WriteStartObject("comparison");
            WriteComparison(writer, comparison);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteViolation(Utf8JsonWriter writer, Violation violation)
    {
        writer.WriteString("kind", NameOf(violation.Kind));
        WriteStrings(writer, "kinds", violation.Kinds.Select(NameOf));
        WriteArray(writer, "statements", violation.Statements, static (w, s) =>
        {
            WriteStatement(w, s);
            WritePlace(w, s.Span);
        });
        WriteSteps(writer, violation.Steps);
        WriteStrings(writer, "explanation", violation.Explanation);
        writer.WriteBoolean("minimal", violation.IsMinimal);
        WriteNumber(writer, "share", violation.Share);
    }

    private static void WriteClaim(Utf8JsonWriter writer, ClaimVerdict claim)
    {
        WriteStatement(writer, claim.Statement);
        writer.WriteString("outcome", NameOf(claim.Outcome));
        WriteNumber(writer, "weight", claim.Weight);
        WriteClaimNumbers(writer, claim);
    }

    private static void WriteAnswer(Utf8JsonWriter writer, Answer answer)
    {
        writer.WriteString("id", answer.Question.Id);
        writer.WriteString("question", answer.Question.Text);
        writer.WriteString("verdict", NameOf(answer.Verdict));
        writer.WriteBoolean("mentioned", answer.IsMentioned);
        WriteReasons(writer, answer);
    }

    private static void WriteDiagnostic(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        writer.WriteString("id", diagnostic.Id);
        writer.WriteString("severity", NameOf(diagnostic.Severity));
        writer.WriteString("message", diagnostic.Message);
        writer.WriteString("hint", diagnostic.Hint);
        WritePlace(writer, diagnostic.Span);
    }

    private static void WriteStatement(Utf8JsonWriter writer, Statement statement)
    {
        writer.WriteString("id", statement.Id);
        writer.WriteString("text", statement.Text);
        WriteAttribution(writer, statement.Attribution);
    }

    private static void WritePlace(Utf8JsonWriter writer, SourceSpan span)
    {
        writer.WriteString("file", span.File);
        foreach ((string name, int value) in (ReadOnlySpan<(string, int)>)
            [("line", span.Line), ("column", span.Column), ("endLine", span.EndLine), ("endColumn", span.EndColumn)])
        {
            if (span.IsNone)
            {
                writer.WriteNull(name);
            }
            else
            {
                writer.WriteNumber(name, value);
            }
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Normal(number));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    // 2.50 and 2.5 are one number; only one of them may ever be printed.
    private static decimal Normal(decimal value) => value / 1.000000000000000000000000000000000m;

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
