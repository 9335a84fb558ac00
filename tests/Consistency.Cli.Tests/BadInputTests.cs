using System.Diagnostics;
using System.Text;

namespace Consistency.Cli.Tests;

/// <summary>Input that is empty, huge, broken or contradictory: a clear answer, in time.</summary>
public class BadInputTests
{
    // Far above what any of them takes, so that a busy machine does not matter.
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("", 2, "Nothing to check: there is no claim, fact, rule or question.")]
    [InlineData("# only\n# comments\n", 2, "Nothing to check: there is no claim, fact, rule or question.")]
    [InlineData("p(a) @ 1.5\nq", 2, "'1.5' is not a confidence")]
    [InlineData("p(a) @ NaN\nq", 2, "'NaN' is not a confidence")]
    [InlineData("[a] p\n[a] q", 2, "error CON0012: The id 'a' is taken")]
    [InlineData("p\0q is tall\nq", 2, "error CON0009: The control character U+0000 cannot be part of a statement.")]
    [InlineData("relation r is symmetric\nrelation r is asymmetric\nfact r(a, b)", 1, "it can then hold between no two things.")]
    [InlineData("relation r is transitive, asymmetric\nr(a, b)\nr(b, c)\nr(c, d)\nr(d, a)", 1, "Conflict 1 (Transitivity)")]
    [InlineData("fact p\nfact !p\nclaim q", 1, "no repair exists")]
    [InlineData("Bob the builder.", 2, "1 statement could not be read")]
    public Task Check_SmallBadInput_SaysWhatIsWrong(string text, int code, string says) =>
        AssertRunAsync(Encoding.UTF8.GetBytes(text), code, says);

    [Fact]
    public Task Check_InvalidUtf8_SaysWhere() =>
        AssertRunAsync([.. "p\nq"u8, 0xC3, 0x28, .. "\nr"u8], 2, "<stdin>:2:2: error CON0008: The byte 0xC3 is not UTF-8 here.");

    [Fact]
    public Task Check_NulBytesOnly_IsUnread() => AssertRunAsync(new byte[100_000], 2, "error CON0");

    [Fact]
    public Task Check_TenMegabytesOnOneLine_IsOneError() =>
        AssertRunAsync(Encoding.UTF8.GetBytes(new string('a', 10_000_000)), 2, "error CON0007");

    [Fact]
    public Task Check_TenMegabytesOfWordsOnOneLine_IsOneError() =>
        AssertRunAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Tweety is a bird ", 600_000))), 2, "error CON0007");

    [Fact]
    public Task Check_DeepBrackets_IsOneError() =>
        AssertRunAsync(Encoding.UTF8.GetBytes(new string('(', 100_000) + "p" + new string(')', 100_000)), 2, "error CON000");

    [Fact]
    public Task Check_ABillionInstances_IsUndecided()
    {
        string constants = "constant " + string.Join(", ", Enumerable.Range(0, 1_000).Select(static i => $"c{i}"));
        return AssertRunAsync(
            Encoding.UTF8.GetBytes($"{constants}\nrule forall x, y, z: r(x, y) | s(y, z) | t(x, z)\nclaim r(c0, c1)\n"), 2, "CON0201");
    }

    [Fact]
    public async Task Check_ContradictoryFacts_NamesTheFactsAndNothingElse()
    {
        ToolRun run = await ToolRun.CheckAsync(
            "fact penguin(tweety)\nrule forall x: penguin(x) -> bird(x)\nfact !bird(tweety)\nfact bird(polly)\nclaim happy(tweety)\n");

        Assert.Equal(ExitCodes.Violations, run.ExitCode);
        Expected.Matches("contradictory-facts.txt", run.Output);
    }

    private static async Task AssertRunAsync(byte[] text, int code, string says)
    {
        long started = Stopwatch.GetTimestamp();
        ToolRun run = await ToolRun.WithInputAsync(text, "check", "-");

        Assert.True(code == run.ExitCode, $"exit {run.ExitCode}\n{Start(run.Output)}{run.Error}");
        Assert.True(run.Output.Contains(says, StringComparison.Ordinal), Start(run.Output));
        Assert.Empty(run.Error);
        Assert.True(run.Output.Length < 10_000, $"{run.Output.Length} characters of output");
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Enough);
    }

    private static string Start(string text) => text.Length <= 2_000 ? text : text[..2_000];
}
