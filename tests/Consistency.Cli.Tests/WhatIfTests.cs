using System.Text.Json;

namespace Consistency.Cli.Tests;

public class WhatIfTests
{
    private const string Input = "[a] p @ 0.6\n[b] !p @ 0.9\n[c] q @ 0.8\n[d] !q @ 0.7";

    [Theory]
    [InlineData("[b] !p", "--lock", "a")]
    [InlineData("locked: [a]", "--lock", "a")]
    [InlineData("no repair exists", "--lock", "a", "--lock", "b")]
    [InlineData("Inconsistent: 1 conflict.", "--without", "b")]
    [InlineData("Consistent", "--without", "b", "--without", "d")]
    [InlineData("assumption:1:1", "--without", "b", "--assume", "!p")]
    [InlineData("At least 1 more conflict was not listed.", "--conflicts", "1")]
    [InlineData("Or, for ", "--repairs", "2")]
    public async Task Check_Option_IsObeyed(string text, params string[] options)
    {
        ToolRun run = await ToolRun.WithInputAsync(Input, ["check", "-", .. options]);

        Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("no statement 'x'", "--lock", "x")]
    [InlineData("no statement 'x'", "--without", "x")]
    [InlineData("source 'x'", "--prefer", "x")]
    [InlineData("cannot be read", "--assume", "flurb the of.")]
    [InlineData("between 1 and 1000", "--repairs", "0")]
    [InlineData("no number for --conflicts", "--conflicts", "many")]
    public async Task Check_UnknownName_ExitsWithThreeAndSaysWhich(string text, params string[] options)
    {
        ToolRun run = await ToolRun.WithInputAsync(Input, ["check", "-", .. options]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Check_Json_ListsRepairsInOrder()
    {
        ToolRun run = await ToolRun.WithInputAsync(Input, "check", "-", "--format", "json", "--repairs", "9");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement[] repairs = [.. report.RootElement.GetProperty("repairs").EnumerateArray()];
        decimal[] costs = [.. repairs.Select(static r => r.GetProperty("cost").GetDecimal())];
        Assert.Equal(4, costs.Length);
        Assert.Equal(costs.Order(), costs);
        Assert.False(report.RootElement.GetProperty("moreRepairs").GetBoolean());
        Assert.Equal(report.RootElement.GetProperty("repair").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            repairs[0].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal([[1], [2]], report.RootElement.GetProperty("violationGroups").EnumerateArray()
            .Select(static g => g.GetProperty("violations").EnumerateArray().Select(static v => v.GetInt32()).ToArray()));
    }

    [Fact]
    public async Task Check_WhatIf_SaysTheDifferenceFirst()
    {
        string[] options = ["--without", "b", "--assume", "!q"];
        string text = (await ToolRun.CheckAsync(Input, options)).Output;

        Expected.Matches("what-if.txt", text);
        Expected.Matches("what-if.json", (await ToolRun.CheckAsync(Input, [.. options, "--format", "json"])).Output);
        Expected.Matches("what-if.md", (await ToolRun.CheckAsync(Input, [.. options, "--format", "markdown"])).Output);
        Assert.StartsWith("What changes\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--assume", "r -> r")]
    [InlineData("--without", "e")]
    public async Task Check_WhatIfWithoutConsequence_SaysSo(params string[] options)
    {
        ToolRun run = await ToolRun.CheckAsync(Input + "\n[e] r", options);

        Assert.StartsWith("Nothing changes: the same conflicts, the same repair, the same answers.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoWhatIf_ComparesNothing() =>
        Assert.DoesNotContain("\"comparison\"", (await ToolRun.CheckAsync(Input, "--format", "json", "--lock", "a")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Check_WhatIfWithLockedAssumption_ComparesWithoutTheLock()
    {
        ToolRun run = await ToolRun.CheckAsync("[a] p", "--assume", "[x] !p", "--lock", "x");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("What changes\n  verdict    consistent -> inconsistent\n", run.Output, StringComparison.Ordinal);
    }
}
