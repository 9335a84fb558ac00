using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings.Rules;
using Consistency.Logic;

namespace Consistency.Tests.Findings.Rules;

/// <summary>Rules that nobody here wrote: what is wrong is found, and what is right is left alone.</summary>
public class RuleCorpusTests
{
    [Fact]
    public void ReviewRules_BeliefBank_FindsTheSixConceptsThatCanNeverBe()
    {
        using JsonDocument graph = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("beliefbank", "constraints_v2.json")));
        ClaimSetBuilder builder = new();
        Term x = Term.Variable("x");
        foreach (JsonElement link in graph.RootElement.GetProperty("links").EnumerateArray())
        {
            if (link.GetProperty("direction").GetString() == "forward")
            {
                AtomicFormula source = new Predicate(link.GetProperty("source").GetString()!, 1).Of(x);
                AtomicFormula target = new Predicate(link.GetProperty("target").GetString()!, 1).Of(x);
                bool excludes = link.GetProperty("weight").GetString() == "yes_no";
                builder.AddRule(Formula.ForAll("x", excludes ? !(source & target) : source.Implies(target)));
            }
        }

        RuleReview review = new ConsistencyChecker().ReviewRules(builder.Build(), TestContext.Current.CancellationToken);

        Assert.True(review.IsComplete);
        Assert.Equal(2224, review.RuleCount);
        Assert.Equal(
            ["disease", "lake", "ocean", "river", "sugar", "water"],
            review.Findings.Where(static f => f.Kind == RuleFindingKind.Impossible)
                .Select(static f => f.Witness!["isa,".Length..].Replace("\"", string.Empty, StringComparison.Ordinal))
                .Select(static w => w[(w.IndexOf(',', StringComparison.Ordinal) + 1)..w.IndexOf('(', StringComparison.Ordinal)]).Order());
        Assert.DoesNotContain(review.Findings, static f => f.Kind is RuleFindingKind.Contradictory or RuleFindingKind.Vacuous or RuleFindingKind.Clash);
        Assert.Equal("'isa,quadriped' occurs here only; 'isa,quadruped' occurs in 3 statements.",
            Assert.Single(review.Findings, static f => f.Kind == RuleFindingKind.NearMiss).Message);
    }

    [Theory]
    [InlineData("proofwriter", "dev.json")]
    [InlineData("prontoqa", "dev_first250.json")]
    public void ReviewRules_CleanTheories_RaisesNoAlarm(string folder, string file)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        List<string> alarms = [];
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            ClaimSet read = new ClaimSetBuilder().AddText(problem.GetProperty("context").GetString()!, file: null, TestContext.Current.CancellationToken).Build();
            ClaimSet theory = new(read.Statements.Select(static s => Statement.Create(
                s.Formula is UniversalQuantification or Implication ? StatementKind.Rule : StatementKind.Fact, s.Id, s.Formula!, s.Text, span: s.Span)), read.Vocabulary);
            RuleReview review = new ConsistencyChecker().ReviewRules(theory, TestContext.Current.CancellationToken);
            Assert.True(review.IsComplete || review.RuleCount == 0, problem.GetProperty("id").GetString());
            foreach (RuleFinding finding in review.Findings)
            {
                string key = $"{finding.Severity} {finding.Kind}";
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (finding.Severity != DiagnosticSeverity.Information)
                {
                    alarms.Add($"{problem.GetProperty("id")}: {finding.Kind}: {finding.Message} {string.Join(" / ", finding.Statements.Select(static s => s.Text))}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', counts.Select(static c => $"{c.Key} {c.Value}").Concat(alarms)));
        Assert.True(alarms.Count == 0, $"{string.Join(", ", counts.Select(static c => $"{c.Key} {c.Value}"))}\n{string.Join('\n', alarms.Take(40))}");
    }
}
