using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings.Sources;

public class PlantedDocumentsTests
{
    // docs/models-retrieval.md has the seeds at which other rates of error fail.
    [Theory]
    [InlineData(2, 0.03)]
    [InlineData(2, 0.05)]
    [InlineData(4, 0.05)]
    [InlineData(4, 0.1)]
    public void Review_FiveOfAThousandDocumentsPlanted_AreTheFiveMostSuspect(int values, double errorRate)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            (ClaimSet claims, HashSet<string> planted) = new PlantedDocuments(seed, values, errorRate).Draw();

            SourceReview review = new SourceReviewer().Review(claims, TestContext.Current.CancellationToken);

            Assert.True(review.IsComplete);
            Assert.InRange(review.ErrorRate, errorRate / 2, errorRate * 1.5);
            Assert.Equal(planted.Order(), review.Suspects.Take(PlantedDocuments.Planted).Select(static s => s.Source).Order());
        }
    }

    [Fact]
    public void Review_PlantedDocuments_MatterToTheQuestionTheyAimAtAndDoNotDecideIt()
    {
        (ClaimSet claims, HashSet<string> planted) = new PlantedDocuments(7, values: 4, errorRate: 0.05).Draw();

        QuestionInfluence question = Assert.Single(new SourceReviewer().Review(claims, TestContext.Current.CancellationToken).Questions);

        Assert.Equal(AnswerVerdict.True, question.Answer);
        Assert.All(planted, p => Assert.True(question.Sources.Single(s => s.Source == p).Effect < 0));
        Assert.DoesNotContain(question.Sources, static s => s.ChangesAnswer);
        Assert.InRange(question.Sources.Length, 8, 60);
    }

    [Theory]
    [InlineData(1, 1, 0.25, 0.25)]
    [InlineData(1, 2, 0.5, 0.75)]
    [InlineData(2, 3, 0.1, 0.028)]
    [InlineData(0, 5, 0.3, 1)]
    public void Surprise_IsTheTailOfTheBinomial(int least, int trials, double rate, double probability) =>
        Assert.Equal(-Math.Log(probability), BinomialTail.Surprise(least, trials, rate), 9);
}
