using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language.Programs;

namespace Consistency.Cli.Corpora;

/// <summary>Programs that a model wrote for problems in English; each defect is listed, and the query is answered.</summary>
internal static class LogicProgramCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        using JsonDocument problems = JsonDocument.Parse(run.Data);
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            string place = problem.GetProperty("id").GetString()!;
            string program = problem.GetProperty("raw_logic_programs")[0].GetString()!;
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf('?', StringComparison.Ordinal) + 1)..].Trim();
            bool isFirstOrder = program.Contains("Premises:", StringComparison.Ordinal);
            string? theory = isFirstOrder ? null : problem.GetProperty("context").GetString();
            LogicProgramResult result = new LogicProgramParser().Parse(program, theory, question, cancellationToken);
            string[] lines = program.Split('\n');
            foreach (Diagnostic diagnostic in result.Defects)
            {
                if (diagnostic.Severity == DiagnosticSeverity.Error)
                {
                    run.Tally.Sentence(place, diagnostic.Span.IsNone ? string.Empty : lines[diagnostic.Span.Line - 1], diagnostic.ToString());
                }
                else
                {
                    run.Tally.Note(place, diagnostic.ToString());
                }
            }

            for (int i = 0; i < result.LinesRead; i++)
            {
                run.Tally.Sentence(place, string.Empty, miss: null);
            }

            // First-order programs mean classical logic whatever the reading of the others.
            ConsistencyChecker checker = isFirstOrder ? new ConsistencyChecker() : run.Checker;
            ConsistencyReport report = checker.Check(result.Claims, cancellationToken);
            run.Tally.Answer(place, question, TheoryCorpus.Expected(problem), report.Answers is [var answer] ? answer.Verdict.ToString() : "no answer");
        }
    }
}
