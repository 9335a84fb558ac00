using System.Text.Json;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Language;

/// <summary>Reads theories that nobody here wrote, and checks the formulas by the answers that follow from them.</summary>
public class CorpusTests
{
    [Theory]
    [InlineData("proofwriter", "dev.json", 600)]
    [InlineData("prontoqa", "dev_first250.json", 250)]
    public void Parse_Corpus_EverySentenceIsReadAndEveryAnswerIsRight(string folder, string file, int problems)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.DataOrSkip(folder, file)));
        List<string> misses = [];
        int count = 0;
        foreach (JsonElement problem in document.RootElement.EnumerateArray())
        {
            count++;
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf("? ", StringComparison.Ordinal) + 2)..];
            ParseResult result = Texts.Parse(problem.GetProperty("context").GetString()! + "\nask " + question);
            misses.AddRange(result.Diagnostics.Select(static d => d.ToString()));
            Formula asked = result.Statements[^1].Formula!;
            HashSet<Formula> derived = Derive([.. result.Statements.SkipLast(1).Select(static s => s.Formula!)]);
            string answer = derived.Contains(asked) ? "A" : derived.Contains(Opposite(asked)) ? "B" : "C";
            if (answer != problem.GetProperty("answer").GetString())
            {
                misses.Add($"{problem.GetProperty("id").GetString()}: {asked} {answer}");
            }
        }

        Assert.Equal(problems, count);
        Assert.Empty(misses);
    }

    [Fact]
    public void Parse_FolioFormulas_EveryBalancedOneIsReadOrRefusedWithAPlace()
    {
        int read = 0;
        int balanced = 0;
        List<string> misses = [];
        foreach (string line in File.ReadLines(TestData.DataOrSkip("folio", "folio-train.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            foreach (JsonElement element in document.RootElement.GetProperty("premises-FOL").EnumerateArray())
            {
                string formula = element.GetString()!;
                if (formula.Count(static c => c == '(') != formula.Count(static c => c == ')') || !formula.Contains('('))
                {
                    continue;
                }

                balanced++;
                FormulaResult result = new ClaimParser().ParseFormula(formula);
                if (result.Formula is null)
                {
                    misses.Add($"{result.Diagnostics[0]}  {formula}");
                }
                else
                {
                    read++;
                }
            }
        }

        Assert.True(read >= balanced * 0.95, $"{read} of {balanced}\n{string.Join('\n', misses.Distinct().Take(60))}");
    }

    private static Formula Opposite(Formula formula) => formula is Negation negation ? negation.Operand : !formula;

    // Forward derivation over literals, the reading that these corpora mean; nothing of ours is used for it but the formulas.
    private static HashSet<Formula> Derive(List<Formula> formulas)
    {
        HashSet<Formula> derived = [];
        HashSet<Term> constants = [];
        foreach (Formula formula in formulas)
        {
            Collect(formula, constants);
        }

        List<(Formula[] Body, Formula Head)> rules = [];
        foreach (Formula formula in formulas)
        {
            IEnumerable<Formula> instances = formula is UniversalQuantification all
                ? constants.Select(c => Substitute(all.Body, all.Variables.Single(), c))
                : [formula];
            foreach (Formula instance in instances)
            {
                if (instance is Implication implication)
                {
                    rules.Add((Literals(implication.Antecedent), implication.Consequent));
                }
                else
                {
                    derived.UnionWith(Literals(instance));
                }
            }
        }

        for (bool changed = true; changed;)
        {
            changed = false;
            foreach ((Formula[] body, Formula head) in rules)
            {
                if (body.All(derived.Contains))
                {
                    foreach (Formula literal in Literals(head))
                    {
                        changed |= derived.Add(literal);
                    }
                }
            }
        }

        return derived;
    }

    private static Formula[] Literals(Formula formula) => formula is Conjunction conjunction ? [.. conjunction.Operands] : [formula];

    private static void Collect(Formula formula, HashSet<Term> constants)
    {
        if (formula is AtomicFormula atom)
        {
            constants.UnionWith(atom.Arguments.Where(static a => !a.IsVariable));
        }

        foreach (Formula part in formula.Parts)
        {
            Collect(part, constants);
        }
    }

    private static Formula Substitute(Formula formula, Term variable, Term by) => formula switch
    {
        AtomicFormula atom => new AtomicFormula(atom.Predicate, atom.Arguments.Select(a => a.Equals(variable) ? by : a)),
        Negation negation => !Substitute(negation.Operand, variable, by),
        Conjunction conjunction => Formula.And(conjunction.Operands.Select(o => Substitute(o, variable, by)).ToArray()),
        Implication implication => Substitute(implication.Antecedent, variable, by).Implies(Substitute(implication.Consequent, variable, by)),
        _ => throw new InvalidOperationException($"The corpora have no {formula.GetType().Name}."),
    };
}
