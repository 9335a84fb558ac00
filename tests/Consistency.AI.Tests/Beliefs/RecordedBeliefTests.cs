using System.Collections.Immutable;
using System.Globalization;
using BeliefBank;
using Consistency.AI.Beliefs;
using Consistency.AI.Relations;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;
using Consistency.Tests;

namespace Consistency.AI.Tests.Beliefs;

/// <summary>The recorded beliefs of Macaw, asked one batch after the other, with the rules of BeliefBank's constraint graph.</summary>
public class RecordedBeliefTests(ITestOutputHelper output)
{
    private const int Steps = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // docs/models-beliefs.md has these figures.
    [Fact]
    public async Task Session_BankGrows_AndIsConsistentAndBetterThanTheModelAtEachStep()
    {
        BeliefData data = BeliefData.Read(Path.GetDirectoryName(TestData.DataOrSkip("beliefbank", "constraints_v2.json"))!);
        RecordedModel model = new(data);
        BeliefSession session = new(
            new BeliefElicitor(model.Client, new BeliefElicitationOptions
            {
                Limits = YesOrNoModel.Quick, ProbabilityOfYes = static r => (double?)r.RawRepresentation, AskNegation = false,
            }),
            new BeliefSessionOptions
            {
                Known = Rules(data), MaxReminders = 0, Check = new ConsistencyOptions { ComputeNumbers = false, MaxViolations = 1 },
            });
        KeyValuePair<(string Entity, string Property), BeliefQuestion>[] questions = [.. model.Questions];
        List<(BeliefScores Raw, BeliefScores Banked)> scores = [];
        foreach (KeyValuePair<(string Entity, string Property), BeliefQuestion>[] batch in questions.Chunk((questions.Length + Steps - 1) / Steps))
        {
            await session.AskAsync([.. batch.Select(static q => q.Value)], Token);

            ImmutableArray<BeliefAnswer> answers = session.Answers;
            Assert.Equal(OptimumStatus.Proved, session.Report!.Optimum);
            Dictionary<(string Entity, string Property), bool> raw = [];
            Dictionary<(string Entity, string Property), bool> banked = [];
            for (int i = 0; i < answers.Length; i++)
            {
                raw[questions[i].Key] = answers[i].Said.Probability > 0.5;
                banked[questions[i].Key] = answers[i].IsTrue!.Value;
            }

            BeliefData asked = data with
            {
                Gold = raw.Keys.GroupBy(static k => k.Entity).ToDictionary(
                    static g => g.Key,
                    g => (IReadOnlyDictionary<string, bool>)g.ToDictionary(static k => k.Property, k => data.Gold[g.Key][k.Property])),
            };
            scores.Add((BeliefScores.Of(asked, raw), BeliefScores.Of(asked, banked)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Length,5}   raw {scores[^1].Raw}   bank {scores[^1].Banked}   changed {answers.Count(static a => a.IsChanged)}"));
        }

        Assert.Equal(1_072, session.Answers.Length);
        Assert.Equal("F1 0.737   precision 0.608   recall 0.935   consistency 0.699", scores[^1].Raw.ToString());
        Assert.All(scores, static s => Assert.Equal(1, s.Banked.Consistency));
        Assert.All(scores, static s => Assert.True(s.Banked.F1 > s.Raw.F1));
        Assert.True(scores[^1].Banked.F1 > 0.9);
        Assert.Equal(1_072, session.Usage.Calls);
    }

    // Learnt from six things, applied to the seventh.
    [Fact]
    public void Calibration_LearntFromOtherThings_MakesConfidencesMeanMore()
    {
        BeliefData data = BeliefData.Read(Path.GetDirectoryName(TestData.DataOrSkip("beliefbank", "constraints_v2.json"))!);
        (double raw, double temperature, double platt) = (0, 0, 0);
        foreach (string left in data.Gold.Keys)
        {
            (double, bool)[] learnt = [.. data.Confidence.Where(c => c.Key.Entity != left).Select(c => (c.Value, data.Gold[c.Key.Entity][c.Key.Property]))];
            ScoreCalibration byTemperature = ScoreCalibration.FitTemperature(learnt);
            ScoreCalibration byPlatt = ScoreCalibration.Fit(learnt);
            Assert.Equal(0, byTemperature.Intercept);
            foreach (((string entity, string property), double score) in data.Confidence.Where(c => c.Key.Entity == left))
            {
                bool holds = data.Gold[entity][property];
                raw += Loss(score, holds);
                temperature += Loss(byTemperature.Apply(score), holds);
                platt += Loss(byPlatt.Apply(score), holds);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean log loss: raw {raw / data.Confidence.Count:F3}, temperature {temperature / data.Confidence.Count:F3}, Platt {platt / data.Confidence.Count:F3}"));
        Assert.True(platt < temperature);
        Assert.True(platt < raw);
    }

    private static double Loss(double p, bool holds) => -Math.Log(holds ? p : 1 - p);

    private static ClaimSet Rules(BeliefData data)
    {
        ClaimSetBuilder builder = new();
        Term x = Term.Variable("x");
        foreach ((string first, string second) in data.Implications)
        {
            builder.AddRule(Formula.ForAll("x", Has(first).Implies(Has(second))), text: $"Whatever {BeliefClaims.Say(first)} {BeliefClaims.Say(second)}.");
        }

        foreach ((string first, string second) in data.Exclusions)
        {
            builder.AddRule(Formula.ForAll("x", !(Has(first) & Has(second))), text: $"Nothing {BeliefClaims.Say(first)} and {BeliefClaims.Say(second)}.");
        }

        return builder.Build();

        Formula Has(string property) => new Predicate(property.Replace('_', '·'), 1).Of(x);
    }
}
