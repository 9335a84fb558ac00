using System.CommandLine;
using Consistency.Cli.Help;

namespace Consistency.Cli.Tests;

public class HelpTests
{
    public static IEnumerable<TheoryDataRow<string>> Commands =>
        Tool().CreateRoot().Subcommands.Where(static c => !c.Hidden).Select(static c => new TheoryDataRow<string>(c.Name));

    [Fact]
    public async Task Help_OfTheTool_NamesEveryCommandInOneSentence()
    {
        ToolRun run = await ToolRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(Commands, c => Assert.Contains($"\n  {c.Data} ", run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("  complete ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), static line => Assert.True(line.Length <= 100, line));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfACommand_HasUsageOptionsAndExamples(string command)
    {
        ToolRun run = await ToolRun.OfAsync(command, "--help");
        ToolRun amongOthers = await ToolRun.OfAsync(command, "--no-such-option", "-h");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(run, amongOthers);
        Assert.Equal(string.Empty, run.Error);
        Assert.Contains($"\nUsage:\n  consistency {command} ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nOptions:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\nExamples:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  consistency {command}", run.Output[run.Output.IndexOf("\nExamples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.True(command is "mcp" or "grammar" or "completion" || run.Output.Contains("\nExit codes:\n", StringComparison.Ordinal));

        // All that is not an example breaks at the width that was asked for.
        Assert.All(run.Output[..run.Output.IndexOf("\nExamples:", StringComparison.Ordinal)].Split('\n'), static line => Assert.True(line.Length <= 100, line));
        Assert.All(
            Tool().CreateRoot().Subcommands.Single(c => c.Name == command).Options.SelectMany(static o => o.Aliases.Append(o.Name)),
            name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Help_AnyWidth_BreaksBetweenWords(int width)
    {
        using StringWriter output = new() { NewLine = "\n" };
        Command check = Tool().CreateRoot().Subcommands.Single(static c => c.Name == "check");

        HelpPage.WriteCommand(output, check, width);

        string text = output.ToString();
        Assert.All(text[..text.IndexOf("\nExit codes:", StringComparison.Ordinal)].Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.Contains(
            "The file to write the result to, instead of standard output.",
            string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsThatOfTheAssembly()
    {
        ToolRun run = await ToolRun.OfAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }

    private static CommandLineApplication Tool() => new(Stream.Null, TextWriter.Null, TextWriter.Null, isColoured: false);
}
