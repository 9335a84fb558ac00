using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Problems in controlled English that nobody here wrote: every sentence is read, every answer is right.</summary>
public class CorpusAnswerTests
{
    [Fact]
    public void ProofWriter_DerivableReading_AllSentencesAndAnswers() =>
        AssertCorpus(TestData.DataOrSkip("proofwriter", "dev.json"), Reading.Derivable, "unknown? ");

    [Theory]
    [InlineData(Reading.Derivable)]
    [InlineData(Reading.Classical)]
    public void ProntoQa_BothReadings_AllSentencesAndAnswers(Reading reading) =>
        AssertCorpus(TestData.DataOrSkip("prontoqa", "dev_first250.json"), reading, "false? ");

    // The 14 answers in which the classical reading differs from ProofWriter's, and why; docs/language.md has the table.
    [Fact]
    public void ProofWriter_ClassicalReading_DiffersByContrapositionAndInTwoContradictions()
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("proofwriter", "dev.json")));
        ConsistencyChecker checker = new();
        ConsistencyChecker derivable = new(new ConsistencyOptions { Reading = Reading.Derivable });
        List<string> differing = [];
        List<string> inconsistent = [];
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            string question = problem.GetProperty("question").GetString()!;
            string text = $"{problem.GetProperty("context").GetString()}\nask {question[(question.IndexOf('?', StringComparison.Ordinal) + 1)..]}";
            ConsistencyReport report = checker.Check(text, TestContext.Current.CancellationToken);
            if (report.Answers[0].Verdict == derivable.Check(text, TestContext.Current.CancellationToken).Answers[0].Verdict)
            {
                continue;
            }

            string id = problem.GetProperty("id").GetString()!;
            differing.Add(id);
            if (report.Verdict == Verdict.Consistent)
            {
                // What is answered follows: with its opposite the statements contradict each other, in every world over what these are about.
                Assert.True(report.Answers[0].Verdict is AnswerVerdict.True or AnswerVerdict.False, id);
                Formula asked = report.Answers[0].Question.Formula!;
                Formula opposite = report.Answers[0].Verdict == AnswerVerdict.True ? !asked : asked;
                ClaimSet denied = new ClaimSetBuilder().AddText(problem.GetProperty("context").GetString()!, null, TestContext.Current.CancellationToken).AddFact(opposite, id: "denied").Build();
                ConsistencyReport refuted = checker.Check(denied, TestContext.Current.CancellationToken);
                Assert.Contains(refuted.Violations, static v => v.Statements.Any(static s => s.Id == "denied"));
                Assert.All(refuted.Violations, AssertContradiction);
            }
            else
            {
                inconsistent.Add(id);
            }
        }

        Assert.Equal(14, differing.Count);
        Assert.Equal(["ProofWriter_AttNeg-OWA-D5-927_Q19", "ProofWriter_AttNeg-OWA-D5-401_Q4"], inconsistent);
    }

    // No false alarms: what is reported is a contradiction by going through all worlds, and where nothing is derived twice nothing is reported.
    [Theory]
    [InlineData("proofwriter", "dev.json", Reading.Derivable, 0)]
    [InlineData("proofwriter", "dev.json", Reading.Classical, 3)]
    [InlineData("prontoqa", "dev_first250.json", Reading.Derivable, 0)]
    [InlineData("prontoqa", "dev_first250.json", Reading.Classical, 0)]
    public void Check_TheoriesOfOthers_ReportsOnlyTrueContradictions(string folder, string file, Reading reading, int inconsistent)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = reading, ComputeNumbers = false, MaxRepairs = 1 });
        int count = 0;
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            ConsistencyReport report = checker.Check(problem.GetProperty("context").GetString()!, TestContext.Current.CancellationToken);
            Assert.True(report.IsComplete && report.Verdict is Verdict.Consistent or Verdict.Inconsistent, $"{problem.GetProperty("id")}: {report.Verdict}");
            Assert.Equal(report.Verdict == Verdict.Inconsistent, !report.Violations.IsEmpty);
            count += report.Verdict == Verdict.Inconsistent ? 1 : 0;
            Assert.All(report.Violations, AssertContradiction);
        }

        Assert.Equal(inconsistent, count);
    }

    // General statements hold of the things of a conflict if they hold of all things: no world of these few, no world at all.
    private static void AssertContradiction(Violation conflict)
    {
        Formula[] formulas = [.. conflict.Statements.Select(static s => s.Formula!)];
        Assert.DoesNotContain(formulas, static f => f is ExistentialQuantification);
        Term[] things = [.. formulas.SelectMany(static f => Mentions.AtomsOf(f)).SelectMany(static a => a.Arguments).Where(static t => !t.IsVariable).Distinct()];
        FiniteWorld world = new(things, formulas.SelectMany(static f => Mentions.PredicatesOf(f)).Distinct());
        Assert.InRange(world.AtomCount, 1, 16);
        Assert.DoesNotContain(Enumerable.Range(0, world.WorldCount), w => formulas.All(f => world.Holds(f, w)));
    }

    private static void AssertCorpus(string path, Reading reading, string beforeQuestion)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(path));
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = reading });
        List<string> misses = [];
        int count = 0;
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            count++;
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf(beforeQuestion, StringComparison.Ordinal) + beforeQuestion.Length)..];
            string text = $"{problem.GetProperty("context").GetString()}\nask {question}";
            ClaimSet claims = new ClaimSetBuilder().AddText(text).Build();
            misses.AddRange(claims.Diagnostics.Select(d => $"{problem.GetProperty("id")}: {d}"));

            ConsistencyReport report = checker.Check(claims, TestContext.Current.CancellationToken);
            AnswerVerdict expected = problem.GetProperty("answer").GetString() switch
            {
                "A" => AnswerVerdict.True,
                "B" => AnswerVerdict.False,
                _ => AnswerVerdict.Unknown,
            };
            if (report.Answers is not [var answer] || answer.Verdict != expected)
            {
                misses.Add($"{problem.GetProperty("id")}: {question} is {expected}, not {(report.Answers is [var a] ? a.Verdict : null)}");
            }
        }

        Assert.True(count > 200);
        Assert.True(misses.Count == 0, $"{misses.Count} misses:\n{string.Join('\n', misses.Take(40))}");
    }
}
