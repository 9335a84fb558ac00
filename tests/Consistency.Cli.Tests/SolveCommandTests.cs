using Consistency.Z3;

namespace Consistency.Cli.Tests;

public class SolveCommandTests
{
    [Theory]
    [InlineData("p wcnf 2 3 10\n10 1 2 0\n3 -1 0\n4 -2 0\n", 30, "o 3\ns OPTIMUM FOUND\nv 10\n")]
    [InlineData("h 1 2 0\n3 -1 0\n4 -2 0\n", 30, "o 3\ns OPTIMUM FOUND\nv 10\n")]
    [InlineData("h 1 0\nh -1 0\n", 20, "s UNSATISFIABLE\n")]
    public async Task Solve_Instance_PrintsWhatTheEvaluationAsksFor(string instance, int exitCode, string expected)
    {
        ToolRun run = await ToolRun.WithInputAsync(instance, "solve", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.EndsWith(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p wcnf 2 3 10\n10 1 x 0\n")]
    [InlineData("nonsense")]
    public async Task Solve_MalformedInstance_ExitsWithThree(string instance)
    {
        ToolRun run = await ToolRun.WithInputAsync(instance, "solve", "-");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("consistency: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_Repeat_PrintsTheMedianTime()
    {
        ToolRun run = await ToolRun.WithInputAsync("h 1 0\n3 -1 0\n", "solve", "-", "--repeat", "3");

        Assert.Matches("(?m)^c median_ms [0-9.]+$", run.Output);
    }

    [Fact]
    public async Task Solve_WithZ3_NamesItAndFindsTheSameOptimum()
    {
        Assert.SkipUnless(Z3Library.TryGetVersion(out Version? version, out string? problem), problem ?? string.Empty);

        ToolRun run = await ToolRun.WithInputAsync("p wcnf 2 3 10\n10 1 2 0\n3 -1 0\n4 -2 0\n", "solve", "-", "--oracle", "z3");

        Assert.Equal(30, run.ExitCode);
        Assert.Contains($"c oracle Z3 {version}\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("o 3\ns OPTIMUM FOUND\nv 10\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_OracleThatDoesNotExist_ExitsWithThree()
    {
        ToolRun run = await ToolRun.WithInputAsync("h 1 0\n", "solve", "-", "--oracle", "z4");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("z4", run.Error, StringComparison.Ordinal);
    }
}
