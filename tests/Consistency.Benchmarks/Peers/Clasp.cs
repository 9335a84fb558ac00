using System.Globalization;
using System.Text.RegularExpressions;

namespace Consistency.Benchmarks.Peers;

/// <summary>clasp with unsatisfiable cores, by its own account of the time that solving took, without reading.</summary>
/// <remarks>That is told in hundredths of a second. Where it is told as none, its total time stands in, or one hundredth if that is less.</remarks>
internal sealed partial class Clasp : IPeer
{
    private const double Tick = 10;

    public string Name => "clasp usc";

    public Measurement Measure(Workload workload, TimeSpan timeout) => ReportedTime.Of(
        "clasp", [workload.OldFormatFile, "--opt-strategy=usc", "--quiet=2,0", "--stats=1"], Read, timeout);

    private static (double Milliseconds, long Cost)? Read(string output)
    {
        Match time = Time().Match(output);
        MatchCollection costs = Cost().Matches(output);
        if (!time.Success || costs.Count == 0 || !output.Contains("OPTIMUM FOUND", StringComparison.Ordinal))
        {
            return null;
        }

        double total = 1000 * double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture);
        double solving = 1000 * double.Parse(time.Groups[2].Value, CultureInfo.InvariantCulture);
        return (solving > 0 ? solving : Math.Clamp(total, 1, Tick), long.Parse(costs[^1].Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Time\s*:\s*([\d.]+)s \(Solving: ([\d.]+)s")]
    private static partial Regex Time();

    [GeneratedRegex(@"^o (\d+)", RegexOptions.Multiline)]
    private static partial Regex Cost();
}
