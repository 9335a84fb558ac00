using System.Globalization;
using System.Text.RegularExpressions;

namespace Consistency.Benchmarks.Peers;

/// <summary>clasp with unsatisfiable cores, by its own account of the time without reading, where that is not rounded to nothing.</summary>
internal sealed partial class Clasp : IPeer
{
    private const double Resolution = 1;

    public string Name => "clasp usc";

    public Measurement Measure(Workload workload, TimeSpan timeout)
    {
        List<double> times = [];
        long? cost = null;
        for (int run = 0; run < 3; run++)
        {
            string? output = ExternalProgram.Run("clasp", [workload.OldFormatFile, "--opt-strategy=usc", "--quiet=2,0", "--stats=1"], timeout);
            if (output is null)
            {
                return Measurement.None;
            }

            Match time = Time().Match(output);
            MatchCollection costs = Cost().Matches(output);
            if (!time.Success || costs.Count == 0 || !output.Contains("OPTIMUM FOUND", StringComparison.Ordinal))
            {
                return new Measurement(double.PositiveInfinity, null);
            }

            // "Time: total (Solving: …)": the total includes reading; what is shorter than its clock shows counts as one tick.
            times.Add(Math.Max(Resolution, 1000 * double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture)));
            cost = long.Parse(costs[^1].Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return new Measurement(Measurement.Median(times), cost);
    }

    [GeneratedRegex(@"Time\s*:\s*([\d.]+)s")]
    private static partial Regex Time();

    [GeneratedRegex(@"^o (\d+)", RegexOptions.Multiline)]
    private static partial Regex Cost();
}
