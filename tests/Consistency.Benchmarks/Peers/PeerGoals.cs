using System.Globalization;

namespace Consistency.Benchmarks.Peers;

/// <summary>One instance: our time and those of the peers, in milliseconds, in the order RC2, clasp, toulbar2, CP-SAT.</summary>
internal sealed record PeerRow(string Set, string Name, double Ours, double[] Theirs);

/// <summary>What the engine is meant to reach against its peers, held against what was measured.</summary>
internal static class PeerGoals
{
    private const int Rc2 = 0;
    private const int Clasp = 1;
    private const int Toulbar2 = 2;
    private const int CpSat = 3;

    /// <summary>Prints each goal of which instances were measured, with its figure.</summary>
    /// <param name="rows">What was measured.</param>
    /// <param name="limit">The time that counts for a peer that did not finish.</param>
    public static void Print(IReadOnlyList<PeerRow> rows, TimeSpan limit)
    {
        Console.WriteLine();
        Console.WriteLine("Goals: how many times slower the peer is, geometric mean.");
        bool hasRc2 = rows.Any(static row => !double.IsNaN(row.Theirs[Rc2]));
        (int answerPeer, double answerGoal) = hasRc2 ? (Rc2, 3) : (CpSat, 12);
        Goal("answer-sized (a20, a40, a60, e1k, d15)", answerPeer, answerGoal, static set => set is "a20" or "a40" or "a60" or "e1k" or "d15");
        Goal("e1k", Rc2, 25, static set => set == "e1k");
        Goal("belief- and NLI-sized (b, c)", Rc2, 10, static set => set[0] is 'b' or 'c');
        Goal("belief- and NLI-sized (b, c)", Clasp, 5, static set => set[0] is 'b' or 'c');
        Goal("esmall", Clasp, 10, static set => set == "esmall");
        Goal("egiant2", Clasp, 10, static set => set == "egiant2");
        Goal("egiant", Clasp, 1, static set => set == "egiant");
        Goal("frustrated graphs (spin)", Toulbar2, 0.5, static set => set.StartsWith("spin", StringComparison.Ordinal));
        PrintSlower(rows);

        void Goal(string what, int peer, double least, Func<string, bool> isMeant)
        {
            double[] ratios =
            [
                .. rows.Where(row => isMeant(row.Set) && !double.IsNaN(row.Theirs[peer]))
                    .Select(row => Math.Min(row.Theirs[peer], limit.TotalMilliseconds) / row.Ours),
            ];
            if (ratios.Length > 0)
            {
                double mean = Math.Exp(ratios.Average(Math.Log));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what,-42} {NameOf(peer),-9} {mean,8:F2}x, goal {least}x: {(mean >= least ? "met" : "MISSED")} ({ratios.Length} instances)"));
            }
        }
    }

    private static void PrintSlower(IReadOnlyList<PeerRow> rows)
    {
        string[] slower =
        [
            .. from row in rows
               let best = new[] { row.Theirs[Rc2], row.Theirs[Clasp], row.Theirs[Toulbar2] }.Where(static time => !double.IsNaN(time)).DefaultIfEmpty(double.PositiveInfinity).Min()
               where best < row.Ours
               select string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({best / row.Ours:F2}x)"),
        ];
        Console.WriteLine(
            $"nothing slower than the best of RC2, clasp and toulbar2, on {rows.Count} instances: "
            + (slower.Length == 0 ? "met" : $"MISSED on {string.Join(", ", slower)}"));
    }

    private static string NameOf(int peer) => peer switch
    {
        Rc2 => "RC2",
        Clasp => "clasp",
        Toulbar2 => "toulbar2",
        _ => "CP-SAT",
    };
}
