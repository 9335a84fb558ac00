using System.CommandLine;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Cli;

/// <summary><c>consistency explain</c>: one conflict or one statement in full.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Explains one conflict, by its number in 'consistency check', or one statement, by its id.

        Of a conflict: its statements, every step of the proof, how much of the cost it forces, and the repairs that end it. Of a
        statement: what becomes of it, and its conflicts and repairs. A statement whose id is a number is written with its brackets.

        Exit codes:
          0  explained
          2  not known whether there is such a conflict: a limit was hit, or something could not be read
          3  there is none of that name, wrong usage, or a file that cannot be read

        Examples:
          consistency explain 1 answer.claims
          consistency explain s3 facts.claims answer.claims
          consistency explain [7] answer.json
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> subject = new("id") { Description = "The number of a conflict, or the id of a statement." };
        Argument<string[]> files = new("file") { Description = "The files to check; - for standard input.", Arity = ArgumentArity.OneOrMore };
        Option<string?> from = InputFile.FromOption();
        Option<string> reading = CheckCommand.ReadingOption();
        Option<double> timeout = CheckCommand.SecondsOption();
        Command command = new("explain", Description) { subject, files, from, reading, timeout };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ConsistencyOptions options = new()
            {
                Reading = CheckCommand.ReadingOf(parsed.GetValue(reading)),
                ProverFactory = ProverChoice.Usual,
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            };
            ClaimSet claims = await InputFile.ReadClaimsAsync(parsed.GetValue(files)!, parsed.GetValue(from), application.Input, cancellationToken);
            ConsistencyReport report = new ConsistencyChecker(application.AdjustOptions(options)).Check(claims, cancellationToken);
            string id = parsed.GetValue(subject)!;
            if (TryWrite(application.Output, claims, report, id))
            {
                return ExitCodes.Consistent;
            }

            await application.Error.WriteLineAsync($"consistency: {Missing(report, id)}");
            return IsAllKnown(report) ? ExitCodes.Usage : ExitCodes.Undecided;
        });
        return command;
    }

    /// <summary>Explains a conflict, by its number, or a statement, by its id.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryWrite(TextWriter output, ClaimSet claims, ConsistencyReport report, string id)
    {
        if (int.TryParse(id, out int number) && number >= 1 && number <= report.Violations.Length)
        {
            WriteConflict(output, report, number);
            return true;
        }

        id = id.Length > 2 && id[0] == '[' && id[^1] == ']' ? id[1..^1] : id;

        // A law that the words bring with them stands in no file, and conflicts name it all the same.
        if (claims.Statements.Concat(report.Violations.SelectMany(static v => v.Statements)).FirstOrDefault(s => s.Id == id) is not { } statement)
        {
            return false;
        }

        WriteStatement(output, report, statement);
        return true;
    }

    /// <summary>Says that there is nothing of that name to explain.</summary>
    public static string Missing(ConsistencyReport report, string id)
    {
        string rest = IsAllKnown(report) ? string.Empty : " Not all conflicts are known, or something could not be read; see 'consistency check'.";
        return $"there is no conflict and no statement '{VisibleText.Of(id)}'; the number of conflicts is {report.Violations.Length}.{rest}";
    }

    private static bool IsAllKnown(ConsistencyReport report) =>
        report.IsComplete && !report.HasMoreViolations && report.Verdict != Verdict.Undecided;

    private static void WriteConflict(TextWriter output, ConsistencyReport report, int number)
    {
        Violation conflict = report.Violations[number - 1];
        output.WriteLine($"Conflict {number} ({string.Join(", ", conflict.Kinds)}): these {conflict.Statements.Length} statements cannot all be true.");
        foreach (Statement statement in conflict.Statements)
        {
            output.WriteLine($"  {Line(statement)}");
        }

        output.WriteLine();
        output.WriteLine("Why");
        if (conflict.Explanation.IsEmpty)
        {
            output.WriteLine("  No proof was found within the limits.");
        }

        foreach (string line in conflict.Explanation)
        {
            output.WriteLine($"  {VisibleText.Of(line)}");
        }

        output.WriteLine();
        output.WriteLine(conflict.IsMinimal
            ? "Without any one of these statements there is no such conflict."
            : "A limit was hit: some of these statements may not be needed for it.");
        output.WriteLine($"It forces {VisibleText.Number(conflict.Share)} of the cost of every repair.");
        WriteRepairs(output, report, change => change.Ends.Contains(conflict));
    }

    private static void WriteStatement(TextWriter output, ConsistencyReport report, Statement statement)
    {
        output.WriteLine(Line(statement));
        output.WriteLine($"  kind       {statement.Kind}");
        if (statement.Formula is { } formula)
        {
            output.WriteLine($"  read as    {VisibleText.Of(formula.ToString()!)}");
        }

        if (report.Claims.FirstOrDefault(c => c.Statement.Id == statement.Id) is { } verdict)
        {
            output.WriteLine($"  outcome    {verdict.Outcome}");
            output.WriteLine($"  weight     {VisibleText.Number(verdict.Weight)}");
            if (verdict.Margin is { IsForced: true })
            {
                output.WriteLine("  margin     forced: no repair has it the other way");
            }
            else if (ClaimNumbers.MarginOf(verdict) is { Length: > 0 } margin)
            {
                output.WriteLine($"  margin     {margin} (so much more the cheapest repair costs that has it the other way)");
            }

            if (ClaimNumbers.ProbabilityOf(verdict) is { Length: > 0 } probability)
            {
                output.WriteLine($"  probable   {probability} (given all the others)");
            }

            if (verdict.FlipsAt is { } flips)
            {
                output.WriteLine($"  flips at   {VisibleText.Number(flips)} (the confidence at which both ways cost the same)");
            }
        }
        else if (report.Answers.FirstOrDefault(a => a.Question.Id == statement.Id) is { } answer)
        {
            output.WriteLine($"  answer     {answer.Verdict}");
        }

        for (int i = 0; i < report.Violations.Length; i++)
        {
            if (report.Violations[i].Statements.Any(s => s.Id == statement.Id))
            {
                output.WriteLine();
                WriteConflictHead(output, report.Violations[i], i + 1);
            }
        }

        WriteRepairs(output, report, change => change.Statement.Id == statement.Id);
        if (report.HasMoreViolations)
        {
            output.WriteLine();
            output.WriteLine("There are more conflicts than were listed; it may be in others, too.");
        }
    }

    private static void WriteConflictHead(TextWriter output, Violation conflict, int number)
    {
        output.WriteLine($"In conflict {number} ({conflict.Kind}) with {string.Join(", ", conflict.Statements.Select(static s => VisibleText.Of(s.Id)))}");
        foreach (string line in conflict.Explanation)
        {
            output.WriteLine($"  {VisibleText.Of(line)}");
        }
    }

    private static void WriteRepairs(TextWriter output, ConsistencyReport report, Func<RepairChange, bool> touches)
    {
        for (int i = 0; i < report.Repairs.Length; i++)
        {
            Repair repair = report.Repairs[i];
            if (!repair.Changes.Any(touches))
            {
                continue;
            }

            output.WriteLine();
            output.WriteLine($"Repair {i + 1}, for {VisibleText.Number(repair.Cost)}");
            foreach (RepairChange change in repair.Changes)
            {
                output.WriteLine($"  {(touches(change) ? "*" : " ")} {change.Change,-10} {Line(change.Statement)}, costs {VisibleText.Number(change.Weight)}");
            }
        }
    }

    private static string Line(Statement statement) => $"[{VisibleText.Of(statement.Id)}] {VisibleText.Of(statement.Text)}";
}
