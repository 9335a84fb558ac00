using System.Globalization;
using System.Text.RegularExpressions;

namespace Consistency.Benchmarks.Peers;

/// <summary>toulbar2, by its own account of the time without reading; less than a millisecond counts as one.</summary>
internal sealed partial class Toulbar2 : IPeer
{
    public string Name => "toulbar2";

    public Measurement Measure(Workload workload, TimeSpan timeout) =>
        ReportedTime.Of("toulbar2", [workload.OldFormatFile], Read, timeout);

    private static (double Milliseconds, long Cost)? Read(string output) => Result().Match(output) is not { Success: true } found
        ? null
        : (Math.Max(1, 1000 * double.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture)),
            long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Optimum: (\d+) in .* and ([\d.]+) seconds")]
    private static partial Regex Result();
}
