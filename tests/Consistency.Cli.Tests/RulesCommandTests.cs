using System.Text.Json;

namespace Consistency.Cli.Tests;

public class RulesCommandTests
{
    [Theory]
    [InlineData("rule Every whale is a mammal.", 0, "1 rule reviewed: 0 errors, 0 warnings")]
    [InlineData("rule No penguin can fly. rule Every bat can fly.", 0, "info (Clash): If something is a bat and it is a penguin")]
    [InlineData("rule p\nrule !p", 1, "error (Contradictory): These 2 rules cannot all hold")]
    [InlineData("rule p -> q\nrule p -> q", 1, "warning (Duplicate)")]
    [InlineData("", 2, "Nothing to review")]
    [InlineData("claim p", 2, "Nothing to review")]
    [InlineData("rule p -> q\nflurb the of.", 2, "Incomplete")]
    [InlineData("rule p\nrule !p\nflurb the of.", 1, "Incomplete")]
    public async Task Rules_Input_GivesExitCodeAndFindings(string input, int exitCode, string text)
    {
        ToolRun run = await ToolRun.WithInputAsync(input, "rules", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("no-such.claims")]
    [InlineData("-", "--format", "sarif")]
    [InlineData("-", "--timeout", "0")]
    public async Task Rules_WrongUsage_ExitsWithThree(params string[] arguments)
    {
        ToolRun run = await ToolRun.WithInputAsync("rule p", ["rules", .. arguments]);

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("consistency: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_Json_HasTheDocumentedShape()
    {
        ToolRun run = await ToolRun.WithInputAsync(
            "rule [a] Every penguin is a bird.\nrule [b] Every bird can fly.\nrule [c] No penguin can fly.", "rules", "-", "--format", "json");

        using JsonDocument review = JsonDocument.Parse(run.Output);
        Assert.Equal(3, review.RootElement.GetProperty("rules").GetInt32());
        Assert.True(review.RootElement.GetProperty("complete").GetBoolean());
        Assert.False(review.RootElement.GetProperty("moreFindings").GetBoolean());
        JsonElement finding = Assert.Single(review.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("impossible", "warning", "something is a penguin"),
            (finding.GetProperty("kind").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("witness").GetString()));
        Assert.Equal(["a", "b", "c"], finding.GetProperty("statements").EnumerateArray().Select(static s => s.GetProperty("id").GetString()));
        Assert.Equal(1, finding.GetProperty("statements")[0].GetProperty("line").GetInt32());
        Assert.Empty(review.RootElement.GetProperty("diagnostics").EnumerateArray());
    }

    [Fact]
    public async Task Rules_SmallPolicy_PrintsWhatIsExpected()
    {
        ToolRun run = await ToolRun.WithInputAsync(
            """
            rule [r1] Every penguin is a bird.
            rule [r2] Every bird can fly.
            rule [r3] No penguin can fly.
            rule [r4] Every robin is a bird.
            rule [r5] Every robin can fly.
            rule [r6] If something cannot fly then it is not a bird.
            rule [r7] Every plane can fly.
            claim Rob is a robin.
            """,
            "rules", "-");

        Expected.Matches("rules.txt", run.Output);
    }

    [Fact]
    public async Task Check_BaselineAndSuppression_AreReadFromFiles()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string baseline = Path.Combine(folder, "last.sarif");
            string suppress = Path.Combine(folder, "accepted.txt");
            Assert.Equal(1, (await ToolRun.CheckAsync("p\n!p", "--format", "sarif", "--output", baseline)).ExitCode);
            using JsonDocument last = JsonDocument.Parse(await File.ReadAllTextAsync(baseline, TestContext.Current.CancellationToken));
            string print = last.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("consistency/v1").GetString()!;
            await File.WriteAllTextAsync(suppress, $"# accepted\n{print}  we know\n", TestContext.Current.CancellationToken);

            ToolRun run = await ToolRun.CheckAsync("p\n!p", "--format", "sarif", "--baseline", baseline, "--suppress", suppress);

            Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
            using JsonDocument now = JsonDocument.Parse(run.Output);
            JsonElement result = now.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
            Assert.Equal("unchanged", result.GetProperty("baselineState").GetString());
            Assert.Equal("we know", result.GetProperty("suppressions")[0].GetProperty("justification").GetString());

            await File.WriteAllTextAsync(suppress, "nonsense", TestContext.Current.CancellationToken);
            Assert.Equal(3, (await ToolRun.CheckAsync("p\n!p", "--format", "sarif", "--suppress", suppress)).ExitCode);
            Assert.Equal(3, (await ToolRun.CheckAsync("p\n!p", "--format", "sarif", "--baseline", suppress)).ExitCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
