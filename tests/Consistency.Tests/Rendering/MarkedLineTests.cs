using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Tests.Rendering;

/// <summary>The place of a mistake is marked in its line.</summary>
public class MarkedLineTests
{
    [Theory]
    [InlineData("Tweety is a bird.\nEvery thing big is red.", "Every thing big is red.", "            ^^^")]
    [InlineData("claim p @ 1.5", "claim p @ 1.5", "          ^^^")]
    [InlineData("  [c1] p.\n\t[c1] q.", "[c1] q.", " ^^")]
    [InlineData("p(a) @ 0.9\n花子(a) @ 7", "花子(a) @ 7", "          ^")]
    public void Of_Mistake_HasCaretsUnderIt(string text, string line, string marks)
    {
        MarkedLine marked = Assert.IsType<MarkedLine>(MarkedLine.Of(Mistake(text)));

        Assert.Equal((line, marks), (marked.Line, marked.Marks));
    }

    [Fact]
    public void Of_MistakeFarIntoALongLine_ShowsWhatStandsAroundIt()
    {
        string text = string.Join(' ', Enumerable.Range(0, 60).Select(static i => $"Tweety{i} is a bird.")) + " Every thing big is red. Sam is a bird.";
        MarkedLine marked = Assert.IsType<MarkedLine>(MarkedLine.Of(Mistake(text)));

        Assert.StartsWith("… ", marked.Line, StringComparison.Ordinal);
        Assert.True(marked.Line.Length <= 74);
        Assert.Equal("big", marked.Line[marked.Marks.IndexOf('^', StringComparison.Ordinal)..][..3]);
    }

    [Fact]
    public void ToText_UnreadSentences_SaysTheAdviceOnce()
    {
        string text = Report("Every thing big is red.\nEvery thing small is blue.").ToText();

        Assert.Contains("  Every thing big is red.\n              ^^^\n", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), static l => l.StartsWith("  hint: ", StringComparison.Ordinal));
    }

    private static Diagnostic Mistake(string text) => Report(text).Diagnostics.First(static d => d.Severity != DiagnosticSeverity.Information);

    private static ConsistencyReport Report(string text) => new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken);
}
