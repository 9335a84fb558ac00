using System.Globalization;

namespace Consistency.Benchmarks.Peers;

/// <summary>PySAT's RC2, plain, stratified and with all its heuristics, in a Python process that reads once and times each solve.</summary>
/// <remarks>It is built beside the project, by whoever wants the comparison; <c>CONSISTENCY_PYSAT</c> names the folder to import from.</remarks>
internal sealed class Rc2 : IPeer
{
    private const string Script = """
        import sys, time
        from pysat.formula import WCNF
        from pysat.examples.rc2 import RC2, RC2Stratified
        wcnf = WCNF(from_file=sys.argv[1])
        best = None
        everything = dict(adapt=True, exhaust=True, minz=True)
        for solver, options in ((RC2, {}), (RC2Stratified, {}), (RC2, everything)):
            times, budget = [], time.perf_counter() + 1.0
            while len(times) < 3 or (time.perf_counter() < budget and len(times) < 101):
                start = time.perf_counter()
                with solver(wcnf, **options) as rc2:
                    rc2.compute()
                    cost = rc2.cost
                times.append(1000 * (time.perf_counter() - start))
                if time.perf_counter() > budget + 5:
                    break
            times.sort()
            median = times[len(times) // 2]
            if best is None or median < best:
                best = median
        print(best, cost)
        """;

    public string Name => "RC2 (best of three)";

    public Measurement Measure(Workload workload, TimeSpan timeout)
    {
        string? folder = Environment.GetEnvironmentVariable("CONSISTENCY_PYSAT");
        if (folder is null)
        {
            return Measurement.None;
        }

        string set = $"import sys; sys.path.insert(0, {Quote(folder)})\n";
        string? output = ExternalProgram.Run("python3", ["-c", set + Script, workload.OldFormatFile], timeout + timeout);
        string[] words = output?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return output is null ? Measurement.None
            : words.Length != 2 ? new Measurement(double.PositiveInfinity, null)
            : new Measurement(
                double.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
