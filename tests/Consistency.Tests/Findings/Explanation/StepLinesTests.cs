using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>Long proofs are told in lines that each carry one thought on; short ones step by step.</summary>
public class StepLinesTests
{
    private const string Chain = """
        rule All ravens are birds.
        rule All birds are animals.
        rule All animals are mortal.
        rule All mortal things are finite.
        rule All finite things are small and quiet.
        rule If something is small and quiet then it is humble.
        rule No humble thing is proud.
        claim Rex is a raven.
        claim Rex is proud.
        """;

    [Fact]
    public void Explanation_OfUpToSixSteps_HasALineForEach()
    {
        Violation violation = Explain("rule p1 -> p2\nrule p2 -> p3\nrule p3 -> p4\nrule p4 -> p5\nrule p5 -> p6\np1\n!p6");

        Assert.Equal(6, ProofStep.Count(violation.Steps));
        Assert.Equal(6, violation.Explanation.Length);
        Assert.All(violation.Steps, static s => Assert.Equal(s.Number, s.Line));
    }

    [Fact]
    public void Explanation_OfMoreSteps_JoinsWhatGoesOn()
    {
        Violation violation = Explain(Chain);

        Assert.Equal(8, ProofStep.Count(violation.Steps));
        Assert.Equal([1, 1, 1, 2, 2, 2, 2, 3], violation.Steps.Select(static s => s.Line));
        Assert.Equal(
            [
                "1. Rex is a raven [s8], so Rex is a bird, by [s1], so Rex is an animal, by [s2], so Rex is mortal, by [s3].",
                "2. Rex is mortal, so Rex is finite, by [s4], so Rex is small and Rex is quiet, by [s5], so Rex is humble, by [s6].",
                "3. Rex is proud [s9] and Rex is humble, but [s7] rules that out.",
            ],
            violation.Explanation);
    }

    [Fact]
    public void Explanation_ThatTakesUpWhatIsSaid_NamesIt()
    {
        Violation violation = Explain(
            """
            rule a -> b
            rule b & x -> c
            rule c -> d
            rule d -> e
            rule e & y -> f
            rule f -> g
            a
            x
            y
            !g
            """);

        Assert.Equal(
            [
                "1. a [s7], so b, by [s1], so c, given that x [s8], by [s2], so d, by [s3].",
                "2. d, so e, by [s4], so f, given that y [s9], by [s5], so g, by [s6].",
                "3. g, but [s10] says: !g.",
            ],
            violation.Explanation);
    }

    [Fact]
    public void Explanation_InJapanese_JoinsSentences()
    {
        Violation violation = Explain(
            """
            rule すべての鳥は動物である。
            rule すべての動物は生物である。
            rule すべての生物は物である。
            rule すべての物は存在である。
            rule すべての存在は有限である。
            rule すべての有限は不完全である。
            claim 太郎は鳥である。
            claim 太郎は不完全ではない。
            """);

        Assert.Equal(7, ProofStep.Count(violation.Steps));
        Assert.Equal("1. 「太郎は鳥である」[s7]から、[s1]により「太郎は動物である」が導かれる。これから、[s2]により「太郎は生物である」が導かれる。これから、[s3]により「太郎は物である」が導かれる。", violation.Explanation[0]);
        Assert.Equal(3, violation.Explanation.Length);
    }

    // Whatever the claims: lines count up from 1, a reference names an earlier one, and there are at most three inferences in each.
    [Fact]
    public void Lines_OfRandomConflicts_AreInOrder()
    {
        int joined = 0;
        for (int i = 0; i < 200; i++)
        {
            ClaimSet claims = new RandomClaims(50_000_000 + i).Next(constants: 2, statements: 10 + (i % 8), quantifiers: false);
            ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { ComputeNumbers = false, MaxViolations = 30 }).Check(claims, TestContext.Current.CancellationToken);
            foreach (Violation violation in report.Violations.Where(static v => !v.Steps.IsEmpty))
            {
                ProofStep[] steps = [.. All(violation.Steps)];
                int lines = ProofStep.CountLines(violation.Steps);
                joined += lines < steps.Length ? 1 : 0;
                Assert.Equal(Enumerable.Range(1, steps.Length), steps.Select(static s => s.Number));
                Assert.Equal(Enumerable.Range(1, lines), steps.Select(static s => s.Line).Distinct());
                Assert.Equal(steps.Select(static s => s.Line), steps.Select(static s => s.Line).Order());
                Assert.True(steps.Length > StepLines.MostSeparateSteps || lines == steps.Length);
                Assert.Equal(lines, lines == 1 ? 1 : violation.Explanation.Count(static l => char.IsAsciiDigit(l.TrimStart()[0])));
                foreach (ProofStep step in steps)
                {
                    Assert.All(step.Premises.Where(static p => p.Step is not null), p => Assert.True(p.Step < step.Number));
                }

                foreach (IGrouping<int, ProofStep> line in steps.GroupBy(static s => s.Line))
                {
                    Assert.True(line.Select(static s => (string.Join(',', s.Premises.Select(static p => p.Says.ToString()).Order()), string.Join(',', s.Statements.Select(static t => t.Id)))).Distinct().Count() <= 3);
                    string number = line.Key.ToString(CultureInfo.InvariantCulture);
                    string? said = violation.Explanation.FirstOrDefault(l => l.TrimStart().StartsWith(number + ". ", StringComparison.Ordinal));
                    Assert.All(
                        References(said ?? string.Empty),
                        r => Assert.True(r < line.Key, said));
                }
            }
        }

        Assert.True(joined > 10, $"only {joined} proofs have joined lines");
    }

    private static IEnumerable<int> References(string line) =>
        Regex.Matches(line, @" \((\d+)\)").Select(static m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    private static IEnumerable<ProofStep> All(ImmutableArray<ProofStep> steps) =>
        steps.SelectMany(static s => s.Cases.SelectMany(static c => All(c.Steps)).Prepend(s));

    private static Violation Explain(string text) =>
        Assert.Single(new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).Violations);
}
