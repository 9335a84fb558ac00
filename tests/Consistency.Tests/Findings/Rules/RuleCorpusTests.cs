using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
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

    // The theories of ProofWriter are drawn at random: some say a thing twice, or have a condition that another rule excludes.
    [Theory]
    [InlineData("proofwriter", "dev.json", 61)]
    [InlineData("prontoqa", "dev_first250.json", 0)]
    public void ReviewRules_Theories_EveryFindingIsConfirmedByACheck(string folder, string file, int alarms)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        int warnings = 0;
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
                warnings += finding.Severity == DiagnosticSeverity.Information ? 0 : 1;
                string said = $"{finding.Kind}: {finding.Message} {string.Join(" / ", finding.Statements.Select(static s => s.Text))}";
                Assert.True(!seen.Add(said) || IsConfirmed(finding), $"{problem.GetProperty("id")}: {said}");
            }
        }

        Assert.True(alarms == warnings, string.Join(", ", counts.Select(static c => $"{c.Key} {c.Value}")));
    }

    private static bool IsConfirmed(RuleFinding finding)
    {
        Formula[] formulas = [.. finding.Statements.Select(static s => s.Formula!)];
        return finding.Kind switch
        {
            RuleFindingKind.Duplicate => Follows(formulas[1..], formulas[0]) && Follows(formulas[..1], formulas[1]),
            RuleFindingKind.Redundant => Follows(formulas[1..], formulas[0]),
            RuleFindingKind.Vacuous => Follows(formulas[1..], Never(formulas[0])),
            RuleFindingKind.Impossible => formulas.SelectMany(Mentions.AtomsOf).Select(static a => a.Predicate).Where(static p => p.Arity == 1).Distinct()
                .Any(p => Follows(formulas, Formula.ForAll("x", !p.Of(Term.Variable("x"))))),
            RuleFindingKind.Clash when !formulas.SelectMany(Mentions.TermsOf).Any(static t => !t.IsVariable) =>
                Follows(formulas, Never(formulas[0], formulas[1])),
            RuleFindingKind.Contradictory => false,
            _ => true,
        };
    }

    // The conditions of some rules of one variable are never met by one thing.
    private static UniversalQuantification Never(params Formula[] rules)
    {
        Formula Condition(Formula rule) => rule is UniversalQuantification universal ? Condition(universal.Body) : ((Implication)rule).Antecedent;
        Formula never = !Formula.And(rules.Select(Condition));
        return new UniversalQuantification([.. FreeVariables.AllOf(never).DefaultIfEmpty(Term.Variable("x"))], never);
    }

    private static bool Follows(IEnumerable<Formula> from, Formula formula)
    {
        ClaimSetBuilder builder = new();
        foreach (Formula fact in from)
        {
            builder.AddFact(fact);
        }

        ClaimSet claims = builder.AddQuestion(formula).Build();
        return new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken).Answers[0].Verdict == AnswerVerdict.True;
    }
}
