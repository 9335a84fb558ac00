using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

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

    [Theory]
    [InlineData("proofwriter", "dev.json")]
    [InlineData("prontoqa", "dev_first250.json")]
    public void Check_ConsistentTheories_ReportsNoConflict(string folder, string file)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Reading = Reading.Derivable }).Check(
                problem.GetProperty("context").GetString()!, TestContext.Current.CancellationToken);
            Assert.True(report.Verdict == Verdict.Consistent, $"{problem.GetProperty("id")}: {report.Verdict}");
        }
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
