using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Cli;

/// <summary><c>consistency solve</c>: the MaxSAT engine alone, with the input and output of the MaxSAT Evaluation.</summary>
internal static class SolveCommand
{
    private const string Description = """
        Solves a weighted MaxSAT instance in WCNF (old and new format, also gzip).

        Prints what the MaxSAT Evaluation asks for: 'o' the cost, 's' the status, 'v' the assignment as one 0 or 1 for each
        variable.

        Exit codes:
          30  optimum found
          20  unsatisfiable
          10  satisfiable, with bounds only
           0  unknown
           3  unreadable input

        Examples:
          consistency solve instance.wcnf
          consistency solve instance.wcnf.gz --timeout 300
          # the median time of the solver alone
          consistency solve instance.wcnf --repeat 20
          # with a proof that 'consistency verify' checks
          consistency solve instance.wcnf --certificate proof.txt
          consistency solve instance.wcnf --threads 4
        """;

    // Long enough for the runtime to compile the hot loops with optimisation.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> file = new("file") { Description = "The instance; - for standard input." };
        Option<double> timeout = CheckCommand.SecondsOption();
        Option<int> repeat = new("--repeat") { Description = "Solve it so many times after a warm-up and print the median time, without reading." };
        repeat.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int times) || times is < 1 or > 100_000))
            {
                result.AddError("--repeat takes a whole number from 1 to 100000.");
            }
        });

        Option<int> threads = new("--threads")
        {
            Description = "The number of threads that independent parts are solved on; the result is the same for any.",
            DefaultValueFactory = static _ => 1,
        };
        threads.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int count) || count is < 1 or > 1024))
            {
                result.AddError("--threads takes a whole number from 1 to 1024.");
            }
        });

        Option<string> oracle = OracleChoice.CreateOption();
        Option<string?> certificate = new("--certificate")
        {
            HelpName = "file",
            Description = "The file to write the proof of the bounds to; 'consistency verify' checks it.",
        };
        certificate.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValue(file) is { } input && InputFile.IsSame(input, result.Tokens[0].Value))
            {
                result.AddError($"'{result.Tokens[0].Value}' is read, so the certificate cannot be written to it.");
            }
        });

        Command command = new("solve", Description) { file, timeout, repeat, threads, oracle, certificate };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            WeightedCnf instance = await InputFile.ReadInstanceAsync(parsed.GetValue(file)!, application.Input, cancellationToken);
            using OracleChoice chosen = new(parsed.GetValue(oracle));
            MaxSatOptions options = new()
            {
                TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                BreakTies = false,
                Threads = parsed.GetValue(threads),
                OracleFactory = chosen.Factory,
                Certify = parsed.GetValue(certificate) is null ? CertifyMode.Auto : CertifyMode.Always,
            };
            MaxSatResult result = new MaxSatSession(instance, null, options).Optimize(cancellationToken);
            TextWriter output = application.Output;
            await output.WriteLineAsync($"c {instance.VariableCount} variables, {instance.HardCount} hard and {instance.SoftCount} soft clauses");
            if (chosen.Name is { } name)
            {
                await output.WriteLineAsync($"c oracle {name}");
            }

            if (parsed.GetValue(repeat) is > 0 and int times)
            {
                double median = Median(instance, options, times, cancellationToken);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"c median_ms {median:0.####}"));
            }

            if (parsed.GetValue(certificate) is { } path)
            {
                await WriteCertificateAsync(path, instance, result, application.Error);
            }

            await WriteAsync(result, output);
            return result.Status switch
            {
                MaxSatStatus.Optimal => 30,
                MaxSatStatus.Unsatisfiable => 20,
                MaxSatStatus.Feasible => 10,
                _ => 0,
            };
        });
        return command;
    }

    private static async Task WriteCertificateAsync(string path, WeightedCnf instance, MaxSatResult result, TextWriter error)
    {
        await using (FileStream stream = File.Create(path))
        {
            CertificateFormat.Write(stream, instance, result);
        }

        if (result.Certificate is null)
        {
            await error.WriteLineAsync("consistency: the lower bound is not proved, so the certificate claims 0 instead.");
        }
    }

    private static async Task WriteAsync(MaxSatResult result, TextWriter output)
    {
        bool hasAssignment = result.Status is MaxSatStatus.Optimal or MaxSatStatus.Feasible;
        if (hasAssignment)
        {
            await output.WriteLineAsync($"c lower bound {result.LowerBound}{(result.CertifiedLowerBound ? ", certified" : string.Empty)}");
            await output.WriteLineAsync($"o {result.UpperBound}");
        }

        await output.WriteLineAsync(result.Status switch
        {
            MaxSatStatus.Optimal => "s OPTIMUM FOUND",
            MaxSatStatus.Unsatisfiable => "s UNSATISFIABLE",
            MaxSatStatus.Feasible => "s SATISFIABLE",
            _ => "s UNKNOWN",
        });
        if (hasAssignment)
        {
            StringBuilder values = new("v ", result.Assignment.Length + 2);
            for (int variable = 1; variable < result.Assignment.Length; variable++)
            {
                values.Append(result.Assignment[variable] ? '1' : '0');
            }

            await output.WriteLineAsync(values);
        }
    }

    private static double Median(WeightedCnf instance, MaxSatOptions options, int times, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        do
        {
            new MaxSatSession(instance, null, options).Optimize(cancellationToken);
        }
        while (Stopwatch.GetElapsedTime(started) < WarmUp);

        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            new MaxSatSession(instance, null, options).Optimize(cancellationToken);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return (milliseconds[(times - 1) / 2] + milliseconds[times / 2]) / 2;
    }
}
