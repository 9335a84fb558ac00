using System.Text.Json;

namespace Consistency.Cli.Tests;

public class GrammarCommandTests
{
    [Theory]
    [InlineData("gbnf", "root ::= statement+\n")]
    [InlineData("ebnf", "root = statement, {statement} ;\n")]
    public async Task Grammar_Notation_IsPrinted(string format, string start)
    {
        ToolRun run = await ToolRun.OfAsync("grammar", "--format", format);

        Assert.Equal(ExitCodes.Consistent, run.ExitCode);
        Assert.StartsWith(start, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grammar_JsonSchema_IsJson()
    {
        ToolRun run = await ToolRun.OfAsync("grammar", "--format", "json-schema", "--nouns", "bird,penguin", "--names", "Tweety");

        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Contains("(?:bird|penguin)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grammar_UnusableNoun_IsAUsageError()
    {
        ToolRun run = await ToolRun.OfAsync("grammar", "--nouns", "bird,the");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("'the' cannot be one of the nouns", run.Error, StringComparison.Ordinal);
    }
}
