using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Cli.Corpora;

/// <summary>FOLIO: the first-order formulas of each story, one JSON object to a line; an answer is a verdict on a theory.</summary>
/// <remarks>
/// The corpus gives no verdict of its own, so an answer counts as right when the theory was decided, either way. A theory with
/// a formula that could not be read is decided without it.
/// </remarks>
internal static class FolioCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        HashSet<int> stories = [];
        foreach (string line in Encoding.UTF8.GetString(run.Data).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using JsonDocument problem = JsonDocument.Parse(line);
            int story = problem.RootElement.GetProperty("story_id").GetInt32();
            if (!stories.Add(story))
            {
                continue;
            }

            string place = $"story {story}";
            ClaimSetBuilder builder = new();
            foreach (JsonElement element in problem.RootElement.GetProperty("premises-FOL").EnumerateArray())
            {
                string formula = element.GetString()!;
                if (string.IsNullOrWhiteSpace(formula))
                {
                    continue;
                }

                FormulaResult result = new ClaimParser().ParseFormula(formula);
                run.Tally.Sentence(place, formula, result.Formula is null ? result.Diagnostics[0].ToString() : null);
                if (result.Formula is not null)
                {
                    builder.AddClaim(result.Formula, text: formula);
                }
            }

            ConsistencyReport report = run.Checker.Check(builder.Build(), cancellationToken);
            bool isDecided = report.Verdict is Verdict.Consistent or Verdict.Inconsistent;
            run.Tally.Answer(place, "Is the theory consistent?", "decided", isDecided ? "decided" : report.Verdict.ToString());
            foreach (Diagnostic remark in report.Diagnostics)
            {
                run.Tally.Note(place, remark.ToString());
            }

            if (report.Verdict == Verdict.Inconsistent)
            {
                run.Tally.Note(place, $"inconsistent: {string.Join("; ", report.Violations[0].Statements.Select(static s => s.Text))}");
            }
        }
    }
}
