using System.Text.Json;
using Consistency.Findings.Rules;

namespace Consistency.Findings;

/// <content>The review of rules.</content>
internal sealed partial class ReportJsonConverter
{
    /// <summary>Writes a review of rules.</summary>
    public static void Write(Utf8JsonWriter writer, RuleReview review)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rules", review.RuleCount);
        writer.WriteBoolean("complete", review.IsComplete);
        WriteArray(writer, "findings", review.Findings, static (w, f) =>
        {
            w.WriteString("kind", NameOf(f.Kind));
            w.WriteString("severity", NameOf(f.Severity));
            w.WriteString("message", f.Message);
            w.WriteString("hint", f.Hint);
            w.WriteString("witness", f.Witness);
            WriteArray(w, "statements", f.Statements, static (inner, s) =>
            {
                WriteStatement(inner, s);
                WritePlace(inner, s.Span);
            });
        });
        writer.WriteBoolean("moreFindings", review.HasMoreFindings);
        WriteArray(writer, "diagnostics", review.Diagnostics, WriteDiagnostic);
        writer.WriteEndObject();
    }
}
