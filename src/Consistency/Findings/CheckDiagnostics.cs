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

    /// <summary>The id of the error that numbers or names are too many to be held against each other.</summary>
    public const string TooManyToCompareId = "CON0213";

    /// <summary>The id of the remark that a statement has too many instances.</summary>
    public const string TooManyInstancesId = "CON0201";

    public static Diagnostic TooManyInstances(Statement statement, string message) => new()
    {
        Id = TooManyInstancesId,
        Severity = DiagnosticSeverity.Warning,
        Message = $"[{statement.Id}] {message} Nothing was decided.",
        Hint = "Use fewer variables in one rule, split the input, or raise the limit (MaxGroundClauses).",
        Span = statement.Span,
    };

    public static Diagnostic TooManyToCompare(string words, int count) => new()
    {
        Id = TooManyToCompareId,
        Severity = DiagnosticSeverity.Error,
        Message = string.Create(CultureInfo.InvariantCulture, $"'{words}' is said in {count} ways, which are too many to be held against each other: none was."),
        Hint = "Split the input.",
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

    /// <summary>Names a conflict as reports do.</summary>
    public static string NameOfConflict(int index) => $"conflict {(index + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Names the answer to a question.</summary>
    public static string NameOfAnswer(Statement question) => $"the answer to \"{question.Text}\"";

    public static Diagnostic ThingsAdded(int count) => new()
    {
        Id = "CON0208",
        Severity = DiagnosticSeverity.Information,
        Message = $"{Things(count)} more than those that are named or said to be there {(count == 1 ? "was" : "were")} assumed: "
            + "with too few things, statements seem to contradict each other that do not.",
    };

    public static Diagnostic SettledInEveryWorld(IReadOnlyCollection<string> findings, string prover) => new()
    {
        Id = "CON0209",
        Severity = DiagnosticSeverity.Information,
        Message = $"{Subject(findings)} {(findings.Count == 1 ? "stands" : "stand")} with any number of things, as {prover} proved.",
    };

    public static Diagnostic OpenForMoreThings(IReadOnlyCollection<string> findings, int things, string? prover) => new()
    {
        Id = "CON0210",
        Severity = DiagnosticSeverity.Warning,
        Message = $"{Subject(findings)} {(findings.Count == 1 ? "was" : "were")} shown for {Things(things)}, those that are named or said to be there; "
            + $"whether {(findings.Count == 1 ? "it stands" : "they stand")} with another number of things is open.",
        Hint = prover is null
            ? "A prover can tell: the tool uses the Z3 of this machine (libz3) where there is one."
            : $"{prover} gave no proof within its limit. Name what a \"there is\" speaks of, or make the rule say less.",
    };

    public static Diagnostic ContradictionByProver(IReadOnlyCollection<Statement> statements, string prover) => new()
    {
        Id = "CON0211",
        Severity = DiagnosticSeverity.Warning,
        Message = $"{Listed(statements.Select(static s => $"[{s.Id}]"))} cannot all be true, as {prover} proved; no repair was looked for.",
        Span = statements.First().Span,
    };

    public static Diagnostic WorldByProver(int things, string prover) => new()
    {
        Id = "CON0212",
        Severity = DiagnosticSeverity.Information,
        Message = $"{prover} found a world with {Things(things)} in which all statements hold. The solver could not confirm it, so the verdict stays open.",
    };

    private static string Things(int count) => $"{count.ToString(CultureInfo.InvariantCulture)} thing{(count == 1 ? string.Empty : "s")}";

    private static string Subject(IEnumerable<string> findings)
    {
        string listed = Listed(findings);
        return char.ToUpperInvariant(listed[0]) + listed[1..];
    }

    private static string Listed(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
