using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>The derivable reading against a forward chaining that is written down as simply as it can be.</summary>
public class DerivableReadingTests
{
    private const int Atoms = 7;

    [Fact]
    public void Check_RandomRules_AnswersAsForwardChainingDoes()
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = Reading.Derivable });
        Dictionary<AnswerVerdict, int> seen = [];
        for (int seed = 0; seed < 2_000; seed++)
        {
            Random random = new(seed);
            List<(int[] Conditions, int Conclusion)> rules = [];
            ClaimSetBuilder builder = new();
            for (int i = random.Next(3, 16); i > 0; i--)
            {
                int[] conditions = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Literal(random))];
                int conclusion = Literal(random);
                rules.Add((conditions, conclusion));
                Formula formula = Of(conclusion);
                builder.AddClaim(conditions.Length == 0 ? formula : Formula.And(conditions.Select(Of)).Implies(formula), 0.5 + (random.NextDouble() / 2));
            }

            for (int atom = 1; atom <= Atoms; atom++)
            {
                builder.AddQuestion(Of(atom));
            }

            HashSet<int> derived = Chain(rules);
            ConsistencyReport report = checker.Check(builder.Build(), TestContext.Current.CancellationToken);

            bool isContradictory = derived.Any(l => derived.Contains(-l));
            Assert.True(report.Verdict == (isContradictory ? Verdict.Inconsistent : Verdict.Consistent), $"seed {seed}: {report.Verdict}");
            for (int atom = 1; atom <= Atoms; atom++)
            {
                AnswerVerdict expected = (derived.Contains(atom), derived.Contains(-atom)) switch
                {
                    (true, true) => AnswerVerdict.Both,
                    (true, false) => AnswerVerdict.True,
                    (false, true) => AnswerVerdict.False,
                    _ => AnswerVerdict.Unknown,
                };
                Assert.True(report.Answers[atom - 1].Verdict == expected, $"seed {seed}, atom {atom}: {report.Answers[atom - 1].Verdict}, not {expected}");
                seen[expected] = seen.GetValueOrDefault(expected) + 1;
            }

            // What the repair keeps must not derive a contradiction, and giving up less must not suffice.
            HashSet<string> changed = [.. report.Repair?.Changes.Select(static c => c.Statement.Id) ?? []];
            HashSet<int> left = Chain([.. rules.Where((_, i) => !changed.Contains($"s{i + 1}"))]);
            Assert.DoesNotContain(left, l => left.Contains(-l));
            foreach (string id in changed)
            {
                HashSet<int> more = Chain([.. rules.Where((_, i) => !changed.Contains($"s{i + 1}") || $"s{i + 1}" == id)]);
                Assert.Contains(more, l => more.Contains(-l));
            }
        }

        Assert.Equal(4, seen.Count);
    }

    private static int Literal(Random random) => random.Next(1, Atoms + 1) * (random.Next(3) == 0 ? -1 : 1);

    private static Formula Of(int literal)
    {
        Formula atom = new Predicate($"p{Math.Abs(literal)}", 0).Of();
        return literal > 0 ? atom : !atom;
    }

    private static HashSet<int> Chain(List<(int[] Conditions, int Conclusion)> rules)
    {
        HashSet<int> derived = [];
        while (rules.Any(r => r.Conditions.All(derived.Contains) && derived.Add(r.Conclusion)))
        {
        }

        return derived;
    }
}
