using System.CommandLine;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>ablation</c>: what each part of the engine is worth, by switching it off.</summary>
internal static class AblationCommand
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private static readonly (string Name, SearchTuning Tuning)[] Configurations =
    [
        ("all", new SearchTuning()),
        ("no scan", new SearchTuning { MostScannedVariables = 0 }),
        ("no tables", new SearchTuning { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0 }),
        ("no roof", new SearchTuning { RewritesShortClauses = false }),
        ("neither", new SearchTuning { MostTableVariables = 0, RewritesShortClauses = false }),
        ("no cases", new SearchTuning { MostBranchedVariables = 0 }),
        ("no strata", new SearchTuning { FewestStratified = int.MaxValue }),
        ("no collect", new SearchTuning { FewestCollected = int.MaxValue }),
    ];

    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => string.Empty };
        Command command = new("ablation", "Times the engine with one part after the other switched off.") { names };
        command.SetAction(parsed => Run(parsed.GetValue(names)!));
        return command;
    }

    private static void Run(string names)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        Dictionary<string, List<double[]>> sets = [];
        try
        {
            foreach (Workload workload in Workload.Load(names, folder.FullName))
            {
                double[] row = [.. Configurations.Select(configuration => Measure(workload, configuration.Tuning))];
                if (!sets.TryGetValue(workload.Set, out List<double[]>? rows))
                {
                    sets[workload.Set] = rows = [];
                }

                rows.Add(row);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Console.WriteLine($"Milliseconds, geometric means over each set, optimum not proved; what took longer than {TimeLimit.TotalSeconds} s counts as that.");
        Console.WriteLine($"{"set",-10} {string.Join(' ', Configurations.Select(configuration => $"{configuration.Name,11}"))}");
        foreach ((string set, List<double[]> rows) in sets)
        {
            IEnumerable<string> cells = Configurations.Select((_, i) =>
                string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(rows.Average(row => Math.Log(row[i]))),11:F4}"));
            Console.WriteLine($"{set,-10} {string.Join(' ', cells)}");
        }
    }

    private static double Measure(Workload workload, SearchTuning tuning)
    {
        MaxSatOptions options = new() { BreakTies = false, Certify = CertifyMode.Never, TimeLimit = TimeLimit, Tuning = tuning };
        bool isSolved = true;
        Measurement measurement = Measurement.Of(
            () =>
            {
                MaxSatResult result = new MaxSatSession(workload.Instance, null, options).Optimize();
                isSolved &= result.Status == MaxSatStatus.Optimal;
                return isSolved ? result.UpperBound : null;
            },
            TimeSpan.FromSeconds(0.2),
            TimeSpan.FromSeconds(0.2));
        return isSolved ? measurement.Milliseconds : TimeLimit.TotalMilliseconds;
    }
}
