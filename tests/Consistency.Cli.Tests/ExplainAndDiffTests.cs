namespace Consistency.Cli.Tests;

public sealed class ExplainAndDiffTests : IDisposable
{
    private const string Tweety = "Every penguin is a bird.\nEvery bird can fly. @ 0.9\nTweety is a penguin. @ 0.95\nTweety cannot fly. @ 0.97\nRex is a dog.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Explain_Conflict_ShowsItsProofShareAndRepairs()
    {
        ToolRun run = await ToolRun.WithInputAsync(Tweety, "explain", "1", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[s4] Tweety cannot fly", run.Output, StringComparison.Ordinal);
        Assert.Contains("so Tweety is a bird, by [s1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("It forces 2.197224 of the cost", run.Output, StringComparison.Ordinal);
        Assert.Contains("Repair 1, for 2.197224", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Rex", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Statement_ShowsWhatBecomesOfIt()
    {
        ToolRun kept = await ToolRun.WithInputAsync(Tweety, "explain", "s5", "-");
        ToolRun withdrawn = await ToolRun.WithInputAsync(Tweety, "explain", "[s2]", "-");

        Assert.Equal(0, kept.ExitCode);
        Assert.Contains("outcome    Kept", kept.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("conflict", kept.Output, StringComparison.Ordinal);
        Assert.Contains("In conflict 1", withdrawn.Output, StringComparison.Ordinal);
        Assert.Contains("* Withdrawn", withdrawn.Output, StringComparison.Ordinal);
        Assert.Contains("  margin     ", kept.Output, StringComparison.Ordinal);
        Assert.Contains("  probable   0.", kept.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tweety, 3)]
    [InlineData("p. !p. flurb the of.", 2)]
    public async Task Explain_Unknown_SaysSo(string text, int exitCode)
    {
        ToolRun run = await ToolRun.WithInputAsync(text, "explain", "nobody", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("'nobody'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p. q.", "[a] q. [b] p.", 0, "Nothing changes")]
    [InlineData("p. q.", "p. q. !q.", 1, "(0 ended, 1 new")]
    [InlineData("p. !p.", "[b] !p. [a] p.", 0, "(0 ended, 0 new, 1 as before)")]
    [InlineData("p. !p.", "q. !q.", 1, "(1 ended, 1 new")]
    [InlineData("p. !p.", "p.", 0, "(1 ended, 0 new")]
    [InlineData("p.", "p. flurb the of.", 2, "What changes")]
    [InlineData("flurb the of.", "p. !p.", 2, "1 new")]
    public async Task Diff_TwoVersions_SaysWhatBecameInconsistent(string before, string after, int exitCode, string text)
    {
        string old = Path.Combine(_folder, "old.claims");
        await File.WriteAllTextAsync(old, before, TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.WithInputAsync(after, "diff", old, "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }
}
