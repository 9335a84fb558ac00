using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Middleware;

/// <summary>Says a conflict in the words of those who made it: to readers, and to the model that is to write again.</summary>
internal static class ConflictText
{
    // A model that is told of hundreds of conflicts at once mends none of them well.
    private const int MostToldAtOnce = 5;

    /// <summary>The conflicts in one line.</summary>
    public static string Summary(ImmutableArray<Violation> violations)
    {
        string first = string.Join(" / ", violations[0].Statements.Select(static s => $"\"{s.Text}\""));
        return violations.Length == 1
            ? $"These statements cannot all be true: {first}."
            : string.Create(CultureInfo.InvariantCulture, $"{violations.Length} conflicts; first, these cannot all be true: {first}.");
    }

    /// <summary>The request to write the answer again.</summary>
    public static ChatMessage RevisionRequest(AnswerCheck check)
    {
        StringBuilder text = new();
        text.AppendLine("Your last answer was checked by a solver: its statements and those before it cannot all be true.");
        text.AppendLine(UntrustedText.Instruction);
        AddConflicts(text, check.Violations, Part);
        text.AppendLine().Append(
            "Write the whole answer again, so that it says nothing that contradicts itself or what is certain. Keep what is not in " +
            "question. If you do not know, say so. Answer with the new text alone, without mentioning this check.");
        return new ChatMessage(ChatRole.User, text.ToString());
    }

    /// <summary>Adds conflicts to what a model is told, fenced, each with its reasons.</summary>
    /// <param name="text">What it is told.</param>
    /// <param name="violations">The conflicts; the first few are told.</param>
    /// <param name="part">What stands behind each statement.</param>
    public static void AddConflicts(StringBuilder text, ImmutableArray<Violation> violations, Func<Statement, string> part)
    {
        foreach (Violation violation in violations.Take(MostToldAtOnce))
        {
            text.AppendLine().AppendLine("These cannot all be true:");
            StringBuilder data = new();
            foreach (Statement statement in violation.Statements)
            {
                data.Append("- ").Append(statement.Text).Append(part(statement)).Append('\n');
            }

            foreach (string step in violation.Explanation)
            {
                data.Append("Why: ").Append(step).Append('\n');
            }

            text.AppendLine(UntrustedText.Fence(data.ToString().TrimEnd()));
        }
    }

    /// <summary>What is said in place of an answer that is taken away.</summary>
    public static string Abstention(AnswerCheck check) => check.Outcome == AnswerOutcome.Inconsistent
        ? $"I don't know. What I was going to say does not hold together. {check.Reason}"
        : $"I don't know: what I was going to say could not be checked. {check.Reason}";

    private static string Part(Statement statement) => statement switch
    {
        { Kind: StatementKind.Fact or StatementKind.Rule, Confidence: null } => "  (certain)",
        { Source: { } source } => $"  (said by {source})",
        _ => string.Empty,
    };
}
