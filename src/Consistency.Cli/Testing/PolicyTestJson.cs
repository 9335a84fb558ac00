using System.Text;
using System.Text.Json;
using Consistency.Claims;

namespace Consistency.Cli.Testing;

/// <summary>Writes as JSON what came of tests.</summary>
internal static class PolicyTestJson
{
    /// <summary>Gives the document, with a line end.</summary>
    public static string Of(PolicyTestRun run)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("passed", run.Count(TestOutcome.Passed));
            json.WriteNumber("failed", run.Count(TestOutcome.Failed));
            json.WriteNumber("undecided", run.Count(TestOutcome.Undecided));
            json.WriteStartArray("tests");
            foreach (PolicyTestResult result in run.Results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WritePropertyName("coverage");
            Write(json, run.Coverage);
            Write(json, "errors", run.Errors);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, PolicyTestResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Test.Name);
        WritePlace(json, result.Test.Place);
        json.WriteString("outcome", Word(result.Outcome));
        json.WriteStartArray("expectations");
        foreach (ExpectationResult expectation in result.Expectations)
        {
            json.WriteStartObject();
            json.WriteString("expected", expectation.Expectation.Words);
            WritePlace(json, expectation.Expectation.Place);
            json.WriteString("outcome", Word(expectation.Outcome));
            if (expectation.Outcome == TestOutcome.Passed)
            {
                json.WriteNull("came");
            }
            else
            {
                json.WriteString("came", expectation.Came);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "restsOn", [.. result.Exercised.DistinctBy(static s => s.Id)]);
        Write(json, "errors", result.Errors);
        json.WritePropertyName("report");
        if (result is { Report: { } report, Outcome: not TestOutcome.Passed })
        {
            json.WriteRawValue(report.ToJson());
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleCoverage? coverage)
    {
        if (coverage is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("rules", coverage.Rules.Length);
        json.WriteNumber("exercised", coverage.Rules.Length - coverage.Unexercised.Length);
        Write(json, "unexercised", coverage.Unexercised);
        Write(json, "missedByNone", coverage.MissedByNone);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyCollection<Statement> statements)
    {
        json.WriteStartArray(name);
        foreach (Statement statement in statements)
        {
            json.WriteStartObject();
            json.WriteString("id", statement.Id);
            json.WriteString("text", statement.Text);
            WritePlace(json, statement.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        json.WriteStartArray(name);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Id);
            json.WriteString("message", diagnostic.Message);
            json.WriteString("hint", diagnostic.Hint);
            WritePlace(json, diagnostic.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceSpan place)
    {
        if (!place.IsNone)
        {
            json.WriteString("file", place.File);
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
        }
    }

    private static string Word(TestOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
