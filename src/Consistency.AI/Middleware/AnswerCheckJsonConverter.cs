using System.Text.Json;
using System.Text.Json.Serialization;
using Consistency.Findings;

namespace Consistency.AI.Middleware;

/// <summary>Writes a check, so that clients which store or log whole answers can take it along.</summary>
internal sealed class AnswerCheckJsonConverter : JsonConverter<AnswerCheck>
{
    public override AnswerCheck Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A check holds statements and proofs; it is made anew, not read back.");

    public override void Write(Utf8JsonWriter writer, AnswerCheck value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("outcome", value.Outcome.ToString());
        writer.WriteString("reason", value.Reason);
        writer.WriteNumber("revisions", value.Revisions);
        if (value.Report is { } report)
        {
            writer.WritePropertyName("report");
            writer.WriteRawValue(report.ToJson(indented: false));
        }

        writer.WriteEndObject();
    }
}
