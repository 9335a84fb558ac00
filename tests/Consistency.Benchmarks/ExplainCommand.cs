using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BeliefBank;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Benchmarks;

/// <summary><c>explain</c>: how long whole checks with checked proofs take, and how long the proofs are.</summary>
internal static class ExplainCommand
{
    private const int ShortProof = 6;

    public static Command Create()
    {
        Argument<DirectoryInfo> data = new("data") { Description = "The folder with the corpora." };
        Option<DirectoryInfo> samples = new("--samples") { Description = "A folder with .claims files.", DefaultValueFactory = static _ => new DirectoryInfo("samples") };
        Option<string[]> only = new("--only") { Description = "The corpora to look at; all when none is named.", AllowMultipleArgumentsPerToken = true };
        Command command = new("explain", "Times checks with proofs, and counts the steps of the proofs.") { data, samples, only };
        Option<bool> bound = new("--bound") { Description = "Prove of each longer proof how many applications of statements any proof needs." };
        command.Add(bound);
        command.SetAction(parsed =>
        {
            string folder = parsed.GetValue(data)!.FullName;
            Console.WriteLine($"{"corpus",-12} {"sets",6} {"conflicts",10} {"unproved",9} {$"<= {ShortProof} lines",11} {"most",5} {$"<= {ShortProof} steps",11} {"most",5} {"answers",8} {"unproved",9} {$"<= {ShortProof} lines",11} {"median ms",10} {"worst ms",9}");
            List<Length> everywhere = [];
            string[] wanted = parsed.GetValue(only) ?? [];
            void Print(string corpus, IEnumerable<ClaimSet> sets, Reading reading = Reading.Classical)
            {
                if (wanted.Length == 0 || wanted.Contains(corpus))
                {
                    everywhere.AddRange(PrintLine(corpus, sets, reading, parsed.GetValue(bound)));
                }
            }

            Print("logicnli", LogicNli(Path.Combine(folder, "logicnli", "train_language_first100.json")));
            Print("proofwriter", Theories(Path.Combine(folder, "proofwriter", "dev.json"), "unknown? "), Reading.Derivable);
            Print("prontoqa", Theories(Path.Combine(folder, "prontoqa", "dev_first250.json"), "false? "));
            Print("beliefbank", Beliefs(Path.Combine(folder, "beliefbank")));
            Print("samples", parsed.GetValue(samples)!.GetFiles("*.claims").OrderBy(static f => f.Name, StringComparer.Ordinal)
                .Select(static f => new ClaimSetBuilder().AddText(File.ReadAllText(f.FullName)).Build()));
            Console.WriteLine($"all of these: {everywhere.Count} conflicts, {Short(everywhere, static l => l.Lines)} in at most {ShortProof} lines, {Short(everywhere, static l => l.Steps)} in at most {ShortProof} steps");
        });
        return command;
    }

    // How long a proof is: no lines and no steps where there is none.
    private readonly record struct Length(int Lines, int Steps)
    {
        public static Length Of(ImmutableArray<ProofStep> steps) => new(ProofStep.CountLines(steps), ProofStep.Count(steps));
    }

    private static List<Length> PrintLine(string corpus, IEnumerable<ClaimSet> sets, Reading reading, bool wantsBound)
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = reading, Timeout = null });
        List<Length> conflicts = [];
        List<Length> first = [];
        List<Length> answers = [];
        List<int> bounds = [];
        List<double> times = [];
        foreach (ClaimSet claims in sets)
        {
            if (times.Count == 0)
            {
                checker.Check(claims);
            }

            long started = Stopwatch.GetTimestamp();
            ConsistencyReport report = checker.Check(claims);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            conflicts.AddRange(report.Violations.Select(static v => Length.Of(v.Steps)));
            first.AddRange(report.Violations.Take(1).Select(static v => Length.Of(v.Steps)));
            if (wantsBound)
            {
                bounds.AddRange(ShortestProofBound.Of(claims, reading, report.Violations.Where(static v => ProofStep.Count(v.Steps) is 0 or > ShortProof)));
            }

            answers.AddRange(report.Answers.Where(static a => a.Verdict is AnswerVerdict.True or AnswerVerdict.False)
                .Select(static a => a.Proofs is [var proof] ? Length.Of(proof.Steps) : default));
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{corpus,-12} {times.Count,6} {conflicts.Count,10} {Unproved(conflicts),9} {Short(conflicts, static l => l.Lines),11} {Most(conflicts, static l => l.Lines),5} {Short(conflicts, static l => l.Steps),11} {Most(conflicts, static l => l.Steps),5} {answers.Count,8} {Unproved(answers),9} {Short(answers, static l => l.Lines),11} {times[times.Count / 2],10:F2} {times[^1],9:F2}"));
        Console.WriteLine($"             lines: {Spread(conflicts, static l => l.Lines)}");
        Console.WriteLine($"             steps: {Spread(conflicts, static l => l.Steps)}");
        Console.WriteLine($"             the first conflict of each set: {Short(first, static l => l.Lines)} in at most {ShortProof} lines, {Short(first, static l => l.Steps)} in at most {ShortProof} steps");
        if (wantsBound)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"             of {bounds.Count} longer ones {bounds.Count(static b => b > ShortProof)} provably need more than {ShortProof} applications of statements; not bounded: {bounds.Count(static b => b == 0)}"));
        }

        return conflicts;
    }

    private static int Unproved(List<Length> proofs) => proofs.Count(static p => p.Steps == 0);

    private static int Most(List<Length> proofs, Func<Length, int> measure) => proofs.Select(measure).DefaultIfEmpty(0).Max();

    private static string Short(List<Length> proofs, Func<Length, int> measure) => proofs.Count == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{100.0 * proofs.Count(p => measure(p) is > 0 and <= ShortProof) / proofs.Count:F1} %");

    private static string Spread(List<Length> proofs, Func<Length, int> measure) => string.Join(
        ", ",
        proofs.GroupBy(measure).OrderBy(static g => g.Key).Select(static g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} in {g.Count()}")));

    private static IEnumerable<ClaimSet> LogicNli(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (JsonProperty theory in document.RootElement.EnumerateObject())
        {
            IEnumerable<string> sentences = new[] { "facts", "rules" }.SelectMany(m => theory.Value.GetProperty(m).EnumerateArray()).Select(static e => e.GetString()!);
            yield return new ClaimSetBuilder().AddText(string.Join('\n', sentences)).Build();
        }
    }

    private static IEnumerable<ClaimSet> Theories(string path, string beforeQuestion)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (JsonElement problem in document.RootElement.EnumerateArray())
        {
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf(beforeQuestion, StringComparison.Ordinal) + beforeQuestion.Length)..];
            yield return new ClaimSetBuilder().AddText($"{problem.GetProperty("context").GetString()}\nask {question}").Build();
        }
    }

    private static IEnumerable<ClaimSet> Beliefs(string folder)
    {
        BeliefData beliefs = BeliefData.Read(folder);
        return beliefs.Gold.Keys.SelectMany(e => new[] { false, true }.Select(back => BeliefClaims.Of(beliefs, e, back)));
    }
}
