using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Cli.Batch;

/// <summary>Checks documents and writes their results, one line each.</summary>
/// <remarks>Thread-safe; what comes out depends on the document and the options alone.</remarks>
internal sealed class BatchWorker(ConsistencyChecker checker, BatchShared? shared, bool withReport)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ClaimParser _parser = new();

    /// <summary>Checks a block of documents.</summary>
    /// <param name="lines">Their lines.</param>
    /// <param name="cancellationToken">Ends the checking.</param>
    public BatchResult Check(IReadOnlyList<BatchLine> lines, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new(lines.Count * 256);
        using Utf8JsonWriter writer = new(buffer, Compact);
        BatchOutcome[] outcomes = new BatchOutcome[lines.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Check(lines[i], writer, cancellationToken);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }

        return new BatchResult(buffer.WrittenMemory, outcomes);
    }

    private BatchOutcome Check(BatchLine line, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        using BatchDocument document = BatchDocument.Read(line, shared, _parser, cancellationToken);
        writer.WriteStartObject();
        if (document.Id is { } id)
        {
            writer.WritePropertyName("id");
            id.WriteTo(writer);
        }
        else
        {
            writer.WriteNull("id");
        }

        writer.WriteNumber("line", line.Number);
        if (document.Claims is not { } claims)
        {
            WriteError(writer, document.Problem!, document.Column);
            return BatchOutcome.Error;
        }

        try
        {
            ConsistencyReport report = checker.Check(claims, cancellationToken);
            if (report is { Verdict: Verdict.Inconsistent, Optimum: OptimumStatus.Proved, UpperBound: null } && document.ClaimsWithAllShared is { } all)
            {
                // What is certain contradicts itself: now everything follows that hangs together with it.
                report = checker.Check(all, cancellationToken);
            }

            WriteReport(writer, report);
            return report.Verdict switch
            {
                Verdict.Inconsistent => BatchOutcome.Inconsistent,
                Verdict.Consistent when report.IsComplete => BatchOutcome.Consistent,
                _ => BatchOutcome.Undecided,
            };
        }
#pragma warning disable CA1031 // One document must not end the batch, and whatever went wrong must not come out as a verdict.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            WriteError(writer, $"Internal error: {e.GetType().Name}: {e.Message}", null);
            return BatchOutcome.Error;
        }
    }

    private static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void WriteError(Utf8JsonWriter writer, string problem, int? column)
    {
        writer.WriteStartObject("error");
        writer.WriteString("message", problem);
        if (column is { } place)
        {
            writer.WriteNumber("column", place);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteReport(Utf8JsonWriter writer, ConsistencyReport report)
    {
        if (withReport)
        {
            writer.WritePropertyName("report");
            writer.WriteRawValue(report.ToJson(indented: false));
            writer.WriteEndObject();
            return;
        }

        writer.WriteString("verdict", NameOf(report.Verdict));
        writer.WriteBoolean("complete", report.IsComplete);
        if (report.Cost is { } cost)
        {
            writer.WriteNumber("cost", cost);
        }
        else
        {
            writer.WriteNull("cost");
        }

        writer.WriteStartArray("conflicts");
        foreach (Violation violation in report.Violations)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", NameOf(violation.Kind));
            writer.WriteStartArray("statements");
            foreach (Statement statement in violation.Statements)
            {
                writer.WriteStringValue(statement.Id);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("moreConflicts", report.HasMoreViolations);
        writer.WriteStartArray("repair");
        foreach (RepairChange change in report.Repair?.Changes ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("id", change.Statement.Id);
            writer.WriteString("change", NameOf(change.Change));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (!report.Answers.IsEmpty)
        {
            writer.WriteStartObject("answers");
            foreach (Answer answer in report.Answers)
            {
                writer.WriteString(answer.Question.Id, NameOf(answer.Verdict));
            }

            writer.WriteEndObject();
        }

        int unread = report.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        if (unread > 0)
        {
            writer.WriteNumber("errors", unread);
        }

        writer.WriteEndObject();
    }
}
