using System.Globalization;
using System.Text;
using System.Xml;
using Consistency.Claims;
using Consistency.Rendering;

namespace Consistency.Cli.Testing;

/// <summary>Writes as JUnit XML, for build servers, what came of tests: a suite for each file, a case for each test.</summary>
internal static class PolicyTestJUnit
{
    /// <summary>Gives the document.</summary>
    public static string Of(PolicyTestRun run)
    {
        using MemoryStream buffer = new();
        using (XmlWriter xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, run.Results, run.Errors.Length);
            foreach (IGrouping<string, PolicyTestResult> file in run.Results.GroupBy(static r => r.File))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", VisibleText.Of(file.Key));
                WriteCounts(xml, [.. file], 0);
                foreach (PolicyTestResult result in file)
                {
                    Write(xml, result);
                }

                xml.WriteEndElement();
            }

            // What is wrong with a file as a whole must not look like a suite without failures.
            if (!run.Errors.IsEmpty)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", "consistency");
                WriteCounts(xml, [], run.Errors.Length);
                foreach (Diagnostic error in run.Errors)
                {
                    WriteCase(xml, error.Span.File ?? "consistency", error.Id);
                    WriteProblem(xml, "error", error.Message, error.Id, [error.ToString(), .. error.Hint is { } hint ? [hint] : Array.Empty<string>()]);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(XmlWriter xml, PolicyTestResult result)
    {
        WriteCase(xml, result.File, result.Test.Name);
        if (result.Outcome != TestOutcome.Passed)
        {
            ExpectationResult? first = result.Expectations.FirstOrDefault(static e => e.Outcome != TestOutcome.Passed);
            WriteProblem(
                xml,
                result.Outcome == TestOutcome.Failed ? "failure" : "error",
                first is null ? result.Errors.FirstOrDefault()?.Message ?? "It was not run." : $"expected {first.Expectation.Words}; came {first.Came}",
                first is null ? result.Errors.FirstOrDefault()?.Id ?? "error" : first.Expectation.GetType().Name,
                PolicyTestText.LinesOf(result));
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string file, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", VisibleText.Of(file));
        xml.WriteAttributeString("name", VisibleText.Of(name));
    }

    private static void WriteProblem(XmlWriter xml, string element, string message, string type, IEnumerable<string> details)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", VisibleText.Of(message));
        xml.WriteAttributeString("type", type);
        xml.WriteString(string.Join('\n', details.Select(VisibleText.Of)));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<PolicyTestResult> results, int others)
    {
        Write("tests", results.Count + others);
        Write("failures", results.Count(static r => r.Outcome == TestOutcome.Failed));
        Write("errors", results.Count(static r => r.Outcome == TestOutcome.Undecided) + others);

        void Write(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }
}
