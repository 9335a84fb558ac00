using System.Globalization;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What can go wrong in a check other than in its text.</summary>
internal static class CheckDiagnostics
{
    /// <summary>The id of the question which reading is meant.</summary>
    public const string ReadingMattersId = "CON0203";

    /// <summary>The id of the remark that a statement was left out for a later one.</summary>
    public const string SupersededId = "CON0206";

    public static Diagnostic TooManyInstances(Statement statement, string message) => new()
    {
        Id = "CON0201",
        Severity = DiagnosticSeverity.Warning,
        Message = $"[{statement.Id}] {message} Nothing was decided.",
        Hint = "Use fewer variables in one rule, split the input, or raise the limit (MaxGroundClauses).",
        Span = statement.Span,
    };

    public static Diagnostic ReadingMatters(Statement statement, AlternativeReading reading, string difference, int others = 0) => new()
    {
        Id = ReadingMattersId,
        Severity = DiagnosticSeverity.Warning,
        Message = $"[{statement.Id}] \"{statement.Text}\" can mean \"{reading.Usual}\" or \"{reading.Meaning}\"; it was read the first way. With the second reading"
            + (others == 0 ? string.Empty : $", and that of {others.ToString(CultureInfo.InvariantCulture)} more")
            + $", {difference}. Which is meant?",
        Hint = "Say it in words that can mean one thing only, or choose with --ambiguous first or second.",
        Span = statement.Span,
    };

    public static Diagnostic ReadingsNotCompared(int count) => new()
    {
        Id = "CON0204",
        Severity = DiagnosticSeverity.Information,
        Message = $"{count.ToString(CultureInfo.InvariantCulture)} other reading{(count == 1 ? " was" : "s were")} not compared; a limit was hit.",
        Hint = "Say it in words that can mean one thing only, or split the input.",
    };

    public static Diagnostic DisagreementsOpen() => new()
    {
        Id = "CON0205",
        Severity = DiagnosticSeverity.Information,
        Message = "There may be more disagreements between sources than are listed; a limit was hit.",
        Hint = "Raise the timeout, or split the input.",
    };

    public static Diagnostic Superseded(Statement old, Statement by) => new()
    {
        Id = SupersededId,
        Severity = DiagnosticSeverity.Information,
        Message = $"[{old.Id}] was left out: [{by.Id}] takes its place.",
        Span = old.Span,
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
