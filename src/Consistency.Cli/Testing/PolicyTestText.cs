using System.Globalization;
using Consistency.Claims;
using Consistency.Rendering;

namespace Consistency.Cli.Testing;

/// <summary>Says in lines of styled text what came of tests: each test, what was expected and came instead, and the rules without a test.</summary>
internal sealed class PolicyTestText
{
    private readonly List<IReadOnlyList<StyledSegment>> _lines = [];

    private PolicyTestText()
    {
    }

    /// <summary>Gives the lines.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> Of(PolicyTestRun run)
    {
        PolicyTestText text = new();
        text.AddDiagnostics(run.Errors, string.Empty);
        foreach (PolicyTestResult result in run.Results)
        {
            text.Add(result);
        }

        text.AddSummary(run);
        return text._lines;
    }

    /// <summary>Gives the lines about one test, as plain text.</summary>
    public static IEnumerable<string> LinesOf(PolicyTestResult result)
    {
        PolicyTestText text = new();
        text.Add(result);
        return text._lines.Select(static line => string.Concat(line.Select(static s => s.Text)));
    }

    private void Add(PolicyTestResult result)
    {
        (string word, TextStyle style) = result.Outcome switch
        {
            TestOutcome.Passed => ("ok       ", TextStyle.Good),
            TestOutcome.Failed => ("FAILED   ", TextStyle.Bad),
            _ => ("UNKNOWN  ", TextStyle.Warning),
        };
        Add((word, style), (result.Test.Name, TextStyle.Plain), result.Outcome == TestOutcome.Passed ? default : ("  " + result.Test.Place, TextStyle.Muted));
        AddDiagnostics(result.Errors, "  ");
        foreach (ExpectationResult expectation in result.Expectations.Where(static e => e.Outcome != TestOutcome.Passed))
        {
            Add(("  expected  ", TextStyle.Heading), (expectation.Expectation.Words, TextStyle.Plain), ("  " + expectation.Expectation.Place, TextStyle.Muted));
            Add(("  came      ", TextStyle.Heading), (expectation.Came, TextStyle.Plain));
            if (expectation.Answer is { } answer)
            {
                AddAll(ReportLines.OfReasons(result.Report!, answer), "  ");
            }
        }

        if (result is { Outcome: TestOutcome.Failed, Report: { } report })
        {
            AddAll(ReportLines.OfConflicts(report), "  ");
            Diagnostic[] remarks = [.. report.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Warning)];
            AddDiagnostics(remarks, "  ");
        }

        if (result.Outcome != TestOutcome.Passed)
        {
            Add();
        }
    }

    private void AddSummary(PolicyTestRun run)
    {
        if (_lines is [.., { Count: > 0 }])
        {
            Add();
        }

        int failed = run.Count(TestOutcome.Failed);
        int undecided = run.Count(TestOutcome.Undecided);
        Add(
            ($"{Number(run.Results.Length, "test")}: {run.Count(TestOutcome.Passed)} passed", failed + undecided == 0 && run.Results.Length > 0 ? TextStyle.Good : TextStyle.Plain),
            failed == 0 ? default : ($", {failed} failed", TextStyle.Bad),
            undecided == 0 ? default : ($", {undecided} not decided or not read", TextStyle.Warning),
            (".", TextStyle.Plain));
        if (run.Coverage is not { Rules.IsEmpty: false } coverage)
        {
            return;
        }

        Add((
            $"{Number(coverage.Rules.Length, "rule")}: {coverage.Rules.Length - coverage.Unexercised.Length} exercised by a test ({coverage.Percent.ToString("0.#", CultureInfo.InvariantCulture)} %).",
            coverage.Unexercised.IsEmpty ? TextStyle.Good : TextStyle.Plain));
        AddRules("no test exercises  ", coverage.Unexercised);
        AddRules("no test misses     ", coverage.MissedByNone);
    }

    private void AddRules(string label, IReadOnlyList<Statement> rules)
    {
        foreach (Statement rule in rules)
        {
            Add(
                ("  " + label, TextStyle.Warning),
                (rule.Span.IsNone ? string.Empty : rule.Span + "  ", TextStyle.Muted),
                ($"[{rule.Id}] ", TextStyle.Muted),
                (rule.Text, TextStyle.Plain));
        }
    }

    private void AddDiagnostics(IReadOnlyCollection<Diagnostic> diagnostics, string indent) =>
        AddAll([.. ReportLines.OfDiagnostics(diagnostics).Skip(1)], indent);

    private void AddAll(IReadOnlyList<IReadOnlyList<StyledSegment>> lines, string indent) =>
        _lines.AddRange(lines.Select(line => line.Count == 0 || indent.Length == 0 ? line : [new StyledSegment(indent + line[0].Text, line[0].Style), .. line.Skip(1)]));

    private void Add(params (string? Text, TextStyle Style)[] segments) =>
        _lines.Add([.. segments.Where(static s => !string.IsNullOrEmpty(s.Text)).Select(static s => new StyledSegment(VisibleText.Of(s.Text!), s.Style))]);

    private static string Number(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count.ToString(CultureInfo.InvariantCulture)} {noun}s";
}
