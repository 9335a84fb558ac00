using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Tests.Rendering;

public class ClaimNumbersTests
{
    private readonly ConsistencyReport _report = new ConsistencyChecker().Check("claim p @ 0.8", TestContext.Current.CancellationToken);

    [Fact]
    public void ProbabilityOf_Counted_GivesTheNumber() =>
        Assert.Equal(("1.386294", "0.8"), (ClaimNumbers.MarginOf(_report.Claims[0]), ClaimNumbers.ProbabilityOf(_report.Claims[0])));

    [Fact]
    public void ProbabilityOf_Bounded_GivesTheBoundsThePageTheSame()
    {
        ClaimVerdict claim = _report.Claims[0];
        claim.Probability = null;
        claim.ProbabilityBounds = new ProbabilityBounds(0.25m, 0.75m);
        claim.Margin = new ClaimMargin(0.5m, null, isForced: false);

        Assert.Equal(("at least 0.5", "0.25 to 0.75"), (ClaimNumbers.MarginOf(claim), ClaimNumbers.ProbabilityOf(claim)));
        string page = _report.ToHtml();
        Assert.Contains("data-value=\"0.5\">at least 0.5<", page, StringComparison.Ordinal);
        Assert.Contains("data-value=\"0.25\">0.25 to 0.75<", page, StringComparison.Ordinal);
    }
}
