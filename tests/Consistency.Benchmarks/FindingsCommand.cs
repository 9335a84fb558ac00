using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Benchmarks;

/// <summary><c>findings</c>: whole checks of documents of beliefs about one thing, with many conflicts.</summary>
internal static class FindingsCommand
{
    private const int Most = 1_000;

    public static Command Create()
    {
        Option<int> beliefs = new("--beliefs") { Description = "Claims about the thing.", DefaultValueFactory = _ => 800 };
        Option<int> rules = new("--rules") { Description = "Certain rules of two literals for each claim; 6 in the workload b200h.", DefaultValueFactory = _ => 2 };
        Option<int> repetitions = new("--repetitions") { Description = "Checks for each figure.", DefaultValueFactory = _ => 5 };
        Command command = new("findings", "Times checks that list 1, 100 and 1,000 conflicts of a document.") { beliefs, rules, repetitions };
        command.SetAction(parsed =>
        {
            ClaimSet claims = Document(parsed.GetValue(beliefs), parsed.GetValue(rules), seed: 1);
            Console.WriteLine($"{"limit",8} {"listed",8} {"more",8} {"median ms",12} {"worst ms",10}");
            foreach (int limit in (int[])[1, 100, Most])
            {
                ConsistencyChecker checker = new(new ConsistencyOptions { MaxViolations = limit });
                List<double> times = [];
                ConsistencyReport report = checker.Check(claims);
                for (int i = 0; i < parsed.GetValue(repetitions); i++)
                {
                    long started = Stopwatch.GetTimestamp();
                    report = checker.Check(claims);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{limit,8} {report.Violations.Length,8} {report.UnlistedViolations,8} {times.Order().ElementAt(times.Count / 2),12:F1} {times.Max(),10:F1}"));
                if (limit == Most)
                {
                    PrintFindings(report);
                }
            }
        });
        return command;
    }

    // What a reader gets of each conflict: its kind, steps that were checked, and their words, the cheapest conflict first.
    private static void PrintFindings(ConsistencyReport report)
    {
        Dictionary<string, decimal> weights = report.Claims.ToDictionary(static c => c.Statement.Id, static c => c.Weight);
        List<decimal> costs = [.. report.Violations.Select(v => v.Statements.Sum(s => weights.GetValueOrDefault(s.Id)))];
        bool isInOrder = costs.Zip(costs.Skip(1)).All(static c => c.First <= c.Second);
        Console.WriteLine(
            $"of the last {report.Violations.Length}: {report.Violations.Count(static v => v.IsMinimal)} minimal, {report.Violations.Count(static v => !v.Kinds.IsEmpty)} with kinds, "
            + $"{report.Violations.Count(static v => !v.Steps.IsEmpty)} with checked steps, {report.Violations.Count(static v => !v.Explanation.IsEmpty)} with an explanation; the cheapest first: {(isInOrder ? "yes" : "no")}");
    }

    // Each belief is a yes or a no; the rules, which are certain, are implications and exclusions between random properties.
    private static ClaimSet Document(int beliefs, int rules, int seed)
    {
        Random random = new(seed);
        Term thing = Term.Constant("thing");
        Formula[] properties = [.. Enumerable.Range(0, beliefs).Select(i => (Formula)new Predicate($"p{i}", 1).Of(thing))];
        ClaimSetBuilder builder = new();
        for (int i = 0; i < beliefs * rules; i++)
        {
            Formula left = properties[random.Next(beliefs)];
            Formula right = properties[random.Next(beliefs)];
            builder.AddRule(left.Implies(random.Next(3) == 0 ? !right : right));
        }

        foreach (Formula property in properties)
        {
            builder.AddClaim(random.Next(3) == 0 ? !property : property, 0.55 + (random.Next(45) / 100.0));
        }

        return builder.Build();
    }
}
