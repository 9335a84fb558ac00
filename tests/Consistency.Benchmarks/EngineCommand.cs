using System.CommandLine;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>engine</c>: our engine alone, with what checking the proof costs and what is allocated.</summary>
internal static class EngineCommand
{
    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => string.Empty };
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 0.5 };
        Command command = new("engine", "Times our engine alone, without and with the check of its proof.") { names, seconds };
        command.SetAction(parsed =>
        {
            TimeSpan budget = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
            try
            {
                Console.WriteLine($"{"instance",-12} {"optimum",12} {"unproved ms",12} {"proved ms",12} {"canonical ms",12} {"KiB/solve",10}");
                foreach (Workload workload in Workload.Load(parsed.GetValue(names)!, folder.FullName))
                {
                    Print(workload, budget);
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Print(Workload workload, TimeSpan budget)
    {
        Measurement unproved = Measure(CertifyMode.Never, false);
        Measurement proved = Measure(CertifyMode.Auto, false);
        Measurement canonical = Measure(CertifyMode.Auto, true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Solve(workload.Instance, CertifyMode.Never, false);
        double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{workload.Name,-12} {proved.Cost,12} {unproved.Milliseconds,12:F4} {proved.Milliseconds,12:F4} {canonical.Milliseconds,12:F4} {allocated,10:F0}"));

        Measurement Measure(CertifyMode certify, bool breakTies) =>
            Measurement.Of(() => Solve(workload.Instance, certify, breakTies), budget / 2, budget);
    }

    /// <summary>Solves an instance from scratch.</summary>
    public static long? Solve(WeightedCnf instance, CertifyMode certify, bool breakTies)
    {
        MaxSatOptions options = new() { BreakTies = breakTies, Certify = certify, TimeLimit = TimeSpan.FromSeconds(60) };
        MaxSatResult result = new MaxSatSession(instance, null, options).Optimize();
        return result.Status == MaxSatStatus.Optimal ? result.UpperBound : null;
    }
}
