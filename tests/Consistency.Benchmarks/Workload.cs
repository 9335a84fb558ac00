using System.Globalization;
using System.Text;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary>One instance, in memory and, for peers that are programs of their own, in a file of the old WCNF format.</summary>
internal sealed record Workload(string Set, string Name, WeightedCnf Instance, string OldFormatFile)
{
    /// <summary>Reads the workloads beside the checkout; frustrated graphs are made here.</summary>
    /// <param name="pattern">Only names that start with one of these, separated by commas; all when empty.</param>
    /// <param name="folder">Where files for the peers are written.</param>
    public static IEnumerable<Workload> Load(string pattern, string folder)
    {
        string[] starts = pattern.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach ((string name, WeightedCnf instance) in Files().Concat(FrustratedGraph.All()))
        {
            if (starts.Length == 0 || starts.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            {
                string file = Path.Combine(folder, name + ".wcnf");
                WriteOldFormat(instance, file);
                yield return new Workload(name.Split('_')[0], name, instance, file);
            }
        }
    }

    private static IEnumerable<(string Name, WeightedCnf Instance)> Files()
    {
        string files = Path.Combine(SharedFolder.Of("bench", "CONSISTENCY_BENCH"), "wcnf");
        if (!Directory.Exists(files))
        {
            Console.Error.WriteLine("The workloads are not on this machine; set CONSISTENCY_BENCH to their folder.");
            yield break;
        }

        foreach (string file in Directory.EnumerateFiles(files).Order(StringComparer.Ordinal))
        {
            using FileStream stream = File.OpenRead(file);
            yield return (Path.GetFileName(file).Split('.')[0], WcnfFormat.Read(stream));
        }
    }

    private static void WriteOldFormat(WeightedCnf instance, string file)
    {
        long top = instance.TotalSoftWeight + 1;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"p wcnf {instance.VariableCount} {instance.HardCount + instance.SoftCount} {top}\n");
        for (int i = 0; i < instance.HardCount; i++)
        {
            Append(top, instance.Hard(i));
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            Append(instance.Weight(i), instance.Soft(i));
        }

        File.WriteAllText(file, text.ToString());

        void Append(long weight, ReadOnlySpan<int> clause)
        {
            text.Append(weight).Append(' ');
            foreach (int literal in clause)
            {
                text.Append(literal).Append(' ');
            }

            text.Append("0\n");
        }
    }
}
