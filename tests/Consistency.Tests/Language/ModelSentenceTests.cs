using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

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

    // What reports say of the atoms of a sentence is read as these atoms: what must be done may be done besides, what "some" say is
    // somebody else's each time, and a name that is quoted because of its words is said without quotes.
    [Fact]
    public void Say_AtomsOfSentences_AreReadBack()
    {
        string[] spared = ["Some argue", "Critics", "Many believe", "Some people", "Bob claims that Alice claims", "\"The Lord of the Rings\"", "Alice lets Bob drive", "This agreement is governed by the laws"];
        HashSet<AtomicFormula> seen = [];
        List<string> wrong = [];
        foreach (string sentence in Lines.Select(static l => l.Split('\t')[0]).Where(s => !spared.Any(p => s.StartsWith(p, StringComparison.Ordinal))))
        {
            ParseResult read = Texts.Parse(sentence);
            foreach (AtomicFormula atom in read.Statements.Where(static s => s.Formula is not null).SelectMany(static s => GroundAtoms(s.Formula!)).Where(seen.Add))
            {
                foreach (bool holds in atom.Predicate.Name.StartsWith("must_", StringComparison.Ordinal) ? [false] : new[] { true, false })
                {
                    string said = read.Vocabulary.Say(atom, holds);
                    if ((holds ? atom : !atom) != new ClaimParser().ParseFormula(said).Formula)
                    {
                        wrong.Add($"{sentence}: {said}");
                    }
                }
            }
        }

        Assert.True(seen.Count > 1_500, $"{seen.Count}");
        Assert.Empty(wrong);
    }

    private static IEnumerable<AtomicFormula> GroundAtoms(Formula formula) =>
        formula is not AtomicFormula atom ? formula.Parts.SelectMany(GroundAtoms) : atom.Arguments.Any(static a => a.IsVariable) ? [] : [atom];
}
