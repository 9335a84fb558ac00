using System.CommandLine;
using System.Globalization;
using Consistency.Solving;
using Consistency.Solving.Orders;

namespace Consistency.Benchmarks;

/// <summary><c>orders</c>: noisy orders whose laws are never written out, with the goals beside the figures.</summary>
internal static class OrdersCommand
{
    private const int SeedsPerSize = 5;

    private static readonly Dictionary<int, double> Goals = new() { [60] = 5, [100] = 10, [300] = 100, [1000] = 2000 };

    public static Command Create()
    {
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 0.3 };
        Option<int> most = new("--most") { Description = "Sizes above this are left out.", DefaultValueFactory = _ => 1000 };
        Command command = new("orders", "Times orders on n things, 4n statements, a tenth of them wrong; laws not written out.") { seconds, most };
        command.SetAction(parsed => Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(most)));
        return command;
    }

    private static void Run(TimeSpan budget, int most)
    {
        Console.WriteLine($"{"things",6} {"seed",4} {"dropped",8} {"cost",8} {"chains",7} {"unproved ms",12} {"proved ms",12} {"canonical ms",12} {"KiB/solve",10} {"goal ms",8}");
        foreach (int things in NoisyOrder.Sizes.Where(n => n <= most))
        {
            List<double> proved = [];
            for (int seed = 1; seed <= SeedsPerSize; seed++)
            {
                proved.Add(Print(NoisyOrder.Create(things, seed), seed, budget));
            }

            string verdict = !Goals.TryGetValue(things, out double goal) ? string.Empty : proved.Max() <= goal ? $"goal {goal} ms: met" : $"goal {goal} ms: missed";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{things,6} things, proved: median {Measurement.Median(proved):F3} ms, slowest {proved.Max():F3} ms. {verdict}"));
        }
    }

    private static double Print(OrderProblem problem, int seed, TimeSpan budget)
    {
        OrderResult result = OrderSolver.Solve(problem, Options(CertifyMode.Always, true));
        Measurement unproved = Measure(CertifyMode.Never, false);
        Measurement proved = Measure(CertifyMode.Always, false);
        Measurement canonical = Measure(CertifyMode.Always, true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        OrderSolver.Solve(problem, Options(CertifyMode.Never, false));
        double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0;
        string cost = result.Status == MaxSatStatus.Optimal && result.CertifiedLowerBound
            ? $"{result.UpperBound}"
            : $"{result.LowerBound}-{result.UpperBound}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.ThingCount,6} {seed,4} {result.Dropped.Length,8} {cost,8} {result.ChainCount,7} {unproved.Milliseconds,12:F3} {proved.Milliseconds,12:F3} {canonical.Milliseconds,12:F3} {allocated,10:F0}"));
        return proved.Cost is null ? double.PositiveInfinity : proved.Milliseconds;

        Measurement Measure(CertifyMode certify, bool breakTies) => Measurement.Of(
            () =>
            {
                OrderResult solved = OrderSolver.Solve(problem, Options(certify, breakTies));
                bool isDone = solved.Status == MaxSatStatus.Optimal && (certify == CertifyMode.Never || solved.CertifiedLowerBound);
                return isDone ? solved.UpperBound : null;
            },
            budget / 2,
            budget);
    }

    private static MaxSatOptions Options(CertifyMode certify, bool breakTies) =>
        new() { Certify = certify, BreakTies = breakTies, TimeLimit = TimeSpan.FromSeconds(20) };
}
