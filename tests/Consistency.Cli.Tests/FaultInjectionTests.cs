using System.Globalization;
using System.Text;

namespace Consistency.Cli.Tests;

public class FaultInjectionTests
{
    private const int Runs = 1_000;

    // What the tool must never do is exit with 0, or print "Consistent", when that is not known.
    [Fact]
    public async Task Check_AThousandFaults_NeverFalselyConsistent()
    {
        int[] codes = new int[4];
        for (int seed = 0; seed < Runs; seed++)
        {
            Random random = new(seed);
            RandomText drawn = new(random);
            (string text, bool isConsistent, bool isComplete) = (drawn.Text, drawn.IsConsistent, true);
            string[] args = ["check", "-"];
            double unknown = 0;
            double failure = 0;
            switch (seed % 6)
            {
                case 0:
                    unknown = random.NextDouble();
                    break;
                case 1:
                    failure = random.NextDouble() / 2;
                    unknown = random.NextDouble() / 2;
                    break;
                case 2:
                    args = [.. args, "--timeout", Math.Pow(10, -1 - (6 * random.NextDouble())).ToString(CultureInfo.InvariantCulture)];
                    break;
                case 3:
                    text = text.Insert(random.Next(2) == 0 ? 0 : text.Length, "claim Bob the builder.\n");
                    isComplete = false;
                    break;
                case 4:
                    text = new string[] { string.Empty, " \n\t\r\n", "\uFEFF", "\0" }[random.Next(4)];
                    isComplete = false;
                    break;
                default:
                    text = string.Concat(text.Split('\n').Select(static line => $"# {line}\n"));
                    isComplete = false;
                    break;
            }

            ToolRun run = await ToolRun.WithOptionsAsync(
                options => options with
                {
                    OracleFactory = unknown + failure == 0 ? null : n => new FaultyOracle(n, random, unknown, failure),
                },
                Encoding.UTF8.GetBytes(text),
                args);

            string what = $"seed {seed}, exit {run.ExitCode}\n{text}\n{run.Output}{run.Error}";
            codes[run.ExitCode]++;
            Assert.True(run.ExitCode != ExitCodes.Consistent || (isConsistent && isComplete), what);
            Assert.True(!run.Output.StartsWith("Consistent", StringComparison.Ordinal) || (isConsistent && isComplete), what);
            Assert.True(run.ExitCode != ExitCodes.Violations || !isConsistent, what);
            Assert.True(run.ExitCode != ExitCodes.Usage || failure > 0, what);
            Assert.Equal(run.ExitCode == ExitCodes.Usage, run.Output.Length == 0);
        }

        // Every way out was taken, so that the above means something.
        Assert.All(codes, static count => Assert.InRange(count, 20, Runs));
    }

    [Fact]
    public async Task Check_Cancelled_IsNoVerdict()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        using MemoryStream input = new("p"u8.ToArray());
        using StringWriter output = new();
        using StringWriter error = new() { NewLine = "\n" };

        int code = await new CommandLineApplication(input, output, error, isColoured: false).RunAsync(["check", "-"], cancelled.Token);

        Assert.Equal(ExitCodes.Undecided, code);
        Assert.Empty(output.ToString());
        Assert.Equal("consistency: cancelled; nothing was decided.\n", error.ToString());
    }

    [Fact]
    public async Task Check_OutputThatBreaks_IsAFailure()
    {
        using MemoryStream input = new("p"u8.ToArray());
        StreamWriter output = new(new FullDisk());
        using StringWriter error = new() { NewLine = "\n" };

        int code = await new CommandLineApplication(input, output, error, isColoured: false)
            .RunAsync(["check", "-"], TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Equal("consistency: No space left.\n", error.ToString());
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left.");

        public override void Flush()
        {
        }
    }
}
