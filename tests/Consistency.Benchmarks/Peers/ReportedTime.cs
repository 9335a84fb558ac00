namespace Consistency.Benchmarks.Peers;

/// <summary>Runs a program that says itself how long solving took.</summary>
internal static class ReportedTime
{
    /// <summary>Runs a program three times and takes the median.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="read">Finds time and cost in what it printed; null when it did not find the optimum.</param>
    /// <param name="timeout">When a run is stopped.</param>
    public static Measurement Of(
        string program, string[] arguments, Func<string, (double Milliseconds, long Cost)?> read, TimeSpan timeout)
    {
        List<double> times = [];
        long? cost = null;
        for (int run = 0; run < 3; run++)
        {
            string? output = ExternalProgram.Run(program, arguments, timeout);
            if (output is null)
            {
                return Measurement.None;
            }

            if (read(output) is not { } result)
            {
                return new Measurement(double.PositiveInfinity, null);
            }

            times.Add(result.Milliseconds);
            cost = result.Cost;
        }

        return new Measurement(Measurement.Median(times), cost);
    }
}
