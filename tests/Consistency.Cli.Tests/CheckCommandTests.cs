using System.Text;
using System.Text.Json;
using Consistency.Z3;

namespace Consistency.Cli.Tests;

public class CheckCommandTests
{
    [Fact]
    public async Task Check_NameWithTheMarkBehindItsLetter_IsTheSameName()
    {
        ToolRun run = await ToolRun.WithInputAsync("Caf\u00E9 Flor is a bar.\nCafe\u0301 Flor is not a bar.\n", "check", "-");

        Assert.Equal(ExitCodes.Violations, run.ExitCode);
    }

    [Theory]
    [InlineData("Tweety can fly.", 0, "Consistent")]
    [InlineData("Tweety can fly. Tweety cannot fly.", 1, "Inconsistent: 1 conflict.")]
    [InlineData("fact p\nfact !p", 1, "no repair exists")]
    [InlineData("", 2, "Nothing to check")]
    [InlineData("# only a comment\n", 2, "Nothing to check")]
    [InlineData("relation r is transitive", 2, "Nothing to check")]
    [InlineData("flurb the of.", 2, "Incomplete")]
    [InlineData("Tweety can fly. flurb the of.", 2, "Incomplete: 1 statement could not be read")]
    [InlineData("Tweety can fly. Tweety cannot fly. flurb the of.", 1, "Incomplete")]
    [InlineData("Tweety can fly @ 1.5", 2, "CON0010")]
    [InlineData("[a] p\n[a] q", 2, "CON0012")]
    [InlineData("Is Tweety a bird?", 0, "Unknown  Is Tweety a bird?  (no statement speaks of this)")]
    public async Task Check_Input_GivesExitCodeAndVerdict(string input, int exitCode, string text)
    {
        ToolRun run = await ToolRun.WithInputAsync(input, "check", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Check_AllowUnread_ExitsWithZeroWhenTheRestIsConsistent()
    {
        Assert.Equal(0, (await ToolRun.WithInputAsync("Tweety can fly. flurb the of.", "check", "-", "--allow-unread")).ExitCode);
        Assert.Equal(1, (await ToolRun.WithInputAsync("p. !p. flurb the of.", "check", "-", "--allow-unread")).ExitCode);
        Assert.Equal(2, (await ToolRun.WithInputAsync("flurb the of.", "check", "-", "--allow-unread")).ExitCode);
    }

    [Theory]
    [InlineData("no-such.claims")]
    [InlineData("-", "--format", "xml")]
    [InlineData("-", "--baseline", "no-such.sarif")]
    [InlineData("-", "--format", "sarif", "--baseline", "no-such.sarif")]
    [InlineData("-", "--format", "sarif", "--suppress", "no-such.txt")]
    [InlineData("-", "--reading", "other")]
    [InlineData("-", "--timeout", "0")]
    [InlineData("-", "--timeout", "soon")]
    [InlineData("-", "--fromat")]
    [InlineData("-", "--output", "no/such/folder/report.txt")]
    [InlineData("-", "-")]
    [InlineData("a.claims", "./a.claims")]
    [InlineData("a.claims", "--output", "./a.claims")]
    [InlineData("@no-such-file")]
    public async Task Check_WrongUsage_ExitsWithThreeAndSaysWhy(params string[] arguments)
    {
        ToolRun run = await ToolRun.WithInputAsync("p", ["check", .. arguments]);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("consistency: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Check_InvalidUtf8_SaysWhereAndChecksTheRest()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("p\n!p\nq"), 0xC3, (byte)'(', (byte)'\n'];

        ToolRun run = await ToolRun.WithInputAsync(bytes, "check", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("<stdin>:3:2: error CON0008: The byte 0xC3 is not UTF-8 here.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Json_HasTheDocumentedShape()
    {
        ToolRun run = await ToolRun.WithInputAsync("[a] p @ 0.9\n[b] !p @ 0.8\nask p\nflurb the of.", "check", "-", "--format", "json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement root = report.RootElement;
        Assert.Equal("inconsistent", root.GetProperty("verdict").GetString());
        Assert.False(root.GetProperty("complete").GetBoolean());
        Assert.Equal(1.386294m, root.GetProperty("cost").GetDecimal());
        Assert.Equal("proved", root.GetProperty("optimum").GetString());
        Assert.Equal(1.386294m, root.GetProperty("lower").GetDecimal());
        Assert.Equal(1.386294m, root.GetProperty("upper").GetDecimal());
        JsonElement violation = Assert.Single(root.GetProperty("violations").EnumerateArray());
        Assert.Equal("negation", violation.GetProperty("kind").GetString());
        Assert.Equal(["negation"], violation.GetProperty("kinds").EnumerateArray().Select(static k => k.GetString()));
        Assert.NotEmpty(violation.GetProperty("explanation").EnumerateArray());
        JsonElement second = violation.GetProperty("statements")[1];
        Assert.Equal("b", second.GetProperty("id").GetString());
        Assert.Equal("!p", second.GetProperty("text").GetString());
        Assert.Equal("<stdin>", second.GetProperty("file").GetString());
        Assert.Equal([2, 5, 2, 7], new[] { "line", "column", "endLine", "endColumn" }.Select(n => second.GetProperty(n).GetInt32()));
        JsonElement repair = root.GetProperty("repair");
        Assert.True(repair.GetProperty("unique").GetBoolean());
        JsonElement change = Assert.Single(repair.GetProperty("changes").EnumerateArray());
        Assert.Equal(("b", "refuted", 1.386294m),
            (change.GetProperty("id").GetString(), change.GetProperty("change").GetString(), change.GetProperty("weight").GetDecimal()));
        JsonElement answer = Assert.Single(root.GetProperty("answers").EnumerateArray());
        Assert.Equal(("p", "true"), (answer.GetProperty("question").GetString(), answer.GetProperty("verdict").GetString()));
        JsonElement diagnostic = Assert.Single(root.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("CON0002", "error", 4),
            (diagnostic.GetProperty("id").GetString(), diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("tweety")]
    [InlineData("order")]
    [InlineData("facts")]
    [InlineData("formal")]
    public async Task Check_Sample_PrintsWhatIsExpected(string sample)
    {
        byte[] input = await File.ReadAllBytesAsync(Checkout.PathOf("samples", $"{sample}.claims"), TestContext.Current.CancellationToken);

        Expected.Matches($"{sample}.txt", (await ToolRun.WithInputAsync(input, "check", "-")).Output);
        Expected.Matches($"{sample}.json", (await ToolRun.WithInputAsync(input, "check", "-", "--format", "json")).Output);
        Expected.Matches($"{sample}.sarif", (await ToolRun.WithInputAsync(input, "check", "-", "--format", "sarif")).Output);
        Expected.Matches($"{sample}.xml", (await ToolRun.WithInputAsync(input, "check", "-", "--format", "junit")).Output);
        Expected.Matches($"{sample}.md", (await ToolRun.WithInputAsync(input, "check", "-", "--format", "markdown")).Output);
    }

    [Fact]
    public async Task Check_SeveralFiles_AreOneSetWithPlaces()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string first = Path.Combine(folder, "facts.claims");
            string second = Path.Combine(folder, "answer.claims");
            string result = Path.Combine(folder, "report.txt");
            await File.WriteAllTextAsync(first, "fact p(a)", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(second, "\nclaim !p(a)", TestContext.Current.CancellationToken);

            ToolRun run = await ToolRun.OfAsync("check", first, second, "-o", result);

            Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
            string report = await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken);
            Assert.Contains("Conflict 1 (Factual, Negation)", report, StringComparison.Ordinal);
            Assert.Contains($"{second}:2:7", report, StringComparison.Ordinal);
            Assert.Contains("[s2] !p(a)", report, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("derivable", "Unknown  not q")]
    [InlineData("classical", "True     not q")]
    public async Task Check_Reading_DecidesContraposition(string reading, string expected)
    {
        ToolRun run = await ToolRun.WithInputAsync("q -> p\n!p\nask not q", "check", "-", "--reading", reading);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ControlCharactersInNames_DoNotReachTheTerminal()
    {
        ToolRun run = await ToolRun.WithInputAsync("[\u001b[31m] p\n!p", "check", "-");

        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Theory]
    [InlineData("tweety.claims"), InlineData("order.claims"), InlineData("facts.claims"), InlineData("formal.claims")]
    public async Task Check_WithZ3_SaysWhatTheManagedOracleSays(string sample)
    {
        Assert.SkipUnless(Z3Library.TryGetVersion(out Version? version, out string? problem), problem ?? string.Empty);
        string path = Checkout.PathOf("samples", sample);

        ToolRun expected = await ToolRun.OfAsync("check", path);
        ToolRun actual = await ToolRun.OfAsync("check", path, "--oracle", "z3");

        Assert.Equal((expected.ExitCode, expected.Output), (actual.ExitCode, actual.Output));
        Assert.Equal($"consistency: oracle Z3 {version}\n", actual.Error);
    }
}
