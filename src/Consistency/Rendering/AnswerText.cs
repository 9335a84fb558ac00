using System.Text;
using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Says in a few lines what the answer to the last question of a report is: what a program that asks one question reads.</summary>
internal static class AnswerText
{
    /// <summary>Gives the answer, its reasons, and the report where it qualifies the answer.</summary>
    public static string Of(ConsistencyReport report)
    {
        // The last one: the statements may hold questions of their own.
        if (report.Answers.IsEmpty)
        {
            return $"Not answered.\n\n{report.ToText()}";
        }

        Answer answer = report.Answers[^1];
        StringBuilder text = new();
        text.Append(answer.Verdict).Append(": ").Append(VisibleText.Of(answer.Question.Text)).Append('\n');
        foreach (string step in answer.Proofs.SelectMany(static p => p.Explanation))
        {
            text.Append("- ").Append(VisibleText.Of(step)).Append('\n');
        }

        if (!answer.IsMentioned)
        {
            text.Append("No statement speaks of this.\n");
        }

        if (report.Verdict != Verdict.Consistent || !report.IsComplete)
        {
            text.Append('\n').Append(report.ToText());
        }

        return text.ToString();
    }
}
