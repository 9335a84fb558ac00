using System.Globalization;
using BeliefBank;
using Consistency.AI.Calls;
using Consistency.AI.Verification.Questions;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Tests;

namespace Consistency.AI.Tests.Verification;

/// <summary>The recorded beliefs of Macaw, and gold facts as the verifier: how many questions the solver asks, and what they are worth.</summary>
public class RecordedVerificationTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Four things here; all seven, with the figures of docs/models-verification.md, take twice as long.
    [Fact]
    public async Task Verify_QuestionsOfTheSolver_AreFewAndWorthMoreThanTheLeastSureOnes()
    {
        bool all = Environment.GetEnvironmentVariable("CONSISTENCY_ALL_BELIEFS") is not null;

        (int questions, int beliefs, BeliefScores[] scores) = await VerifyAsync(entity => all || entity is "albatross" or "computer" or "ant" or "ape");

        Assert.InRange(questions, 1, beliefs / 10);
        Assert.True(scores[3].F1 > scores[1].F1);
        Assert.True(scores[3].F1 > scores[2].F1);
        Assert.Equal(1, scores[3].Consistency);
        if (all)
        {
            Assert.Equal(
                (76, "F1 0.919   precision 0.906   recall 0.932   consistency 1.000", "F1 0.953   precision 0.932   recall 0.975   consistency 1.000"),
                (questions, scores[2].ToString(), scores[3].ToString()));
        }
    }

    // Raw, repaired without a question, with as many questions about what the model is least sure of, and verified.
    private async Task<(int Questions, int Beliefs, BeliefScores[] Scores)> VerifyAsync(Func<string, bool> isWanted)
    {
        BeliefData data = BeliefData.Read(Path.GetDirectoryName(TestData.DataOrSkip("beliefbank", "constraints_v2.json"))!);
        data = data with { Gold = data.Gold.Where(g => isWanted(g.Key)).ToDictionary() };
        Dictionary<(string Entity, string Property), bool> raw = [];
        Dictionary<(string Entity, string Property), bool> repaired = [];
        Dictionary<(string Entity, string Property), bool> verified = [];
        Dictionary<(string Entity, string Property), bool> leastSure = [];
        int questions = 0;
        foreach (string entity in data.Gold.Keys)
        {
            ClaimSet claims = BeliefClaims.Of(data, entity, withBackRules: false);
            Statement[] beliefs = [.. claims.Statements.Where(static s => s.Kind == StatementKind.Claim)];
            Dictionary<string, string> properties = beliefs.ToDictionary(static s => s.Id, static s => s.Source!);
            Gold gold = new(claim => data.Gold[entity][properties[claim.Id]]);

            VerificationReport report = await new ChainOfVerification(
                gold, new ChainOfVerificationOptions { MaxQuestions = beliefs.Length }).VerifyAsync(claims, Token);

            Assert.Equal(VerificationEnd.Settled, report.End);
            Assert.All(report.Questions, static q => Assert.True(q.ExpectedGain > 0));
            questions += report.Questions.Length;
            foreach (Statement belief in beliefs)
            {
                raw[(entity, properties[belief.Id])] = belief.Confidence > 0.5;
            }

            Add(verified, report.Report);
            Add(repaired, Check(claims));

            // As many questions, about what the model is least sure of.
            Statement[] asked = [.. beliefs.OrderBy(static b => Math.Abs(b.Confidence!.Value - 0.5)).Take(report.Questions.Length)];
            Add(leastSure, Check(new ClaimSet(
            [
                .. claims.Statements,
                .. asked.Select(a => Statement.Create(StatementKind.Fact, $"gold.{a.Id}", gold.Holds(a) ? a.Formula! : !a.Formula!)),
            ])));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entity}: {report.Questions.Length} of {beliefs.Length} asked"));

            void Add(Dictionary<(string Entity, string Property), bool> to, ConsistencyReport of)
            {
                foreach (ClaimVerdict claim in of.Claims.Where(c => properties.ContainsKey(c.Statement.Id)))
                {
                    to[(entity, properties[claim.Statement.Id])] = claim.Statement.Confidence > 0.5 == (claim.Outcome == ClaimOutcome.Kept);
                }
            }
        }

        BeliefScores[] scores = [.. new[] { raw, repaired, leastSure, verified }.Select(b => BeliefScores.Of(data, b))];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions} of {raw.Count} asked"));
        output.WriteLine($"raw         {scores[0]}\nrepaired    {scores[1]}\nleast sure  {scores[2]}\nverified    {scores[3]}");
        return (questions, raw.Count, scores);
    }

    private static ConsistencyReport Check(ClaimSet claims) =>
        new ConsistencyChecker(new ConsistencyOptions { ComputeNumbers = false, MaxViolations = 1 }).Check(claims, Token);

    private sealed class Gold(Func<Statement, bool> holds) : IClaimVerifier
    {
        public string Source => "gold";

        public bool Holds(Statement claim) => holds(claim);

        public Task<ClaimVerification> VerifyAsync(Statement claim, CancellationToken cancellationToken) =>
            Task.FromResult(ClaimVerification.Certain(holds(claim)));

        public CallEstimate Estimate(Statement claim) => CallEstimate.None;
    }
}
