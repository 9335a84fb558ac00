using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>Our optima are those of solvers that others wrote, on instances too large for brute force.</summary>
public partial class PeerTests
{
    private const int Instances = 2000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Optimize_MediumRandomInstances_AgreesWithClasp() =>
        Compare("clasp", "--quiet=2,0", static output =>
            output.Contains("s UNSATISFIABLE", StringComparison.Ordinal) ? long.MaxValue
            : output.Contains("s OPTIMUM FOUND", StringComparison.Ordinal) && ClaspCost().Matches(output) is { Count: > 0 } costs ? Number(costs[^1])
            : null);

    [Fact]
    public void Optimize_MediumRandomInstances_AgreesWithToulbar2() =>
        Compare("toulbar2", string.Empty, static output =>
            output.Contains("No solution", StringComparison.Ordinal) ? long.MaxValue
            : Toulbar2Cost().Match(output) is { Success: true } cost ? Number(cost)
            : null);

    private static void Compare(string program, string arguments, Func<string, long?> read)
    {
        string? path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{program} is not installed; Debian has it as the package {program}.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        int costly = 0;
        int impossible = 0;
        try
        {
            Parallel.For(0, Instances, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Token }, seed =>
            {
                WeightedCnf instance = Medium(seed);
                string file = Path.Combine(folder.FullName, $"{seed}.wcnf");
                using (FileStream stream = File.Create(file))
                {
                    WcnfFormat.Write(stream, instance, withHeader: true);
                }

                MaxSatResult ours = new MaxSatSession(instance).Optimize(Token);

                string output = Run(path!, $"{file} {arguments}");
                long? theirs = read(output);
                Assert.True(theirs is not null, $"seed {seed}: {program} gave no answer: {output}");
                Assert.True(ours.UpperBound == theirs && ours.LowerBound == theirs, $"seed {seed}: {ours.LowerBound} to {ours.UpperBound}, {program} says {theirs}");
                Interlocked.Add(ref costly, ours.UpperBound is > 0 and < long.MaxValue ? 1 : 0);
                Interlocked.Add(ref impossible, ours.Status == MaxSatStatus.Unsatisfiable ? 1 : 0);
                File.Delete(file);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.InRange(costly, Instances / 2, Instances);
        Assert.InRange(impossible, Instances / 200, Instances / 4);
    }

    private static string Run(string program, string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Token);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }

    /// <summary>15 to 45 variables, two to four clauses each, in five shapes: claims and rules, pairs, triples, exclusions, dense.</summary>
    internal static WeightedCnf Medium(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(15, 46);
        WeightedCnfBuilder builder = new(variables);
        int shape = seed % 5;
        for (int variable = 1; variable <= variables; variable++)
        {
            if (shape != 4)
            {
                builder.AddSoft(random.Next(1, 1000), random.Next(2) == 0 ? variable : -variable);
            }
        }

        for (int i = random.Next(variables, (shape == 4 ? 3 : 2) * variables); i > 0; i--)
        {
            int[] clause = new int[shape switch { 0 => random.Next(2, 4), 1 or 3 => 2, 2 => 3, _ => random.Next(1, 4) }];
            for (int k = 0; k < clause.Length; k++)
            {
                int variable = random.Next(1, variables + 1);
                clause[k] = shape == 3 || random.Next(2) == 0 ? -variable : variable;
            }

            if (shape == 4 || random.Next(3) == 0)
            {
                builder.AddSoft(random.Next(1, shape == 4 ? 4 : 1000), clause);
            }
            else
            {
                builder.AddHard(clause);
            }
        }

        if (seed % 50 == 0)
        {
            builder.AddHard(1, 2);
            builder.AddHard(-1, 2);
            builder.AddHard(1, -2);
            builder.AddHard(-1, -2);
        }

        return builder.Build();
    }

    private static long Number(Match match) => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^o (\d+)", RegexOptions.Multiline)]
    private static partial Regex ClaspCost();

    [GeneratedRegex(@"Optimum: (\d+) in")]
    private static partial Regex Toulbar2Cost();
}
