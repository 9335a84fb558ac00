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

    // Found as seed 12000027 of the random proofs: what [b] says of its parts took part in the derivation, and [b] was no premise.
    [Theory]
    [InlineData("ask p(c)\n[b] forall x: x != c <-> (!r(x, x) <-> p(x)) @ 0.82\n[c] !p(c) @ 0.85\n[d] r(c, c) @ 0.64\n[e] relation r: irreflexive", "b", true)]
    [InlineData("ask p(c)\n[b] c != c <-> (!r(c, c) <-> p(c)) @ 0.82\n[c] !p(c) @ 0.85\n[d] r(c, c) @ 0.64\n[e] relation r: irreflexive", "b", true)]
    public void Check_AnswerThatTakesAPartOfAStatement_HasTheStatementAmongItsPremises(string text, string id, bool holds)
    {
        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Reading = Reading.Derivable }).Check(text, TestContext.Current.CancellationToken);

        AnswerProof proof = Assert.Single(Assert.Single(report.Answers).Proofs, p => p.Holds == holds);
        Assert.Contains(id, proof.Premises.Select(static s => s.Id));
        Assert.NotEmpty(proof.Steps);
    }

    [Fact]
    public void Check_StatementThatWeighsNothing_DerivesNothingByItsParts()
    {
        // With a confidence of one half nobody says it; what it would say of r and p must not help to derive p.
        const string Text = "ask p(c)\nc != c <-> (!r(c, c) <-> p(c)) @ 0.5\n!p(c)\nr(c, c)\n!r(c, c)";
        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Reading = Reading.Derivable }).Check(Text, TestContext.Current.CancellationToken);

        Assert.Equal(AnswerVerdict.False, Assert.Single(report.Answers).Verdict);
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
