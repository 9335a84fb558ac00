using System.CommandLine;
using System.Globalization;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Benchmarks;

/// <summary><c>cores</c>: one conflict, the smallest one, and all of them, in answer-sized work, with the goals beside the figures.</summary>
internal static class CoresCommand
{
    private const double GoalOfOne = 0.2;
    private const double GoalOfAll = 100;

    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => "a20,a40,a60" };
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 0.3 };
        Option<bool> large = new("--large") { Description = "Conflicts of hundreds and thousands of members, with and without rotation of assignments." };
        Command command = new("cores", "Times minimal conflicts of workloads; soft clauses are what may be given up.") { names, seconds, large };
        command.SetAction(parsed =>
        {
            TimeSpan budget = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            if (parsed.GetValue(large))
            {
                RunLarge(budget);
            }
            else
            {
                Run(parsed.GetValue(names)!, budget);
            }
        });
        return command;
    }

    private static void Run(string names, TimeSpan budget)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        Dictionary<string, List<(double One, double All, bool IsComplete)>> sets = [];
        try
        {
            Console.WriteLine($"{"instance",-12} {"one: size",10} {"ms",9} {"smallest",9} {"ms",9} {"all",6} {"sets",6} {"ms",9}");
            foreach (Workload workload in Workload.Load(names, folder.FullName))
            {
                (double one, double all, bool isComplete) = Print(workload, budget);
                if (!sets.TryGetValue(workload.Set, out List<(double One, double All, bool IsComplete)>? rows))
                {
                    sets[workload.Set] = rows = [];
                }

                rows.Add((one, all, isComplete));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        foreach ((string set, List<(double One, double All, bool IsComplete)> rows) in sets)
        {
            int done = rows.Count(static row => row.IsComplete && row.All <= GoalOfAll);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{set}: one in at most {rows.Max(static row => row.One):F3} ms (goal for a60: {GoalOfOne}); all of {done} of {rows.Count} within {GoalOfAll} ms (goal for a20: 90 %)"));
        }
    }

    private static void RunLarge(TimeSpan budget)
    {
        Console.WriteLine($"{"conflict",-34} {"members",8} {"size",6} {"calls",6} {"ms",9} {"calls without rotation",23} {"ms",9}");
        foreach ((string name, WeightedCnf instance) in LargeConflicts())
        {
            CdclOracle oracle = Load(instance, out int[] assumptions);
            (int size, int calls, double with) = Time(rotates: true);
            (_, int callsWithout, double without) = Time(rotates: false);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34} {assumptions.Length,8} {size,6} {calls,6} {with,9:F2} {callsWithout,23} {without,9:F2}"));

            (int Size, int Calls, double Milliseconds) Time(bool rotates)
            {
                CountedOracle counted = new(oracle, rotates);
                int size = MusExtractor.TryExtract(counted, assumptions)?.Literals.Length ?? 0;
                int calls = counted.Calls;
                return (size, calls, Measurement.Of(() => MusExtractor.TryExtract(counted, assumptions)?.Literals.Length, budget / 2, budget).Milliseconds);
            }
        }
    }

    /// <summary>Every clause may be given up: chains of implications, pigeons and their holes, random clauses in which a long chain is hidden.</summary>
    private static IEnumerable<(string Name, WeightedCnf Instance)> LargeConflicts()
    {
        foreach (int length in new[] { 100, 1_000, 5_000 })
        {
            yield return ($"chain of {length}", LongInstances.BrokenChain(length, others: 0, seed: 1));
        }

        yield return ("chain of 300 among 3,000 others", LongInstances.BrokenChain(300, others: 3_000, seed: 1));
        foreach (int pigeons in new[] { 5, 6, 7 })
        {
            yield return ($"{pigeons} pigeons, a hole too few", LongInstances.Pigeons(pigeons));
        }
    }

    private static (double One, double All, bool IsComplete) Print(Workload workload, TimeSpan budget)
    {
        CdclOracle oracle = Load(workload.Instance, out int[] assumptions);
        long[] weights = [.. Enumerable.Range(0, assumptions.Length).Select(workload.Instance.Weight)];
        MusEnumerationOptions limit = new() { TimeLimit = TimeSpan.FromMilliseconds(GoalOfAll), Weights = weights };
        MusEnumerationOptions first = new() { CheapestFirst = true, MaxMuses = 1, TimeLimit = TimeSpan.FromSeconds(5) };
        int size = MusExtractor.TryExtract(oracle, assumptions)?.Literals.Length ?? 0;
        Measurement one = Measurement.Of(() => MusExtractor.TryExtract(oracle, assumptions)?.Literals.Length, budget / 2, budget);
        Measurement smallest = Measurement.Of(
            () => MusEnumerator.Enumerate(oracle, assumptions, first).Muses is [var found, ..] ? found.Length : null, budget / 2, budget);
        MusEnumeration everything = MusEnumerator.Enumerate(oracle, assumptions, limit);
        Measurement all = Measurement.Of(() => MusEnumerator.Enumerate(oracle, assumptions, limit).Muses.Length, budget / 2, budget);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{workload.Name,-12} {size,10} {one.Milliseconds,9:F4} {smallest.Cost ?? 0,9} {smallest.Milliseconds,9:F4} {all.Cost,6} {everything.Mcses.Length,6} {all.Milliseconds,9:F3}{(everything.IsComplete ? string.Empty : " and more")}"));
        return (one.Milliseconds, all.Milliseconds, everything.IsComplete);
    }

    /// <summary>Loads the clauses; each soft clause gets a literal that implies it.</summary>
    private static CdclOracle Load(WeightedCnf instance, out int[] assumptions)
    {
        CdclOracle oracle = new(instance.VariableCount);
        for (int i = 0; i < instance.HardCount; i++)
        {
            oracle.AddClause(instance.Hard(i));
        }

        assumptions = new int[instance.SoftCount];
        for (int i = 0; i < assumptions.Length; i++)
        {
            ReadOnlySpan<int> clause = instance.Soft(i);
            assumptions[i] = oracle.AddVariable();
            oracle.AddClause([.. clause, -assumptions[i]]);
        }

        return oracle;
    }
}
