using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Consistency.Language;

namespace Consistency.Benchmarks;

/// <summary><c>language</c>: how fast text becomes formulas, on one thread.</summary>
internal static class LanguageCommand
{
    private const int LargestText = 1_000_000;

    public static Command Create()
    {
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 3 };
        Option<bool> large = new("--large") { Description = "Texts of up to 1,000,000 statements, too." };
        Command command = new("language", "Times the reading of ProofWriter's theories, one by one and as texts of growing length.") { seconds, large };
        command.SetAction(parsed => Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(large)));
        return command;
    }

    private static int Run(TimeSpan budget, bool large)
    {
        string file = Path.Combine(SharedFolder.Of("data", "CONSISTENCY_DATA"), "proofwriter", "dev.json");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine("The corpus is not on this machine; set CONSISTENCY_DATA to the folder of the corpora.");
            return 2;
        }

        using JsonDocument corpus = JsonDocument.Parse(File.ReadAllBytes(file));
        string[] theories = [.. corpus.RootElement.EnumerateArray().Select(static t => t.GetProperty("context").GetString()!)];
        Console.WriteLine($"{"text",-22} {"statements",10} {"per second",12} {"per CPU s",12} {"MB/s",8} {"B/statement",12}");
        Measure($"{theories.Length} theories", theories, budget);
        string all = string.Join('\n', theories);
        Measure("one text", [all], budget);
        if (large)
        {
            for (int statements = LargestText / 100; statements <= LargestText; statements *= 10)
            {
                Measure($"one text of {statements:N0}", [Repeated(theories, statements)], budget);
            }
        }

        return 0;
    }

    private static string Repeated(string[] theories, int statements)
    {
        StringBuilder text = new();
        for (int i = 0, count = 0; count < statements; i++)
        {
            string theory = theories[i % theories.Length];
            count += theory.Count(static c => c == '.');
            text.Append(theory).Append('\n');
        }

        return text.ToString();
    }

    private static void Measure(string name, string[] texts, TimeSpan budget)
    {
        ClaimParser parser = new();
        int statements = texts.Sum(t => parser.Parse(t).Statements.Length);
        for (long started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < budget / 2;)
        {
            Read();
        }

        List<double> wall = [];
        List<double> processor = [];
        long allocated = 0;
        for (long started = Stopwatch.GetTimestamp(); wall.Count < 3 || Stopwatch.GetElapsedTime(started) < budget;)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            Read();
            wall.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        double seconds = Measurement.Median(wall);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22} {statements,10} {statements / seconds,12:F0} {statements / Measurement.Median(processor),12:F0} {texts.Sum(static t => (double)t.Length) / seconds / 1e6,8:F2} {allocated / (double)statements,12:F0}"));

        void Read()
        {
            foreach (string text in texts)
            {
                parser.Parse(text);
            }
        }
    }
}
