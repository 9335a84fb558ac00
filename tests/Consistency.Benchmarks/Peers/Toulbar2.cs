using System.Globalization;
using System.Text.RegularExpressions;

namespace Consistency.Benchmarks.Peers;

/// <summary>toulbar2, by its own account of the time without reading.</summary>
internal sealed partial class Toulbar2 : IPeer
{
    private const double Resolution = 1;

    public string Name => "toulbar2";

    public Measurement Measure(Workload workload, TimeSpan timeout)
    {
        List<double> times = [];
        long? cost = null;
        for (int run = 0; run < 3; run++)
        {
            string? output = ExternalProgram.Run("toulbar2", [workload.OldFormatFile], timeout);
            if (output is null)
            {
                return Measurement.None;
            }

            Match result = Result().Match(output);
            if (!result.Success)
            {
                return new Measurement(double.PositiveInfinity, null);
            }

            times.Add(Math.Max(Resolution, 1000 * double.Parse(result.Groups[2].Value, CultureInfo.InvariantCulture)));
            cost = long.Parse(result.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return new Measurement(Measurement.Median(times), cost);
    }

    [GeneratedRegex(@"Optimum: (\d+) in .* and ([\d.]+) seconds")]
    private static partial Regex Result();
}
