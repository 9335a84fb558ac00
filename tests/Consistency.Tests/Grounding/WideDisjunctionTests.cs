using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Grounding;

public class WideDisjunctionTests
{
    // Joined one by one, its alternatives took the square of their number, and no timeout was looked at.
    [Fact]
    public void Check_HundredThousandAlternatives_IsDecidedWithinTheTimeout()
    {
        ClaimSetBuilder builder = new();
        builder.AddFact(Formula.Or(Enumerable.Range(1, 100_000).Select(static i => (Formula)new Predicate(FormattableString.Invariant($"p{i}"), 0).Of())));
        builder.AddFact(!new Predicate("p1", 0).Of());

        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Timeout = TimeSpan.FromSeconds(20) })
            .Check(builder.Build(), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Consistent, report.Verdict);
    }
}
