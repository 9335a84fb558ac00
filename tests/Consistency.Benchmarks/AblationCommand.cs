using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>ablation</c>: what each part of the engine is worth, by switching it off.</summary>
internal static class AblationCommand
{
    private const string CoresAlone = "cores alone";
    private const string DefaultNames = "a,b200,b600,c40,c100,c200,c500,d15,d30,e1k,egiant,spin4,spin6";

    private static readonly SearchTuning Full = new();

    // What is solved by cores alone: large parts with long clauses, and lazy constraints.
    private static readonly SearchTuning Cores = new() { MostTableVariables = 0, RecognisesOrders = false, RewritesShortClauses = false };

    private static readonly (string Name, SearchTuning Tuning)[] Configurations =
    [
        ("everything on", Full),
        ("no splitting into parts", Full with { SplitsParts = false }),
        ("no looking at all assignments", Full with { MostScannedVariables = 0 }),
        ("no tables", Full with { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0 }),
        ("no recognising of orders", Full with { RecognisesOrders = false }),
        ("no roof duality", Full with { RewritesShortClauses = false }),
        ("no looking for what is implied", Full with { FindsImplied = false }),
        ("no fixing of what it forces", Full with { FixesForced = false }),
        ("no cores", Full with { ConflictsBeforeCases = 0, ConflictsBeforeCasesOfLongClauses = 0, FewestCases = Full.MostCases }),
        ("no cases", Full with { MostBranchedVariables = 0 }),
        ("no matching of divided tables", Full with { MatchesTables = false }),
        ("no narrow tables first", Full with { NarrowestTable = 17 }),
        (CoresAlone, Cores),
        ("  no strata", Cores with { FewestStratified = int.MaxValue }),
        ("  no hardening", Cores with { Hardens = false }),
        ("  no shrinking of cores", Cores with { SmallestRefutedCore = int.MaxValue }),
        ("  no collected cores", Cores with { FewestCollected = int.MaxValue }),
    ];

    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => DefaultNames };
        Option<double> timeout = new("--timeout") { Description = "Seconds after which one solve is stopped, and counts as that.", DefaultValueFactory = _ => 1 };
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 0.03 };
        Command command = new("ablation", "Times the engine with one part after the other switched off.") { names, timeout, seconds };
        command.SetAction(parsed => Run(
            parsed.GetValue(names)!, TimeSpan.FromSeconds(parsed.GetValue(timeout)), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static void Run(string names, TimeSpan timeout, TimeSpan budget)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        Dictionary<string, List<double[]>> groups = [];
        try
        {
            foreach (Workload workload in Workload.Load(names, folder.FullName))
            {
                Stopwatch stopwatch = Stopwatch.StartNew();
                double[] row = Measure(workload, timeout, budget);
                if (groups.Count == 0)
                {
                    // The first instance found the code cold.
                    row = Measure(workload, timeout, budget);
                }

                string group = workload.Name.StartsWith("spin", StringComparison.Ordinal) ? "spin" : workload.Name[..1];
                if (!groups.TryGetValue(group, out List<double[]>? rows))
                {
                    groups[group] = rows = [];
                }

                rows.Add(row);
                int unsolved = row.Count(milliseconds => milliseconds >= timeout.TotalMilliseconds);
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{workload.Name,-12} {row[0],10:F4} ms, {unsolved} of {row.Length} not in time; {stopwatch.Elapsed.TotalSeconds:F1} s"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Print(groups, timeout);
    }

    private static void Print(Dictionary<string, List<double[]>> groups, TimeSpan timeout)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Geometric means over the instances of a group, optimum not proved: milliseconds with everything on, then how many times that; "
            + $"of what belongs to cores, how many times cores alone. What takes {timeout.TotalSeconds} s and longer counts as that; in brackets how many do."));
        Console.WriteLine($"{string.Empty,-32}{string.Concat(groups.Select(group => $"{group.Key + " (" + group.Value.Count + ")",14}"))}{"all",8}");
        for (int i = 0; i < Configurations.Length; i++)
        {
            Console.Write($"{Configurations[i].Name,-32}");
            int compared = Configurations[i].Name.StartsWith(' ') ? Array.FindIndex(Configurations, each => each.Name == CoresAlone) : 0;
            foreach (List<double[]> rows in groups.Values)
            {
                double mean = Mean(rows.Select(row => row[i] / (i == 0 ? 1 : row[compared])));
                int unsolved = rows.Count(row => row[i] >= timeout.TotalMilliseconds);
                string figure = mean.ToString(i == 0 ? "F3" : "F2", CultureInfo.InvariantCulture);
                Console.Write($"{(unsolved > 0 ? $"{figure} [{unsolved}]" : figure),14}");
            }

            Console.WriteLine(i == 0
                ? string.Empty
                : Mean(groups.Values.SelectMany(rows => rows).Select(row => row[i] / row[compared])).ToString("F2", CultureInfo.InvariantCulture).PadLeft(8));
        }
    }

    private static double Mean(IEnumerable<double> factors) => Math.Exp(factors.Average(Math.Log));

    /// <summary>Times every configuration twice, so that no short disturbance decides, and takes the better figure.</summary>
    private static double[] Measure(Workload workload, TimeSpan timeout, TimeSpan budget)
    {
        double[] row = new double[Configurations.Length];
        Array.Fill(row, timeout.TotalMilliseconds);
        for (int round = 0; round < 2; round++)
        {
            // Backwards, so that what all are compared with is not always the one that finds the memory untouched.
            for (int i = row.Length - 1; i >= 0; i--)
            {
                if (round == 0 || row[i] < timeout.TotalMilliseconds)
                {
                    row[i] = Math.Min(row[i], Measure(workload, Configurations[i].Tuning, timeout, budget));
                }
            }
        }

        return row;
    }

    private static double Measure(Workload workload, SearchTuning tuning, TimeSpan timeout, TimeSpan budget)
    {
        MaxSatOptions options = new() { BreakTies = false, Certify = CertifyMode.Never, Tuning = tuning };
        long started = Stopwatch.GetTimestamp();
        if (Solve() is null || Stopwatch.GetElapsedTime(started) > timeout)
        {
            return timeout.TotalMilliseconds;
        }

        return Math.Min(timeout.TotalMilliseconds, Measurement.Of(Solve, budget, budget).Milliseconds);

        long? Solve()
        {
            // A limit of the engine's own would change how it begins; a token does not.
            using CancellationTokenSource source = new(timeout);
            try
            {
                return new MaxSatSession(workload.Instance, null, options).Optimize(source.Token).UpperBound;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
