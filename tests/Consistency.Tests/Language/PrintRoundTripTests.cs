using System.Text.Json;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;
using FsCheck.Xunit;

namespace Consistency.Tests.Language;

/// <summary>What is printed is read back as what it was.</summary>
public class PrintRoundTripTests
{
    [Theory]
    [InlineData("太郎は鳥である。", "太郎は鳥である")]
    [InlineData("太郎は飛べない。", "太郎は飛べない")]
    [InlineData("太郎は花子より古い。", "太郎は花子より古い")]
    [InlineData("東京は日本の首都である。", "東京は日本の首都である")]
    [InlineData("「はな子」は猫である。", "「はな子」は猫である")]
    [InlineData("太郎は鳥であり、かつ太郎は大きい。", "太郎は鳥であるかつ太郎は大きい")]
    [InlineData("太郎は鳥である、または太郎は大きくない。", "太郎は鳥であるまたは太郎は大きくない")]
    [InlineData("すべての鳥は飛べる。", "もし何かは鳥であるならば、それは飛べる")]
    [InlineData("もし太郎が鳥ならば、太郎は飛べる。", "もし太郎は鳥であるならば、太郎は飛べる")]
    [InlineData("もしXがYより古いならば、YはXより新しい。", "もしXはYより古いならば、YはXより新しい")]
    [InlineData("何かが飛べる。", "何かは飛べる")]
    [InlineData("何かが飛べない。", "何かは飛べない")]
    [InlineData("すべては鳥である。", "すべては鳥である")]
    public void Print_JapaneseSentence_IsJapaneseAndReadsBack(string sentence, string said)
    {
        FormulaResult read = new ClaimParser().ParseFormula(sentence);

        string printed = EnglishPrinter.Print(read.Formula!, read.Vocabulary);

        Assert.Equal(said, printed);
        Assert.Equal(read.Formula, new ClaimParser().ParseFormula(printed + "。").Formula);
    }

    [Fact]
    public void Print_JapaneseBesideEnglish_IsFormal()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("太郎は鳥である。\nTweety is a bird.\nforall x: 鳥(x) -> bird(x)", cancellationToken: TestContext.Current.CancellationToken).Build();

