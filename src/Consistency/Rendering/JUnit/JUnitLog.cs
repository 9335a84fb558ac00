using System.Globalization;
using System.Xml;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.JUnit;

/// <summary>Writes a report as JUnit XML, for build servers: every claim and question is a test case.</summary>
/// <remarks>
/// A claim that the repair changes has failed, with the conflicts it is part of; a conflict of certain statements alone fails
/// as a case of its own. What could not be read or decided is an error. Skipped is what the check abstains from: a question without
/// an answer, a sentence whose readings differ in the result, sources that disagree. So a
/// log without a failure and an error is one of consistent statements, and an empty one is an error.
/// </remarks>
internal sealed class JUnitLog
{
    private readonly XmlWriter _xml;
    private readonly ConsistencyReport _report;

    private JUnitLog(XmlWriter xml, ConsistencyReport report)
    {
        _xml = xml;
        _report = report;
    }

    private enum Outcome
    {
        Passed,
        Failed,
        Error,
        Skipped,
    }

    /// <summary>Writes a report.</summary>
    public static void Write(XmlWriter writer, ConsistencyReport report) => new JUnitLog(writer, report).Write();

    private void Write()
    {
        List<TestCase> cases = [.. Cases()];
        _xml.WriteStartDocument();
        _xml.WriteStartElement("testsuites");
        WriteCounts(cases);
        _xml.WriteStartElement("testsuite");
        WriteCounts(cases);
        foreach (TestCase test in cases)
        {
            _xml.WriteStartElement("testcase");
            WriteAttribute("classname", test.Place.File ?? "consistency");
            WriteAttribute("name", test.Name);
            if (test.Outcome != Outcome.Passed)
            {
                _xml.WriteStartElement(test.Outcome switch
                {
                    Outcome.Failed => "failure",
                    Outcome.Error => "error",
                    _ => "skipped",
                });
                WriteAttribute("message", test.Message);
                if (test.Outcome != Outcome.Skipped)
                {
                    WriteAttribute("type", test.Type);
                    _xml.WriteString(string.Join('\n', test.Details.Select(VisibleText.Of)));
                }

                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
    }

    private void WriteCounts(List<TestCase> cases)
    {
        WriteAttribute("name", "consistency");
        WriteAttribute("tests", Count(cases.Count));
        WriteAttribute("failures", Count(cases.Count(static c => c.Outcome == Outcome.Failed)));
        WriteAttribute("errors", Count(cases.Count(static c => c.Outcome == Outcome.Error)));
        WriteAttribute("skipped", Count(cases.Count(static c => c.Outcome == Outcome.Skipped)));
    }

    private IEnumerable<TestCase> Cases()
    {
        HashSet<Violation> attached = [];
        foreach (ClaimVerdict claim in _report.Claims)
        {
            Violation[] conflicts = claim.Outcome is ClaimOutcome.Refuted or ClaimOutcome.Withdrawn
                ? [.. _report.Violations.Where(v => v.Statements.Contains(claim.Statement))]
                : [];
            attached.UnionWith(conflicts);
            yield return OfClaim(claim, conflicts);
        }

        int number = 0;
        foreach (Violation violation in _report.Violations)
        {
            number++;
            if (!attached.Contains(violation))
            {
                yield return new TestCase(
                    $"conflict {Count(number)}", violation.Statements[0].Span, Outcome.Failed,
                    $"These statements cannot all be true: {string.Join("; ", violation.Statements.Select(static s => s.Text))}",
                    violation.Kind.ToString(), [.. Lines(violation)]);
            }
        }

        number = 0;
        foreach (Disagreement disagreement in _report.Disagreements)
        {
            // Whom to believe is not for the check to say; a failure is it only where that is all that fails.
            number++;
            bool isFailure = _report.Verdict == Verdict.Inconsistent && _report.Violations.IsEmpty;
            yield return new TestCase(
                $"disagreement {Count(number)}", disagreement.Statements[0].Span, isFailure ? Outcome.Failed : Outcome.Skipped,
                $"Not everybody can be right: {string.Join("; ", disagreement.Speakers)}", "Disagreement",
                [.. Lines(disagreement.Statements), .. disagreement.Explanation]);
        }

        foreach (Answer answer in _report.Answers)
        {
            Outcome outcome = answer.Verdict switch
            {
                AnswerVerdict.Unknown => Outcome.Skipped,
                AnswerVerdict.Undecided => Outcome.Error,
                _ => Outcome.Passed,
            };
            yield return new TestCase(Name(answer.Question), answer.Question.Span, outcome, answer.Verdict.ToString(), "Undecided", []);
        }

        foreach (Diagnostic question in _report.Diagnostics.Where(static d => d.Id == CheckDiagnostics.ReadingMattersId))
        {
            yield return new TestCase(
                $"reading, line {Count(question.Span.Line)}, column {Count(question.Span.Column)}", question.Span, Outcome.Skipped, question.Message, question.Id, []);
        }

        foreach (Diagnostic error in _report.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))
        {
            yield return new TestCase(
                $"line {Count(error.Span.Line)}, column {Count(error.Span.Column)}", error.Span, Outcome.Error,
                error.Message, error.Id, error.Hint is { } hint ? [error.ToString(), hint] : [error.ToString()]);
        }

        if (_report.Verdict is Verdict.Undecided or Verdict.NothingToCheck || _report.HasMoreViolations)
        {
            string message = _report.Verdict switch
            {
                Verdict.NothingToCheck => "There is no claim, fact, rule or question.",
                Verdict.Inconsistent => "There are more conflicts than were listed.",
                _ => "It was not found out whether all statements can be true together.",
            };
            yield return new TestCase(
                "check", default, Outcome.Error, message, _report.Verdict.ToString(),
                [.. _report.Diagnostics.Where(static d => d.Severity != DiagnosticSeverity.Error).Select(static d => d.ToString())]);
        }
        else if (_report.Verdict == Verdict.Consistent)
        {
            yield return new TestCase("check", default, Outcome.Passed, string.Empty, string.Empty, []);
        }
    }

    private static TestCase OfClaim(ClaimVerdict claim, Violation[] conflicts)
    {
        (Outcome outcome, string message) = claim.Outcome switch
        {
            ClaimOutcome.Kept => (Outcome.Passed, string.Empty),
            ClaimOutcome.Refuted => (Outcome.Failed, $"Refuted: {claim.Statement.Text}"),
            ClaimOutcome.Withdrawn => (Outcome.Failed, $"Withdrawn: {claim.Statement.Text}"),
            _ => (Outcome.Skipped, "Undecided"),
        };
        string type = conflicts.Length > 0 ? conflicts[0].Kind.ToString() : claim.Outcome.ToString();
        return new TestCase(Name(claim.Statement), claim.Statement.Span, outcome, message, type, [.. conflicts.SelectMany(Lines)]);
    }

    private static IEnumerable<string> Lines(Violation violation) => Lines(violation.Statements).Concat(violation.Explanation);

    private static IEnumerable<string> Lines(IEnumerable<Statement> statements) =>
        statements.Select(static s => $"{(s.Span.IsNone ? string.Empty : s.Span + ": ")}[{s.Id}] {s.Text}");

    private static string Name(Statement statement) => $"[{statement.Id}] {statement.Text}";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private void WriteAttribute(string name, string value) => _xml.WriteAttributeString(name, VisibleText.Of(value));

    private sealed record TestCase(
        string Name, SourceSpan Place, Outcome Outcome, string Message, string Type, IReadOnlyList<string> Details);
}
