using Consistency.AI.Calls;

namespace Consistency.AI.Tests.Calls;

public class YesProbabilityTests
{
    [Fact]
    public void FromTokens_BothWords_InAnySpelling_AreAdded() =>
        Assert.Equal(0.75, YesProbability.FromTokens([("Yes", Math.Log(0.4)), (" yes", Math.Log(0.2)), ("no", Math.Log(0.15)), ("No.", Math.Log(0.05)), ("Maybe", Math.Log(0.1))])!.Value, 12);

    [Fact]
    public void FromTokens_WordThatIsNotListed_IsNoLikelierThanTheLeastListedOne() =>
        Assert.Equal(0.9 / 0.92, YesProbability.FromTokens([("yes", Math.Log(0.9)), ("Well", Math.Log(0.02))])!.Value, 12);

    [Fact]
    public void FromTokens_OneTokenAlone_LeavesAtMostTheRestToTheOther()
    {
        Assert.Equal(0.9, YesProbability.FromTokens([("yes", Math.Log(0.9))])!.Value, 12);
        Assert.Equal(0.5, YesProbability.FromTokens([("no", Math.Log(0.1))])!.Value, 12);
    }

    [Theory]
    [InlineData("perhaps", -0.1)]
    [InlineData("yes", double.NaN)]
    [InlineData("yes", 3.0)]
    public void FromTokens_NothingThatCanBeRead_IsNull(string token, double logProbability) =>
        Assert.Null(YesProbability.FromTokens([(token, logProbability)]));
}
