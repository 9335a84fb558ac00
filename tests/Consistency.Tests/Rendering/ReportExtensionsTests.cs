using System.Text.Json;
using Consistency.Findings;

namespace Consistency.Tests.Rendering;

public class ReportExtensionsTests
{
    private const string Text = "fact No penguin can fly.\nTweety is a penguin @ 0.9.\nTweety can fly @ 0.6.\nCan Tweety fly?\nBob the.";

    [Fact]
    public void ToJson_AndTheSerializer_WriteTheSameDocument()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(Text, TestContext.Current.CancellationToken);

        using JsonDocument own = JsonDocument.Parse(report.ToJson());
        using JsonDocument serialized = JsonDocument.Parse(JsonSerializer.Serialize(report));
        Assert.True(JsonElement.DeepEquals(own.RootElement, serialized.RootElement));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<ConsistencyReport>(report.ToJson()));
    }

    [Fact]
    public void Check_SameInputTwiceAndInParallel_GivesTheSameBytes()
    {
        ConsistencyChecker checker = new();
        string expected = checker.Check(Text, TestContext.Current.CancellationToken).ToJson();

        Parallel.For(0, 50, _ => Assert.Equal(expected, checker.Check(Text).ToJson()));
    }

    [Fact]
    public void ToText_NoStatementOfAText_HasPlacesButNoFile()
    {
        string text = new ConsistencyChecker().Check(Text, TestContext.Current.CancellationToken).ToText();

        Assert.StartsWith("Inconsistent: 1 conflict. The cheapest repair costs 0.405465 (proved, and the only one).\n", text, StringComparison.Ordinal);
        Assert.Contains("\nIncomplete: 1 statement could not be read; this is about the others.\n", text, StringComparison.Ordinal);
        Assert.Contains("  False    Can Tweety fly?\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }
}
