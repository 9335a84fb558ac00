using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>cancel</c>: how long a solve goes on after it was cancelled, at random moments in each method.</summary>
internal static class CancelCommand
{
    private const double Goal = 50;
    private const int Moments = 20;

    public static Command Create()
    {
        Argument<string> methods = new("methods") { Description = "Start of the name of a method; all when absent.", DefaultValueFactory = _ => string.Empty };
        Option<double> longest = new("--longest") { Description = "Seconds after which a solve is cancelled at the latest.", DefaultValueFactory = _ => 1 };
        Command command = new("cancel", "Times how soon a cancelled solve ends, at random moments in each method.") { methods, longest };
        command.SetAction(parsed =>
        {
            Console.WriteLine($"{"method",-34} {"whole ms",10} {"most ms",10} {"cancelled",10}  goal: {Goal} ms");
            foreach ((string method, WeightedCnf instance) in LongInstances.All())
            {
                if (method.StartsWith(parsed.GetValue(methods)!, StringComparison.Ordinal))
                {
                    Print(method, instance, TimeSpan.FromSeconds(parsed.GetValue(longest)));
                }
            }
        });
        return command;
    }

    private static void Print(string method, WeightedCnf instance, TimeSpan longest)
    {
        Stopwatch whole = Stopwatch.StartNew();
        bool isWhole = Late(instance, longest) is null;
        TimeSpan time = whole.Elapsed;
        Random random = new(1);
        List<double> late = [];
        for (int i = 0; i < Moments; i++)
        {
            if (Late(instance, time * random.NextDouble()) is { } milliseconds)
            {
                late.Add(milliseconds);
            }
        }

        double most = late.DefaultIfEmpty().Max();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{method,-34} {(isWhole ? string.Empty : "over "),5}{time.TotalMilliseconds,5:F0} {most,10:F1} {late.Count,10}  {(most <= Goal ? "met" : "missed")}"));
    }

    /// <summary>Gives how long a solve went on after it was cancelled; null when it ended before.</summary>
    private static double? Late(WeightedCnf instance, TimeSpan after)
    {
        Stopwatch stopwatch = new();
        using CancellationTokenSource source = new();
        using CancellationTokenRegistration started = source.Token.Register(stopwatch.Start);
        source.CancelAfter(after);
        try
        {
            new MaxSatSession(instance, null, new MaxSatOptions { Certify = CertifyMode.Always }).Optimize(source.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return stopwatch.Elapsed.TotalMilliseconds;
        }
    }
}
