using System.CommandLine;
using System.Globalization;
using Consistency.Benchmarks.Peers;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>peers</c>: our engine, its optimum proved, and other solvers on the same instances in the same run.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => string.Empty };
        Option<double> timeout = new("--timeout") { Description = "Seconds after which a peer is stopped.", DefaultValueFactory = _ => 20 };
        Command command = new("peers", "Compares our engine with those peers that are on this machine.") { names, timeout };
        command.SetAction(parsed => Run(parsed.GetValue(names)!, TimeSpan.FromSeconds(parsed.GetValue(timeout))));
        return command;
    }

    private static void Run(string names, TimeSpan timeout)
    {
        IPeer[] peers = [new Rc2(), new Clasp(), new Toulbar2(), new CpSat()];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        List<PeerRow> rows = [];
        try
        {
            Console.WriteLine("Milliseconds: ours with the optimum proved and checked; in brackets how many times slower the peer is.");
            Console.WriteLine($"{"instance",-12} {"optimum",12} {"ours",10} {string.Join(' ', peers.Select(peer => $"{peer.Name,20}"))}");
            foreach (Workload workload in Workload.Load(names, folder.FullName))
            {
                Measurement ours = Measurement.Of(
                    () => EngineCommand.Solve(workload.Instance, CertifyMode.Auto, breakTies: false),
                    TimeSpan.FromSeconds(0.5),
                    TimeSpan.FromSeconds(0.5));
                Measurement[] theirs = [.. peers.Select(peer => peer.Measure(workload, timeout))];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{workload.Name,-12} {ours.Cost,12} {ours.Milliseconds,10:F4} {string.Join(' ', theirs.Select(peer => Cell(peer, ours)))}"));
                rows.Add(new PeerRow(workload.Set, workload.Name, ours.Milliseconds, [.. theirs.Select(peer => peer.Milliseconds)]));
            }

            Console.WriteLine();
            Console.WriteLine("Geometric means of the ratios, set by set; an instance that a peer did not finish counts with the time limit.");
            foreach (IGrouping<string, PeerRow> set in rows.GroupBy(static row => row.Set))
            {
                PrintMeans(set.Key, [.. set]);
            }

            PrintMeans("all", rows);
            PeerGoals.Print(rows, timeout);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void PrintMeans(string set, List<PeerRow> rows)
        {
            IEnumerable<string> cells = peers.Select((_, i) =>
            {
                double[] ratios = [.. rows
                    .Where(row => !double.IsNaN(row.Theirs[i]))
                    .Select(row => Math.Min(row.Theirs[i], timeout.TotalMilliseconds) / row.Ours)];
                return ratios.Length == 0
                    ? $"{"-",20}"
                    : string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(ratios.Average(Math.Log)),19:F2}x");
            });
            Console.WriteLine($"{set,-12} {rows.Count,12} {string.Empty,10} {string.Join(' ', cells)}");
        }
    }

    private static string Cell(Measurement theirs, Measurement ours)
    {
        string text = double.IsNaN(theirs.Milliseconds) ? "-"
            : double.IsInfinity(theirs.Milliseconds) ? "not in time"
            : string.Create(CultureInfo.InvariantCulture, $"{theirs.Milliseconds:F3} ({theirs.Milliseconds / ours.Milliseconds:F1}x)");
        return $"{(theirs.Cost is { } cost && cost != ours.Cost ? $"WRONG {cost}" : text),20}";
    }
}
