using System.Text.RegularExpressions;
using Consistency.Tests;

namespace Consistency.Cli.Tests;

/// <summary>What the language is worth on text that nobody here wrote. The figures are floors: they only rise.</summary>
[Trait("Category", "corpus")]
public partial class CorpusCommandTests
{
    [Theory]
    [InlineData("proofwriter", "proofwriter/dev.json", 11_690, 11_690, 600, 600)]
    [InlineData("prontoqa", "prontoqa/dev_first250.json", 4_582, 4_582, 250, 250)]
    [InlineData("logicnli", "logicnli/train_language_first100.json", 4_400, 4_400, 100, 100)]
    [InlineData("logicaldeduction", "logicaldeduction/dev.json", 3_325, 3_325, 300, 300)]
    [InlineData("folio", "folio/folio-train.jsonl", 1_669, 1_670, 340, 340)]
    [InlineData("beliefbank", "beliefbank/calibration_facts.json", 4_392, 4_392, 1_072, 1_072)]
    [InlineData("logic-lm", "llm-programs/proofwriter_dev_gpt-4_first300.json", 5_879, 5_879, 300, 300)]
    [InlineData("logic-lm", "llm-programs/prontoqa_dev_gpt-4_first250.json", 4_583, 4_583, 250, 250)]
    [InlineData("logic-lm", "llm-programs/folio_dev_gpt-4_first100.json", 606, 632, 69, 100)]
    public async Task Corpus_Figures_DoNotFall(string format, string file, int read, int sentences, int right, int answers)
    {
        string[] meanings = format == "logicnli" ? ["--meanings", TestData.DataOrSkip("logicnli", "train_logic_first100.json")] : [];

        ToolRun run = await ToolRun.OfAsync(["corpus", format, TestData.DataOrSkip(file.Split('/')), .. meanings]);

        Match line = ClosingLine().Match(run.Output);
        Assert.True(line.Success, run.Output + run.Error);
        int[] figures = [.. line.Groups.Values.Skip(1).Select(static g => int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal((sentences, answers), (figures[1], figures[3]));
        Assert.True(figures[0] >= read && figures[2] >= right, run.Output);
        Assert.Equal(figures[0] == sentences && figures[2] == answers ? ExitCodes.Consistent : ExitCodes.Violations, run.ExitCode);
    }

    [Fact]
    public async Task Corpus_Misses_AreListedWithWhatWasExpected()
    {
        const string Problems = """
            [{ "id": "one", "context": "Bob is kind. Bob gibbers all and sundry with.", "question": "True? Bob is kind.", "answer": "B" }]
            """;

        ToolRun run = await ToolRun.WithInputAsync(Problems, "corpus", "proofwriter", "-");

        Assert.Equal(ExitCodes.Violations, run.ExitCode);
        Assert.Contains("one: Bob gibbers all and sundry with.", run.Output, StringComparison.Ordinal);
        Assert.Contains("one: Bob is kind.\n    expected False, got True\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("sentences 2/3, answers 0/1\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", 2)]
    [InlineData("{", 3)]
    [InlineData("[{}]", 3)]
    [InlineData("{\"a\": 1}", 3)]
    public async Task Corpus_OtherInput_SaysSo(string input, int exitCode)
    {
        ToolRun run = await ToolRun.WithInputAsync(input, "corpus", "proofwriter", "-");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 3, run.Error.StartsWith("consistency: ", StringComparison.Ordinal));
    }

    [GeneratedRegex("sentences ([0-9]+)/([0-9]+), answers ([0-9]+)/([0-9]+)\n$")]
    private static partial Regex ClosingLine();
}
