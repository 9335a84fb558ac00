using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Consistency.Findings;

namespace Consistency.Tests.Rendering;

/// <summary>Finds the formatters of a report as a notebook kernel does: by names alone.</summary>
public class NotebookFormatterTests
{
    [Fact]
    public void Report_InANotebook_ShowsItsPage()
    {
        ConsistencyReport report = new ConsistencyChecker().Check("Tweety can fly. Tweety cannot fly. @ 0.6", TestContext.Current.CancellationToken);

        Dictionary<string, string> shown = [];
        foreach (object formatter in FormattersOf(report, out string[] preferred))
        {
            using StringWriter writer = new();
            Assert.True((bool)Method(formatter, "Format", [typeof(object), typeof(TextWriter)]).Invoke(formatter, [report, writer])!);
            shown.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
            Assert.Equal("text/html", Assert.Single(preferred));
        }

        Match frame = Regex.Match(shown["text/html"], "^<iframe title=\"[^\"]+\" sandbox=\"allow-scripts\" srcdoc=\"([^\"]*)\" style=\"[^\"]*\"></iframe>$");
        Assert.True(frame.Success);
        Assert.Equal(report.ToHtml(), WebUtility.HtmlDecode(frame.Groups[1].Value));
        Assert.Equal(report.ToText(), shown["text/plain"]);
        Assert.Equal(2, shown.Count);
    }

    [Fact]
    public void Formatter_OfSomethingElse_LeavesItToOthers()
    {
        ConsistencyReport report = new ConsistencyChecker().Check("p", TestContext.Current.CancellationToken);
        foreach (object formatter in FormattersOf(report, out _))
        {
            using StringWriter writer = new();

            Assert.False((bool)Method(formatter, "Format", [typeof(object), typeof(TextWriter)]).Invoke(formatter, ["no report", writer])!);
            Assert.Empty(writer.ToString());
        }
    }

    private static List<object> FormattersOf(object shown, out string[] preferred)
    {
        object attribute = Assert.Single(shown.GetType().GetCustomAttributes(inherit: true), static a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Type type = attribute.GetType();
        preferred = (string[])type.GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        object source = Activator.CreateInstance((Type)type.GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        return [.. ((IEnumerable)Method(source, "CreateTypeFormatters", []).Invoke(source, [])!).Cast<object>()];
    }

    private static MethodInfo Method(object of, string name, Type[] parameters) => of.GetType().GetMethod(name, parameters)!;
}
