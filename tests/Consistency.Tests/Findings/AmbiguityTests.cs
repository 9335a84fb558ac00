using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>Sentences with two readings.</summary>
public class AmbiguityTests
{
    private static ConsistencyReport Check(string text, AmbiguityChoice choice = AmbiguityChoice.Compare) =>
        new ConsistencyChecker(new ConsistencyOptions { Ambiguity = choice }).Check(text, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("Rex is not red and big. Rex is big.", "the statements contradict each other")]
    [InlineData("Every bird is not red. Tweety is a bird. Tweety is red.", "the statements can all be true together")]
    [InlineData("Rex is red or big and round. Rex is not round. Rex is red.", "the statements contradict each other")]
    [InlineData("Alice and Bob are married. Alice is not married to Bob.", "the statements contradict each other")]
    [InlineData("Rex is not red or big. Rex is big.", "the statements contradict each other")]
    [InlineData("Rex is not red and big.\nIs Rex big?", "the answer to 'Is Rex big?' is False instead of True")]
    public void Check_OtherReadingChangesTheResult_AsksWhichIsMeant(string text, string difference)
    {
        Diagnostic asked = Assert.Single(Check(text).Diagnostics);

        Assert.Equal("CON0203", asked.Id);
        Assert.Contains(difference, asked.Message, StringComparison.Ordinal);
        Assert.EndsWith("Which is meant?", asked.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rex is not red and big. Tom is red.")]
    [InlineData("Every bird is not red. Rex is red.")]
    [InlineData("Rex is not red but big. Rex is big.")]
    [InlineData("Birds are not red. Tweety is a bird. Rex is big.")]
    public void Check_SameResultInEveryReading_SaysNothing(string text) => Assert.Empty(Check(text).Diagnostics);

    [Theory]
    [InlineData(AmbiguityChoice.First, Verdict.Consistent)]
    [InlineData(AmbiguityChoice.Second, Verdict.Inconsistent)]
    public void Check_ReadingIsChosen_ReadsItSoWithoutAsking(AmbiguityChoice choice, Verdict verdict)
    {
        ConsistencyReport report = Check("Rex is not red and big. Rex is big.", choice);

        Assert.Equal(verdict, report.Verdict);
        Assert.Empty(report.Diagnostics);
    }

    [Fact]
    public void Check_OnlyTwoOtherReadingsTogetherChangeTheResult_AsksOnce()
    {
        ConsistencyReport report = Check("Every bird is not red. Every fish is not red. Tweety is a bird. Tweety is a fish. Tweety is red.");

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Contains("and that of 1 more", Assert.Single(report.Diagnostics, static d => d.Id == "CON0203").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MoreReadingsThanAreCompared_SaysSo()
    {
        string text = string.Concat(Enumerable.Range(1, 40).Select(static i => $"Rex{i} is not red and big.\n"));

        Assert.Contains(Check(text.Replace("Rex1 ", "Rex ", StringComparison.Ordinal)).Diagnostics, static d => d.Id == "CON0204");
    }
}
