using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli.Corpora;

/// <summary>ProofWriter and PrOntoQA as Logic-LM packs them: a theory and one statement that is true, false or unknown. Conflicts within a theory are listed, too.</summary>
internal static class TheoryCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        using JsonDocument problems = JsonDocument.Parse(run.Data);
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            string place = problem.GetProperty("id").GetString()!;
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf('?', StringComparison.Ordinal) + 1)..].Trim();
            ClaimSet claims = CorpusText.Read(place, $"{problem.GetProperty("context").GetString()}\nask {question}", run.Tally).ToClaimSet();
            ConsistencyReport report = run.Checker.Check(claims, cancellationToken);
            foreach (Violation conflict in report.Violations)
            {
                // No miss: a theory may contradict itself in one reading of its rules and not in the other.
                run.Tally.Note(place, $"its statements contradict each other: {string.Join(". ", conflict.Statements.Select(static s => s.Text))}.");
            }

            run.Tally.Answer(place, question, Expected(problem), report.Answers is [var answer] ? answer.Verdict.ToString() : "no answer");
        }
    }

    /// <summary>Gives what the letter of the right option stands for.</summary>
    public static string Expected(JsonElement problem) => problem.GetProperty("answer").GetString() switch
    {
        "A" => nameof(AnswerVerdict.True),
        "B" => nameof(AnswerVerdict.False),
        _ => nameof(AnswerVerdict.Unknown),
    };
}
