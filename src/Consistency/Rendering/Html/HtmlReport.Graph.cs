using System.Buffers;
using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering.Svg;

namespace Consistency.Rendering.Html;

/// <content>The data of the graph; the script draws it.</content>
internal sealed partial class HtmlReport
{
    // More than this no picture shows.
    private const int MostConflictsDrawn = 300;
    private const int LongestLabel = 40;
    private const int LongestTitle = 300;

    private bool HasGraph => _report.Violations.Length > 0;

    private void WriteGraph()
    {
        if (!HasGraph)
        {
            return;
        }

        int drawn = Math.Min(_report.Violations.Length, MostConflictsDrawn);
        OpenSection("picture", "Graph");
        string all = drawn < _report.Violations.Length ? $"The first {drawn} conflicts" : "The conflicts";
        _html.Element("p", $"{all} (squares) and the statements (circles) that take part in them.").Line();
        _html.Open("div", ("id", "graph"), ("hidden", "hidden")).Close().Line();
        _html.Open("script", ("type", "application/json"), ("id", "graph-data")).Own(GraphData(drawn)).Close().Line();
        _html.Open("div", ("class", "still")).Own(SvgReport.ForPage(_report)).Close().Line();
        _html.Close().Line();
    }

    // The encoder of JSON escapes every sign that could end the script element.
    private string GraphData(int drawn)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("nodes");
            HashSet<int> written = [];
            for (int i = 0; i < drawn; i++)
            {
                Violation violation = _report.Violations[i];
                WriteNode(writer, $"c{i + 1}", "conflict", Number(i + 1), $"Conflict {i + 1}: {violation.Kind}", ConflictId(i + 1));
                foreach (Statement statement in violation.Statements)
                {
                    int number = _numbers[statement];
                    if (written.Add(number))
                    {
                        string kind = _verdicts.TryGetValue(statement, out ClaimVerdict? verdict) ? Lower(verdict.Outcome) : "certain";
                        string title = $"[{statement.Id}] {Shortened(statement.Text, LongestTitle)} ({kind})";
                        WriteNode(writer, $"s{number}", kind, Shortened(statement.Text, LongestLabel), title, TargetOf(statement)?[1..] ?? ConflictId(i + 1));
                    }
                }
            }

            writer.WriteEndArray();
            writer.WriteStartArray("links");
            for (int i = 0; i < drawn; i++)
            {
                foreach (Statement statement in _report.Violations[i].Statements)
                {
                    writer.WriteStartObject();
                    writer.WriteString("source", $"s{_numbers[statement]}");
                    writer.WriteString("target", $"c{i + 1}");
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteNode(Utf8JsonWriter writer, string id, string kind, string label, string title, string target)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("kind", kind);
        writer.WriteString("label", VisibleText.Of(label));
        writer.WriteString("title", VisibleText.Of(title));
        writer.WriteString("href", target);
        writer.WriteEndObject();
    }
}