        Assert.Equal("forall x: 鳥(x) -> bird(x)", EnglishPrinter.Print(claims.Statements[2].Formula!, claims.Vocabulary));
    }

    private static readonly string[] Names =
        ["bird", "older_than", "x", "y2", "New York", "c++", "naïve", "été", "東京", "is", "not", "forall", "k-12", "b+", "2024-05", "o'neill", "a\"b", "back\\slash", "mr.smith", "p & q"];

    [Property(MaxTest = 3000)]
    public void Formal_AnyFormula_IsReadBack(int seed)
    {
        Formula formula = new RandomFormula(seed).Next(5, []);

        FormulaResult result = new ClaimParser().ParseFormula(formula.ToString());

        Assert.True(formula.Equals(result.Formula), $"{formula}\n{result.Formula}\n{string.Join('\n', result.Diagnostics)}");
    }

    [Property(MaxTest = 1500)]
    public void English_FormulaOverWords_IsReadBack(int seed)
    {
        ParseResult words = Texts.Parse(
            "Tweety is a bird. The cat is green. Bob likes the dog. Alice can fly. Ann has wings. Ann is older than Bob. Paris is the capital of France. "
            + "Bob was kind. Bob did not see Alice. Bob is in Rome. According to Reuters, Ann is tall. Ann is the oldest.");
        AtomicFormula[] atoms = [.. words.Statements.Select(static s => s.Formula as AtomicFormula ?? (AtomicFormula)((Negation)s.Formula!).Operand)];
        Formula formula = RandomSentence(new Random(seed), atoms);
        string printed = EnglishPrinter.Print(formula, words.Vocabulary);

        FormulaResult result = new ClaimParser().ParseFormula(printed);

        Assert.True(formula.Equals(result.Formula), $"{formula}\n{printed}\n{result.Formula}\n{string.Join('\n', result.Diagnostics)}");
    }

    [Theory]
    [InlineData("proofwriter", "dev.json")]
    [InlineData("prontoqa", "dev_first250.json")]
    [InlineData("logicaldeduction", "dev.json")]
    public void Corpus_EverySentence_IsReadBackInBothRegisters(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.DataOrSkip(folder, file)));
        HashSet<Formula> seen = [];
        foreach (JsonElement problem in document.RootElement.EnumerateArray())
        {
            string text = problem.GetProperty("context").GetString()!;
            ParseResult result = Texts.Parse(text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 1)..]);
            foreach (Statement statement in result.Statements.Where(s => s.Formula is { } f && seen.Add(f)))
            {
                AssertReadBack(statement.Formula!, result.Vocabulary);
            }
        }

        Assert.True(seen.Count > 100);
    }

    [Fact]
    public void LogicNli_EverySentence_IsReadBackInBothRegisters()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.DataOrSkip("logicnli", "train_language_first100.json")));
        foreach (JsonProperty theory in document.RootElement.EnumerateObject())
        {
            foreach (JsonElement sentence in theory.Value.GetProperty("rules").EnumerateArray())
            {
                FormulaResult result = new ClaimParser().ParseFormula(sentence.GetString()!);
                AssertReadBack(result.Formula!, result.Vocabulary);
            }
        }
    }

    [Fact]
    public void Folio_EveryFormula_IsReadBack()
    {
        foreach (string line in File.ReadLines(TestData.DataOrSkip("folio", "folio-train.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            foreach (JsonElement formula in document.RootElement.GetProperty("premises-FOL").EnumerateArray())
            {
                if (new ClaimParser().ParseFormula(formula.GetString()!) is { Formula: { } read } result)
                {
                    AssertReadBack(read, result.Vocabulary);
                }
            }
        }
    }

    private static void AssertReadBack(Formula formula, Vocabulary vocabulary)
    {
        // The order of seven listed things is longer, written out, than a statement may be.
        if (formula is Conjunction { Operands.Length: > 1_000 })
        {
            return;
        }

        foreach (string printed in new[] { formula.ToString(), EnglishPrinter.Print(formula, vocabulary) })
        {
            Formula? again = new ClaimParser().ParseFormula(printed).Formula;
            Assert.True(formula.Equals(again), $"{formula}\n{printed}\n{again}");
        }
    }

    private static Formula RandomSentence(Random random, AtomicFormula[] atoms)
    {
        Formula Literal(Func<AtomicFormula, AtomicFormula> change)
        {
            AtomicFormula atom = change(atoms[random.Next(atoms.Length)]);
            return random.Next(2) == 0 ? atom : !atom;
        }

        Formula Some(Func<AtomicFormula, AtomicFormula> change) => random.Next(4) switch
        {
            0 => Formula.And(Literal(change), Literal(change)),
            1 => Formula.Or(Literal(change), Literal(change), Literal(change)),
            2 => Formula.Xor(Literal(change), Literal(change)),
            _ => Literal(change),
        };
        Term x = Term.Variable("x");
        AtomicFormula OfX(AtomicFormula atom) => new(atom.Predicate, [x, .. atom.Arguments.Skip(1)]);
        return random.Next(5) switch
        {
            0 => Some(static a => a),
            1 => Some(static a => a).Implies(Some(static a => a)),
            2 => Formula.ForAll("x", Some(OfX).Implies(Some(OfX))),
            3 => Formula.ForAll("x", Literal(OfX)),
            _ => Formula.Exists("x", Literal(OfX)),
        };
    }

    /// <summary>Draws formulas of every kind, with awkward names.</summary>
    private sealed class RandomFormula(int seed)
    {
        private readonly Random _random = new(seed);

        public Formula Next(int depth, string[] bound)
        {
            switch (depth == 0 ? 0 : _random.Next(9))
            {
                case 1:
                    return !Next(depth - 1, bound);
                case 2:
                    return Formula.And(Next(depth - 1, bound), Next(depth - 1, bound), Next(depth - 1, bound));
                case 3:
                    return Formula.Or(Next(depth - 1, bound), Next(depth - 1, bound));
                case 4:
                    return Formula.Xor(Next(depth - 1, bound), Next(depth - 1, bound));
                case 5:
                    return Next(depth - 1, bound).Implies(Next(depth - 1, bound));
                case 6:
                    return Next(depth - 1, bound).IfAndOnlyIf(Next(depth - 1, bound));
                case 7:
                    string variable = "xyzu"[_random.Next(4)].ToString();
                    Formula body = Next(depth - 1, [.. bound, variable]);
                    return _random.Next(2) == 0 ? Formula.ForAll(variable, body) : Formula.Exists(variable, body);
                case 8:
                    return new Equality(Argument(bound), Argument(bound));
                default:
                    int arity = _random.Next(4);
                    return new AtomicFormula(new Predicate(Names[_random.Next(Names.Length)], arity), [.. Enumerable.Range(0, arity).Select(_ => Argument(bound))]);
            }
        }

        private Term Argument(string[] bound) =>
            bound.Length > 0 && _random.Next(2) == 0 ? Term.Variable(bound[_random.Next(bound.Length)]) : Term.Constant(Names[_random.Next(Names.Length)]);
    }
}
