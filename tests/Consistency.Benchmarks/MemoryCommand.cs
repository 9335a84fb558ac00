using System.CommandLine;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>memory</c>: what solving holds and allocates for each literal of an instance, and what the search loop allocates for each conflict.</summary>
internal static class MemoryCommand
{
    private const double MostBytesPerLiteral = 64;
    private const int Pigeons = 9;
    private const int Batch = 5_000;

    public static Command Create()
    {
        Argument<string> names = new("names") { Description = "Starts of names, separated by commas.", DefaultValueFactory = _ => "a60,b1500,c2000,d30,d60,eg,es" };
        Command command = new("memory", "Measures what solving holds and allocates, with the goals beside the figures.") { names };
        command.SetAction(parsed => Run(parsed.GetValue(names)!));
        return command;
    }

    private static void Run(string names)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        try
        {
            Console.WriteLine($"{"instance",-12} {"literals",9} {"held",8} {"with proof",11} {"anew",8} {"with proof",11}   bytes for each literal, goal {MostBytesPerLiteral}");
            long[] all = new long[5];
            foreach (Workload workload in Workload.Load(names, folder.FullName))
            {
                long[] row =
                [
                    LiteralsOf(workload.Instance),
                    Held(workload.Instance, CertifyMode.Never),
                    Held(workload.Instance, CertifyMode.Auto),
                    Allocated(workload.Instance, CertifyMode.Never),
                    Allocated(workload.Instance, CertifyMode.Auto),
                ];
                for (int i = 0; i < row.Length; i++)
                {
                    all[i] += row[i];
                }

                Print(workload.Name, row);
            }

            Print("overall", all);
            Console.WriteLine("held: all arrays, the result and its proof when a first solve has ended; anew: what a further solve allocates beside that memory.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        PrintConflicts();
    }

    private static void Print(string name, long[] row)
    {
        double[] perLiteral = [.. row.Select(bytes => bytes / (double)row[0])];
        string verdict = perLiteral[2] <= MostBytesPerLiteral ? "met"
            : perLiteral[1] <= MostBytesPerLiteral ? "met without proof"
            : "MISSED";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12} {row[0],9} {perLiteral[1],8:F1} {perLiteral[2],11:F1} {perLiteral[3],8:F1} {perLiteral[4],11:F1}   {verdict}"));
    }

    private static long Held(WeightedCnf instance, CertifyMode certify)
    {
        // Once to compile the code.
        EngineCommand.Solve(instance, certify, breakTies: false);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        PartWorkspace workspace = new();
        MaxSatSession session = new(instance, new MaxSatOptions { BreakTies = false, Certify = certify }, workspace);
        session.Optimize();
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(workspace);
        GC.KeepAlive(session);
        return held;
    }

    private static long Allocated(WeightedCnf instance, CertifyMode certify)
    {
        // Once to grow the arrays.
        EngineCommand.Solve(instance, certify, breakTies: false);
        long before = GC.GetAllocatedBytesForCurrentThread();
        EngineCommand.Solve(instance, certify, breakTies: false);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long LiteralsOf(WeightedCnf instance)
    {
        long literals = 0;
        for (int i = 0; i < instance.HardCount; i++)
        {
            literals += instance.Hard(i).Length;
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            literals += instance.Soft(i).Length;
        }

        return literals;
    }

    /// <summary>One pigeon more than holes: thousands of conflicts, batch after batch in one oracle.</summary>
    private static void PrintConflicts()
    {
        CdclOracle oracle = new(Pigeons * (Pigeons - 1), new CdclOptions { ConflictLimit = Batch });
        int holes = Pigeons - 1;
        for (int pigeon = 0; pigeon < Pigeons; pigeon++)
        {
            oracle.AddClause([.. Enumerable.Range(1, holes).Select(hole => (pigeon * holes) + hole)]);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 1; hole <= holes; hole++)
                {
                    oracle.AddClause([-((pigeon * holes) + hole), -((other * holes) + hole)]);
                }
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{Pigeons} pigeons, {holes} holes: what the search loop allocates for each conflict; goal 0 once its arrays have grown");
        OracleAnswer answer;
        do
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long conflicts = oracle.Conflicts;
            answer = oracle.Solve([]);
            conflicts = oracle.Conflicts - conflicts;
            double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Math.Max(1, conflicts);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{conflicts,7} conflicts {bytes,8:F2} bytes each"));
        }
        while (answer == OracleAnswer.Unknown && oracle.Conflicts < 20 * Batch);
    }
}
