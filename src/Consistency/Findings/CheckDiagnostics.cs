using System.Globalization;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What can go wrong in a check other than in its text.</summary>
internal static class CheckDiagnostics
{
    public static Diagnostic TooManyInstances(Statement statement, string message) => new()
    {
        Id = "CON0201",
        Severity = DiagnosticSeverity.Warning,
        Message = $"[{statement.Id}] {message} Nothing was decided.",
        Hint = "Use fewer variables in one rule, split the input, or raise the limit (MaxGroundClauses).",
        Span = statement.Span,
    };

    public static Diagnostic TimedOut(TimeSpan? timeout) => new()
    {
        Id = "CON0202",
        Severity = DiagnosticSeverity.Warning,
        Message = timeout is { } limit
            ? $"The check was not finished within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s."
            : "The solver gave up before the check was finished.",
        Hint = "Raise the timeout, or split the input.",
    };
}
