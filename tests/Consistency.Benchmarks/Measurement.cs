using System.Diagnostics;

namespace Consistency.Benchmarks;

/// <summary>What a solver said of an instance, and how long it took, in milliseconds.</summary>
/// <param name="Milliseconds">The median; infinite when it did not finish in time.</param>
/// <param name="Cost">The cost of its best answer; null when it gave none.</param>
internal readonly record struct Measurement(double Milliseconds, long? Cost)
{
    /// <summary>Gets what is said of a solver that is not on this machine.</summary>
    public static Measurement None { get; } = new(double.NaN, null);

    /// <summary>Times something that runs in this process: first until it is warm, then often enough for a median.</summary>
    public static Measurement Of(Func<long?> solve, TimeSpan warmUp, TimeSpan budget)
    {
        long? cost;
        long started = Stopwatch.GetTimestamp();
        do
        {
            cost = solve();
        }
        while (Stopwatch.GetElapsedTime(started) < warmUp);

        List<double> times = [];
        started = Stopwatch.GetTimestamp();
        while (times.Count < 5 || (Stopwatch.GetElapsedTime(started) < budget && times.Count < 1001))
        {
            long start = Stopwatch.GetTimestamp();
            solve();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (Stopwatch.GetElapsedTime(started) > 20 * budget)
            {
                break;
            }
        }

        return new Measurement(Median(times), cost);
    }

    /// <summary>Gives the middle of some figures.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
