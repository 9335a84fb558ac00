using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>Writes a report as a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0, 2020).</summary>
/// <remarks>The same report gives the same bytes: no time, no machine, no absolute place that the caller did not name.</remarks>
internal sealed class SarifLog
{
    // Every conflict carries every repair, as the format wants it; a log of hundreds of both would be mostly repetition.
    private const int MostDeletions = 10_000;

    // Of the file as it was read: a carriage return alone ends a line as well.
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private readonly Utf8JsonWriter _json;
    private readonly ConsistencyReport _report;
    private readonly SarifOptions _options;

    private SarifLog(Utf8JsonWriter json, ConsistencyReport report, SarifOptions options)
    {
        _json = json;
        _report = report;
        _options = options;
    }

    /// <summary>Writes a report.</summary>
    public static void Write(Utf8JsonWriter writer, ConsistencyReport report, SarifOptions options) => new SarifLog(writer, report, options).Write();

    /// <summary>Tells whether a remark is about the check itself rather than about the input.</summary>
    public static bool IsNotification(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("CON02", StringComparison.Ordinal) && diagnostic.Id is not (CheckDiagnostics.ReadingMattersId or CheckDiagnostics.SupersededId);

    private void Write()
    {
        SarifResult[] results = [.. SarifResults.Of(_report)];
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        WriteTool(results);
        WriteInvocation();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("newlineSequences");
        foreach (string end in LineEnds)
        {
            _json.WriteStringValue(end);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("results");
        IReadOnlyList<SarifFix> fixes = SarifFixes.Of(_report);
        int deletions = 0;
        HashSet<string> known = new(_options.Baseline?.Results.Select(static r => r.Key) ?? [], StringComparer.Ordinal);
        HashSet<string> present = new(StringComparer.Ordinal);
        foreach (SarifResult result in results)
        {
            string print = FingerprintOf(result);
            present.Add(print);
            bool isFixed = result.IsRepairable && deletions < MostDeletions;
            deletions += isFixed ? fixes.Sum(static f => f.Size) : 0;
            WriteResult(result, print, known.Contains(print), isFixed ? fixes : []);
        }

        foreach ((string print, JsonElement gone) in _options.Baseline?.Results ?? [])
        {
            if (present.Add(print))
            {
                WriteAbsent(gone);
            }
        }

        _json.WriteEndArray();
        _json.WriteStartObject("properties");
        _json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(_report.Verdict.ToString()));
        _json.WriteBoolean("complete", _report.IsComplete);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteTool(SarifResult[] results)
    {
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "Consistency");
        _json.WriteString("version", typeof(SarifLog).Assembly.GetName().Version!.ToString(3));
        _json.WriteStartArray("rules");
        IEnumerable<string> notified = _report.Diagnostics.Where(IsNotification).Select(static d => d.Id);
        foreach (string id in results.Select(static r => r.RuleId).Concat(notified).Distinct().Order(StringComparer.Ordinal))
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            if (SarifResults.Rules.TryGetValue(id, out string? description))
            {
                WriteText("shortDescription", description);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    // A run that could not decide has not succeeded, whatever it found: nobody may take its silence for consistency.
    private void WriteInvocation()
    {
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", _report.Verdict is Verdict.Consistent or Verdict.Inconsistent && !_report.Diagnostics.Any(IsNotification));
        _json.WriteStartArray("toolExecutionNotifications");
        foreach (Diagnostic diagnostic in _report.Diagnostics.Where(IsNotification))
        {
            _json.WriteStartObject();
            WriteText("message", diagnostic.Hint is { } hint ? $"{diagnostic.Message} {hint}" : diagnostic.Message);
            _json.WriteString("level", diagnostic.Severity == DiagnosticSeverity.Information ? "note" : "error");
            _json.WriteStartObject("descriptor");
            _json.WriteString("id", diagnostic.Id);
            _json.WriteEndObject();
            WriteLocations("locations", diagnostic.Span, null);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteResult(SarifResult result, string print, bool isKnown, IReadOnlyList<SarifFix> fixes)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", result.RuleId);
        _json.WriteString("kind", result.Kind);
        _json.WriteString("level", result.Level);
        WriteText("message", result.Message);
        WriteLocations("locations", result.Subject?.Span ?? result.Span, result.Subject);
        if (result.Related.Count > 0)
        {
            _json.WriteStartArray("relatedLocations");
            for (int i = 0; i < result.Related.Count; i++)
            {
                WriteLocation(result.Related[i].Span, result.Related[i], result.Related[i].Text, i + 1);
            }

            _json.WriteEndArray();
        }

        WriteProofs(result);
        WriteFixes(fixes);
        if (result.Rank is { } rank)
        {
            _json.WriteNumber("rank", rank);
        }

        _json.WriteStartObject("partialFingerprints");
        _json.WriteString(SarifBaseline.Fingerprint, print);
        _json.WriteEndObject();
        if (_options.Baseline is not null)
        {
            _json.WriteString("baselineState", isKnown ? "unchanged" : "new");
        }

        if (_options.Suppressions.TryGetValue(print, out string? reason))
        {
            _json.WriteStartArray("suppressions");
            _json.WriteStartObject();
            _json.WriteString("kind", "external");
            _json.WriteString("status", "accepted");
            if (reason is not null)
            {
                _json.WriteString("justification", reason);
            }

            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteAbsent(JsonElement result)
    {
        _json.WriteStartObject();
        foreach (JsonProperty property in result.EnumerateObject().Where(static p => p.Name != "baselineState"))
        {
            property.WriteTo(_json);
        }

        _json.WriteString("baselineState", "absent");
        _json.WriteEndObject();
    }

    private void WriteProofs(SarifResult result)
    {
        if (result.Proofs.Count == 0)
        {
            return;
        }

        _json.WriteStartArray("codeFlows");
        foreach (IReadOnlyList<SarifStep> proof in result.Proofs)
        {
            _json.WriteStartObject();
            _json.WriteStartArray("threadFlows");
            _json.WriteStartObject();
            _json.WriteStartArray("locations");
            foreach (SarifStep step in proof)
            {
                _json.WriteStartObject();
                _json.WritePropertyName("location");
                WriteLocation(step.Statement?.Span ?? default, step.Statement, step.Text, id: null);
                _json.WriteNumber("nestingLevel", step.Depth);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteFixes(IReadOnlyList<SarifFix> fixes)
    {
        if (fixes.Count == 0)
        {
            return;
        }

        _json.WriteStartArray("fixes");
        foreach (SarifFix fix in fixes)
        {
            _json.WriteStartObject();
            WriteText("description", fix.Description);
            _json.WriteStartArray("artifactChanges");
            foreach (IGrouping<string, SourceSpan> file in fix.Deletions)
            {
                _json.WriteStartObject();
                WriteArtifact(file.Key);
                _json.WriteStartArray("replacements");
                foreach (SourceSpan span in file)
                {
                    _json.WriteStartObject();
                    WriteRegion("deletedRegion", span.Line, span.Column, span.EndLine, span.EndColumn);
                    _json.WriteEndObject();
                }

                _json.WriteEndArray();
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteLocations(string name, SourceSpan span, Statement? statement)
    {
        if (span.IsNone && statement is null)
        {
            return;
        }

        _json.WriteStartArray(name);
        WriteLocation(span, statement, message: null, id: null);
        _json.WriteEndArray();
    }

    private void WriteLocation(SourceSpan span, Statement? statement, string? message, int? id)
    {
        _json.WriteStartObject();
        if (id is { } number)
        {
            _json.WriteNumber("id", number);
        }

        if (!span.IsNone && span.File is { } file)
        {
            _json.WriteStartObject("physicalLocation");
            WriteArtifact(file);
            WriteRegion("region", span.Line, span.Column, span.EndLine, span.EndColumn);
            _json.WriteEndObject();
        }

        if (statement is not null)
        {
            _json.WriteStartArray("logicalLocations");
            _json.WriteStartObject();
            _json.WriteString("name", VisibleText.Of(statement.Id));
            _json.WriteString("kind", statement.Kind.ToString().ToLowerInvariant());
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        if (message is not null)
        {
            WriteText("message", message);
        }

        _json.WriteEndObject();
    }

    private void WriteArtifact(string file)
    {
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", UriOf(file));
        _json.WriteEndObject();
    }

    private void WriteRegion(string name, int line, int column, int endLine, int endColumn)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("startLine", line);
        _json.WriteNumber("startColumn", column);
        _json.WriteNumber("endLine", endLine);
        _json.WriteNumber("endColumn", endColumn);
        _json.WriteEndObject();
    }

    // "[text](target)" in a message is a link (SARIF 3.11.6), which users' text must not be able to set.
    private void WriteText(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", VisibleText.Of(text).Replace("](", "] (", StringComparison.Ordinal));
        _json.WriteEndObject();
    }

    // A name as the caller gave it: relative stays relative. Everything that is no part of a plain name is escaped.
    private static string UriOf(string file)
    {
        string path = Path.DirectorySeparatorChar == '\\' ? file.Replace('\\', '/') : file;
        string escaped = string.Join('/', VisibleText.Of(path).Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(file) ? $"file://{(escaped.StartsWith('/') ? string.Empty : "/")}{escaped}" : escaped;
    }

    private static string FingerprintOf(SarifResult result) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{result.RuleId}\n{result.Identity}")))[..32].ToLowerInvariant();
}
