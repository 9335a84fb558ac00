using System.ComponentModel;
using System.Text;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Rendering;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tools;

/// <summary>The checker as tools that an agent can call: check statements, ask what follows from them, explain a conflict.</summary>
/// <remarks>
/// The tools take statements in the claim language (controlled English or formulas) and answer in its words. They are pure: nothing
/// is kept between calls, and given facts and rules are part of every call. Text that is too long, unreadable or undecided is said
/// to be so, never passed as consistent; what could not be read of what is known is told with every answer. Thread-safe.
/// </remarks>
public sealed class ConsistencyTools
{
    private readonly ConsistencyChecker _checker;
    private readonly ClaimSet? _known;
    private readonly int _maxLength;
    private readonly string? _unread;

    /// <summary>Creates tools.</summary>
    /// <param name="known">What is known: rules, facts and declarations that every call includes; null for nothing.</param>
    /// <param name="options">How checks are made; null for the defaults with a limit of ten seconds and without the numbers.</param>
    /// <param name="maxLength">How many characters a call may bring; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ConsistencyTools(ClaimSet? known = null, ConsistencyOptions? options = null, int maxLength = 100_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        _known = known;
        _unread = UnreadText(known);
        _maxLength = maxLength;
        _checker = new ConsistencyChecker(
            options ?? new ConsistencyOptions { ComputeNumbers = false, Timeout = TimeSpan.FromSeconds(10) });
    }

    /// <summary>Gives the tools <c>check_consistency</c>, <c>ask</c> and <c>explain</c>.</summary>
    /// <returns>The tools, for <see cref="ChatOptions.Tools"/>.</returns>
    public IReadOnlyList<AIFunction> AsFunctions() =>
    [
        AIFunctionFactory.Create(CheckConsistency, "check_consistency"),
        AIFunctionFactory.Create(Ask, "ask"),
        AIFunctionFactory.Create(Explain, "explain"),
    ];

    [Description(
        "Tells whether statements can all be true together, which cannot, and what is the cheapest to give up. Proved by a solver, " +
        "not guessed. Use it before you rely on several statements at once.")]
    private string CheckConsistency(
        [Description(Statements)] string statements, CancellationToken cancellationToken) =>
        Run(statements, question: null, static report => report.ToText(), cancellationToken);

    [Description(
        "Tells whether something follows from statements: True, False, Unknown (they leave it open), or Both (they contradict each " +
        "other), each with its reasons.")]
    private string Ask(
        [Description(Statements)] string statements,
        [Description("One question or statement, such as 'Can Tweety fly?' or 'Tweety is a bird.'")] string question,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return Complete("Nothing was asked: the question is empty.");
        }

        return Run(statements, question, AnswerText.Of, cancellationToken);
    }

    [Description("Explains one conflict among statements step by step: which cannot all be true, and why.")]
    private string Explain(
        [Description(Statements)] string statements,
        [Description("The number of the conflict as check_consistency counts them, from 1.")] int conflict,
        CancellationToken cancellationToken) =>
        Run(statements, question: null, report => ExplanationText(report, conflict), cancellationToken);

    private const string Statements =
        "Statements, one to a line, in short sentences ('Every penguin is a bird.', 'If something is a bird then it can fly.', " +
        "'Tweety cannot fly.') or formulas ('forall x: penguin(x) -> bird(x)'). A number after @ says how sure a statement is: '@ 0.9'. " +
        "A line that begins with 'fact' is never given up.";

    private string Run(
        string statements, string? question, Func<ConsistencyReport, string> answer, CancellationToken cancellationToken)
    {
        int length = statements.Length + (question?.Length ?? 0);
        if (length > _maxLength)
        {
            return Complete($"Not checked: the text has {length} characters, and {_maxLength} are read at most.");
        }

        ClaimSetBuilder builder = new();
        if (_known is not null)
        {
            builder.AddAll(_known.Statements, _known.Vocabulary, _known.Diagnostics);
        }

        builder.AddText(statements, file: null, cancellationToken);
        if (question is not null && AskedQuestion.AddTo(builder, question) is { } problem)
        {
            return Complete($"Not answered: the question could not be read. {problem.Message}");
        }

        return answer(_checker.Check(builder.Build(), cancellationToken));
    }

    // An answer from half of what is known must not look like one from all of it. A report says so itself.
    private string Complete(string answer) => _unread is null ? answer : $"{answer.TrimEnd()}\n\n{_unread}";

    private static string? UnreadText(ClaimSet? known)
    {
        Diagnostic[] errors = [.. (known?.Diagnostics ?? []).Where(static d => d.Severity == DiagnosticSeverity.Error)];
        return errors.Length == 0
            ? null
            : $"Not all that is known could be read, so this may be incomplete:\n{string.Join('\n', errors.Select(static e => $"- {e}"))}";
    }

    private string ExplanationText(ConsistencyReport report, int conflict)
    {
        if (report.Violations.IsEmpty)
        {
            return report.ToText();
        }

        if (conflict < 1 || conflict > report.Violations.Length)
        {
            return Complete($"There is no conflict {conflict}; they are numbered from 1 to {report.Violations.Length}.");
        }

        Violation violation = report.Violations[conflict - 1];
        StringBuilder text = new();
        text.AppendLine("These cannot all be true:");
        foreach (Statement statement in violation.Statements)
        {
            text.Append("- [").Append(statement.Id).Append("] ").AppendLine(statement.Text);
        }

        text.AppendLine("Why:");
        foreach (string step in violation.Explanation)
        {
            text.Append("- ").AppendLine(step);
        }

        return Complete(text.ToString());
    }
}
