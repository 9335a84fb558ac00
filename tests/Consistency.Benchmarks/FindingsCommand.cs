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
    public static Command Create()
    {
        Option<int> beliefs = new("--beliefs") { Description = "Claims about the thing.", DefaultValueFactory = _ => 200 };
        Option<int> rules = new("--rules") { Description = "Rules for each claim: 6 as in the workload b200h.", DefaultValueFactory = _ => 6 };
        Option<int> repetitions = new("--repetitions") { Description = "Checks for each figure.", DefaultValueFactory = _ => 5 };
        Command command = new("findings", "Times checks that list 1, 100 and 1,000 conflicts of a document.") { beliefs, rules, repetitions };
        command.SetAction(parsed =>
        {
            ClaimSet claims = Document(parsed.GetValue(beliefs), parsed.GetValue(rules), seed: 1);
            Console.WriteLine($"{"limit",8} {"listed",8} {"more",8} {"median ms",12}");
            foreach (int limit in (int[])[1, 100, 1_000])
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
                    $"{limit,8} {report.Violations.Length,8} {report.UnlistedViolations,8} {times.Order().ElementAt(times.Count / 2),12:F1}"));
            }
        });
        return command;
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
