using Consistency.Findings;

namespace Consistency.Tests.Language;

public class ScaleTests
{
    [Theory]
    [InlineData("There are three cars: a bus, a truck and a van. The bus is older than the van. The truck is the newest. ask The bus is the oldest.", AnswerVerdict.True)]
    [InlineData("There are three cars: a bus, a truck and a van. The bus is older than the van. The truck is the newest. ask The van is newer than the truck.", AnswerVerdict.False)]
    [InlineData("There are three cars: a bus, a truck and a van. The truck is the newest. ask The bus is the oldest.", AnswerVerdict.Unknown)]
    [InlineData("There are two fruits: pears and kiwis. The pears are less expensive than the kiwis. ask The kiwis are the most expensive.", AnswerVerdict.True)]
    [InlineData("There are two fruits: pears and kiwis. The pears are the cheapest. ask The kiwis are the second-cheapest.", AnswerVerdict.True)]
    [InlineData("There were three golfers: Eve, Rob and Ana. Eve finished first. Rob finished below Ana. ask Did Ana finish second?", AnswerVerdict.True)]
    [InlineData("There were two golfers: Eve and Rob. Eve finished first. ask Rob finished third.", AnswerVerdict.False)]
    [InlineData("There are two girls: Eve and Ana. Eve is not older than Ana. ask Ana is older than Eve.", AnswerVerdict.Unknown)]
    [InlineData("There are two girls: Eve and Ana. Eve is honest. ask Ana is honest.", AnswerVerdict.Unknown)]
    public void Check_PlacesOnAScale_FollowOrDoNot(string text, AnswerVerdict expected)
    {
        ConsistencyReport report = new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Equal(expected, Assert.Single(report.Answers).Verdict);
    }

    [Fact]
    public void Check_TwoThingsInOnePlace_AreAConflictWithTheList()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(
            "There are two books: a red book and a blue book. The red book is the leftmost. The blue book is the leftmost.", TestContext.Current.CancellationToken);

        Assert.Equal(["s1", "s2", "s3"], Assert.Single(report.Violations).Statements.Select(static s => s.Id));
    }

    [Theory]
    [InlineData("Reuters claims that Ann is tall. Ann is not tall.", Verdict.Consistent)]
    [InlineData("Reuters claims that Ann is tall. According to Reuters, Ann is not tall.", Verdict.Inconsistent)]
    [InlineData("According to Reuters, Ann is tall. According to AP, Ann is not tall.", Verdict.Consistent)]
    [InlineData("Ann was a doctor. Ann is not a doctor.", Verdict.Consistent)]
    [InlineData("Ann was a doctor. Ann wasn't a doctor.", Verdict.Inconsistent)]
    [InlineData("As of 2023, Ann is a doctor. As of 2024, Ann is not a doctor.", Verdict.Consistent)]
    [InlineData("Ann has legs. Ann has no legs.", Verdict.Inconsistent)]
    [InlineData("Rex is loved by Ann. Ann does not love Rex.", Verdict.Inconsistent)]
    [InlineData("Exactly one of Ann and Bob is kind. Ann is kind. Bob is kind.", Verdict.Inconsistent)]
    public void Check_WhoAndWhen_DecideWhatConflicts(string text, Verdict expected) =>
        Assert.Equal(expected, new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).Verdict);
}
