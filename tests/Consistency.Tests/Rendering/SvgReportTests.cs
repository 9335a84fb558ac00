using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Rendering;

/// <summary>The still picture of the conflicts.</summary>
public class SvgReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ToSvg_Conflicts_DrawsEachWithItsStatements()
    {
        XElement picture = Draw("p @ 0.9\n!p @ 0.8\nq @ 0.9\n!q @ 0.8");

        Assert.Equal(2, picture.Elements(Svg + "text").Count(static t => t.Value.StartsWith("Conflict ", StringComparison.Ordinal)));
        Assert.Equal(4, picture.Elements(Svg + "path").Count());
        Assert.Equal(["✓ [s1] p", "✕ [s2] !p"], picture.Elements(Svg + "text").Select(static t => t.Value).Where(static t => t.EndsWith('p')).Order(StringComparer.Ordinal));
        Assert.All(picture.Elements(Svg + "path"), static l => Assert.DoesNotContain("NaN", l.Attribute("d")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("fact p\nfact !p")]
    [InlineData("flurb the of.")]
    public void ToSvg_AnyReport_IsWellFormedAndTheSameEveryTime(string text)
    {
        string picture = new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).ToSvg();

        XDocument.Parse(picture);
        Assert.Equal(picture, new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).ToSvg());
        Assert.DoesNotContain("<script", picture, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', picture);
    }

    [Fact]
    public void ToSvg_ManyConflicts_SaysThatSomeAreNotDrawn()
    {
        StringBuilder text = new();
        for (int i = 0; i < 60; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{i} @ 0.9\n!p{i} @ 0.8\n");
        }

        XElement picture = Draw(text.ToString());

        Assert.Equal(40, picture.Elements(Svg + "text").Count(static t => t.Value.StartsWith("Conflict ", StringComparison.Ordinal)));
        Assert.Equal("20 more conflicts are not drawn.", picture.Elements(Svg + "text").Last().Value);
    }

    [Fact]
    public void ToSvg_HostileText_StaysText()
    {
        Formula p = new Predicate("p", 0).Of();
        ConsistencyReport report = new ConsistencyChecker().Check(
            new ClaimSetBuilder().AddClaim(p, 0.9, text: "</text><script>alert(1)</script>\u202e").AddClaim(!p, 0.8, text: "\ud800\"'&").Build(),
            TestContext.Current.CancellationToken);

        XElement picture = XElement.Parse(report.ToSvg());

        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.Contains(picture.Elements(Svg + "text"), static t => t.Value.Contains("</text><script>alert(1)</script>\ufffd", StringComparison.Ordinal));
    }

    private static XElement Draw(string text) => XElement.Parse(new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).ToSvg());
}
