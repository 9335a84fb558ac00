using BeliefBank;
using Consistency.AI.Calls;
using Consistency.AI.Relations;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Tests;

namespace Consistency.AI.Tests.Relations;

/// <summary>The beliefs of a question-answering model as sentences, with a scorer that knows the constraint graph of BeliefBank.</summary>
public class RelationBeliefBankTests
{
    // docs/models-relations.md has these figures.
    [Fact]
    public async Task Check_BeliefsOfMacaw_AreRepairedBySentencesAlone()
    {
        string folder = Path.GetDirectoryName(TestData.DataOrSkip("beliefbank", "constraints_v2.json"))!;
        BeliefData data = BeliefData.Read(folder);
        Dictionary<(string Entity, string Property), bool> raw = data.Confidence.ToDictionary(static c => c.Key, static c => c.Value > 0.5);
        Dictionary<(string Entity, string Property), bool> repaired = new(raw);
        int scored = 0;
        foreach (string entity in data.Gold.Keys)
        {
            Dictionary<string, string> properties = [];
            foreach (string property in data.Gold[entity].Keys)
            {
                properties.TryAdd($"The {entity} {BeliefClaims.Say(property)}.", property);
            }

            RelationChecker checker = new(
                new GraphScorer(data, properties),
                new RelationCheckOptions { MaxPairs = 1_000_000, Check = new ConsistencyOptions { ComputeNumbers = false, MaxViolations = 1 } });
            RelationReport report = await checker.CheckAsync(
                [.. properties.Select(p => new WeighedSentence(p.Key, data.Confidence[(entity, p.Value)]))], TestContext.Current.CancellationToken);

            Assert.True(report.Report.IsComplete);
            Assert.Equal(OptimumStatus.Proved, report.Report.Optimum);
            scored += report.ScoredPairs;
            foreach (RepairChange change in report.Report.Repair?.Changes.Where(static c => c.Statement.Kind == StatementKind.Claim) ?? [])
            {
                (string, string) belief = (entity, properties[change.Statement.Text]);
                repaired[belief] = !repaired[belief];
            }
        }

        Assert.Equal(165_158, scored);
        Assert.Equal("F1 0.737   precision 0.608   recall 0.935   consistency 0.699", BeliefScores.Of(data, raw).ToString());
        Assert.Equal("F1 0.912   precision 0.893   recall 0.932   consistency 1.000", BeliefScores.Of(data, repaired).ToString());
    }

    /// <summary>Says of each pair what the graph says, as surely as a good model of entailment would.</summary>
    private sealed class GraphScorer(BeliefData data, Dictionary<string, string> properties) : IRelationScorer
    {
        private const double Sure = 0.99;
        private readonly HashSet<(string, string)> _entails = [.. data.Implications];
        private readonly HashSet<(string, string)> _contradicts = [.. data.Exclusions, .. data.Exclusions.Select(static e => (e.Other, e.One))];

        public Task<RelationScores> ScoreAsync(IReadOnlyList<SentencePair> pairs, CancellationToken cancellationToken) => Task.FromResult(
            new RelationScores([.. pairs.Select(p => (SentenceRelation?)Score((properties[p.Premise], properties[p.Hypothesis])))], new ModelUsage(), null));

        private SentenceRelation Score((string, string) pair) =>
            new(_entails.Contains(pair) ? Sure : 0, _contradicts.Contains(pair) ? Sure : 0);

        public CallEstimate Estimate(IReadOnlyList<SentencePair> pairs) => CallEstimate.None;
    }
}
