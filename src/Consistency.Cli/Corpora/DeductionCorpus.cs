using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli.Corpora;

/// <summary>LogicalDeduction: orders of a few named things; exactly one of the options follows.</summary>
/// <remarks>The first paragraph of each context speaks about the puzzle instead of its things, and is left out.</remarks>
internal static class DeductionCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        using JsonDocument problems = JsonDocument.Parse(run.Data);
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            string place = problem.GetProperty("id").GetString()!;
            string context = problem.GetProperty("context").GetString()!;
            string puzzle = context[(context.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            List<string> options = [.. problem.GetProperty("options").EnumerateArray().Select(static o => o.GetString()!)];
            string text = puzzle + string.Concat(options.Select(static o => "\nask " + o[(o.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim()));
            ClaimSet claims = CorpusText.Read(place, text, run.Tally).ToClaimSet();
            ConsistencyReport report = run.Checker.Check(claims, cancellationToken);
            run.Tally.Answer(place, problem.GetProperty("question").GetString()!, problem.GetProperty("answer").GetString()!, Chosen(report, options));
        }
    }

    // The one option that follows; the others must be false, not merely unknown.
    private static string Chosen(ConsistencyReport report, List<string> options)
    {
        if (report.Answers.Length != options.Count)
        {
            return "unread options";
        }

        List<string> chosen = [];
        for (int i = 0; i < options.Count; i++)
        {
            switch (report.Answers[i].Verdict)
            {
                case AnswerVerdict.True:
                    chosen.Add(options[i][..1]);
                    break;
                case not AnswerVerdict.False:
                    chosen.Add(options[i][..1] + "?");
                    break;
            }
        }

        return chosen.Count == 0 ? "none" : string.Join(' ', chosen);
    }
}
