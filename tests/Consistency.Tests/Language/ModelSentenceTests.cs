using Consistency.Claims;

namespace Consistency.Tests.Language;

/// <summary>What typical sentences of language models are read as; each line of the list was judged by hand.</summary>
/// <remarks>A sentence that is refused is reported to its writer. One that is misread is not, so the list also holds what must be refused.</remarks>
public class ModelSentenceTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(TestData.Root, "tests", "Consistency.Tests", "Language", "model-sentences.tsv"))[1..];

    [Fact]
    public void Read_SentencesOfModels_GivesTheirFormulasOrRefuses()
    {
        List<string> wrong = [];
        foreach (string line in Lines)
        {
            string[] cells = line.Split('\t');
            ClaimSet claims = new ClaimSetBuilder().AddText(cells[0], cancellationToken: TestContext.Current.CancellationToken).Build();
            string read = string.Join(" ;; ", claims.Statements.Select(static s => s.Formula!.ToString()));
            string diagnostic = claims.Diagnostics.FirstOrDefault()?.Id ?? "-";
            int readings = claims.Statements.Select(static s => 1 + s.Alternatives.Length).FirstOrDefault(1);
            if ((read.Length == 0 ? "-" : read) != cells[1] || diagnostic != cells[2] || readings.ToString(System.Globalization.CultureInfo.InvariantCulture) != cells[3])
            {
                wrong.Add($"{cells[0]}: {read} {diagnostic} {readings}");
            }
        }

        Assert.True(Lines.Length >= 500);
        Assert.Empty(wrong);
    }
}
