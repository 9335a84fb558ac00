using System.Collections.Immutable;
using System.Text.Json;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Language.Programs;
using Consistency.Logic;
using Consistency.Tests;

namespace Consistency.AI.Tests.Extraction.Review;

/// <summary>The names in GPT-4's recorded programs: what it writes in the singular here and in the plural there becomes one name.</summary>
public class RecordedNameTests(ITestOutputHelper output)
{
    // docs/models.md has the figures.
    [Fact]
    public async Task Align_RecordedPrograms_NameSplitByItsNumberIsMergedAndNoOtherIs()
    {
        (int programs, int split, int names, int merged, int wrong) = (0, 0, 0, 0, 0);
        foreach (string file in new[] { "proofwriter_dev_gpt-4_first300.json", "prontoqa_dev_gpt-4_first250.json" })
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("llm-programs", file)));
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                ImmutableArray<Statement> statements = [.. Formulas(item.GetProperty("raw_logic_programs")[0].GetString()!)
                    .Select(static (f, i) => Statement.Create(StatementKind.Claim, $"s{i}", f))];
                ILookup<(string, int), string> before = Names(statements);
                int splitNames = before.Sum(static g => g.Distinct().Count() - 1);

                (ImmutableArray<Statement> aligned, ImmutableArray<NameMerge> merges, _) =
                    await new NameAlignment(new ModelExtractionOptions()).AlignAsync(statements, known: null, TestContext.Current.CancellationToken);

                programs++;
                split += splitNames > 0 ? 1 : 0;
                names += splitNames;
                merged += splitNames - Names(aligned).Sum(static g => g.Distinct().Count() - 1);
                wrong += merges.Count(static m => ProgramClause.Fold(m.From) != ProgramClause.Fold(m.To));
            }
        }

        output.WriteLine($"{programs} programs, {split} with split names, {names} names too many, {merged} merged, {wrong} merged wrongly");
        Assert.Equal(550, programs);
        Assert.Equal((31, 40), (split, names));
        Assert.Equal(names, merged);
        Assert.Equal(0, wrong);
    }

    private static IEnumerable<Formula> Formulas(string program)
    {
        foreach (ProgramLine line in ProgramLine.Split(program).Where(static l => l.Section is "facts" or "rules" or "query"))
        {
            Formula formula;
            try
            {
                formula = RuleSyntax.Read(line.Formula);
            }
            catch (FormatException)
            {
                continue;
            }

            List<Term> free = FreeVariables.AllOf(formula);
            yield return free.Count == 0 ? formula : new UniversalQuantification([.. free], formula);
        }
    }

    private static ILookup<(string Folded, int Arity), string> Names(IEnumerable<Statement> statements) =>
        statements.SelectMany(static s => Mentions.PredicatesOf(s.Formula!)).ToLookup(static p => (ProgramClause.Fold(p.Name), p.Arity), static p => p.Name);
}
