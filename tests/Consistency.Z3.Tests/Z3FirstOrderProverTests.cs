using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;
using Consistency.Tests;

namespace Consistency.Z3.Tests;

/// <summary>Z3 as a prover of first-order logic, alone and behind a check.</summary>
public class Z3FirstOrderProverTests
{
    // Needs the instances of three levels of witnesses, so the check itself does not find it.
    private const string DeepContradiction = """
        fact forall x: exists y: next(x, y)
        fact forall x, y: (next(x, y) & one(x)) -> two(y)
        fact forall x, y: (next(x, y) & two(x)) -> three(y)
        fact forall x, y: (next(x, y) & three(x)) -> four(y)
        fact forall x: !four(x)
        fact one(alice)
        """;

    // Nothing is before itself, and something is behind everything: with three things in a circle, or more.
    private static readonly Formula[] Chain = [Read("forall x: exists y: r(x, y)"), Read("forall x, y: r(x, y) -> !r(y, x)")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FirstOrderOutcome.Unsatisfiable, 0, "p(a)", "!p(a)")]
    [InlineData(FirstOrderOutcome.Unsatisfiable, 0, "forall x: exists y: r(x, y)", "forall x, y: !r(x, y)")]
    [InlineData(FirstOrderOutcome.Unsatisfiable, 0, "forall x: x = a", "p(b)", "!p(a)")]
    [InlineData(FirstOrderOutcome.Unsatisfiable, 0, "exists x: forall y: r(x, y)", "forall y: exists x: !r(y, x)")]
    [InlineData(FirstOrderOutcome.Unsatisfiable, 0, "forall x: exists y: (forall x: r(x, y)) & q(x)", "!r(a, a) & !(exists y: r(a, y))")]
    [InlineData(FirstOrderOutcome.Satisfiable, 1, "forall x: p(x) ^ q(x)")]
    [InlineData(FirstOrderOutcome.Satisfiable, 3, "p(a) <-> q(b)", "r(c) -> p(a)")]
    [InlineData(FirstOrderOutcome.Satisfiable, 2, "forall x: exists y: r(x, y) & x != y", "forall x: p(x)")]
    public void Decide_SmallTheories_IsRight(FirstOrderOutcome outcome, int least, params string[] formulas)
    {
        Z3OracleTests.SkipWithoutLibrary();
        FirstOrderAnswer answer = Decide(new Z3FirstOrderProver(), formulas);
        Assert.Equal(outcome, answer.Outcome);
        Assert.True(answer.ThingCount >= least, $"{answer.ThingCount} things");
        Assert.Equal(outcome == FirstOrderOutcome.Unsatisfiable, answer.Core.Length > 0);
    }

    [Fact]
    public void Decide_Contradiction_NamesTheFormulasThatItNeeds()
    {
        Z3OracleTests.SkipWithoutLibrary();
        FirstOrderAnswer answer = Decide(new Z3FirstOrderProver(), ["q(a)", "forall x: p(x)", "q(b)", "exists x: !p(x)"]);
        Assert.Equal([1, 3], answer.Core);
    }

    [Fact]
    public void Decide_InfiniteWorldsOnly_EndsAtTheLimitEveryTime()
    {
        Z3OracleTests.SkipWithoutLibrary();
        string[] endless =
        [
            "forall x: exists y: r(x, y)", "forall x, y, z: (r(x, y) & r(y, z)) -> r(x, z)", "forall x: !r(x, x)",
        ];
        Z3FirstOrderProver prover = new(200_000);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(FirstOrderOutcome.Unknown, Decide(prover, endless).Outcome);
        }
    }

    [Fact]
    public void Decide_Cancelled_Throws()
    {
        Z3OracleTests.SkipWithoutLibrary();
        using CancellationTokenSource source = new();
        Formula[] endless = [.. new[] { "forall x: exists y: r(x, y)", "forall x, y, z: (r(x, y) & r(y, z)) -> r(x, z)", "forall x: !r(x, x)" }.Select(Read)];
        source.CancelAfter(20);
        Assert.Throws<OperationCanceledException>(() => new Z3FirstOrderProver(uint.MaxValue).Decide(endless, [], source.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(uint.MaxValue + 1L)]
    public void Constructor_LimitOutOfRange_Throws(long limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Z3FirstOrderProver(limit));

    [Fact]
    public void Check_ContradictionThatNeedsTheProver_SaysThatItIsSettled()
    {
        Z3OracleTests.SkipWithoutLibrary();
        ConsistencyReport alone = new ConsistencyChecker().Check(DeepContradiction, Token);
        Assert.Equal(Verdict.Inconsistent, alone.Verdict);
        Assert.Contains(alone.Diagnostics, static d => d.Id == "CON0210");

        ConsistencyReport settled = new ConsistencyChecker(WithProver()).Check(DeepContradiction, Token);
        Assert.Equal(Verdict.Inconsistent, settled.Verdict);
        Diagnostic remark = Assert.Single(settled.Diagnostics);
        Assert.Equal($"Conflict 1 stands with any number of things, as Z3 {Z3Library.Version} proved.", remark.Message);
    }

    [Fact]
    public void Check_TooManyInstances_IsSettledByTheProver()
    {
        Z3OracleTests.SkipWithoutLibrary();
        StringBuilder text = new("fact forall x, y, z: p(x) | q(y) | r(z)\nfact forall x: !p(x)\nfact forall x: !q(x)\nfact forall x: !r(x)\nask p(n1)\n");
        for (int i = 0; i < 30; i++)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"fact s(n{i})");
        }

        ConsistencyOptions small = WithProver() with { MaxGroundClauses = 10_000 };
        Assert.Equal(Verdict.Undecided, new ConsistencyChecker(small with { ProverFactory = null }).Check(text.ToString(), Token).Verdict);
        ConsistencyReport report = new ConsistencyChecker(small).Check(text.ToString(), Token);
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Contains(report.Diagnostics, static d => d.Id == "CON0211" && d.Message.StartsWith("[s1], [s2], [s3] and [s4] cannot all be true", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_RandomTheories_NeverDisagreesWithTheProver()
    {
        Z3OracleTests.SkipWithoutLibrary();
        Z3FirstOrderProver prover = new(100_000);
        int contradictions = 0;
        int worlds = 0;
        int larger = 0;
        int open = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            Formula[] formulas =
            [
                .. random.Next(3) > 0 ? [] : Chain,
                .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomFormula(random, [], 3)),
            ];
            ClaimSetBuilder builder = new();
            Array.ForEach(formulas, f => builder.AddFact(f));
            ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { ComputeNumbers = false }).Check(builder.Build(), Token);
            FirstOrderAnswer answer = prover.Decide(formulas, [Term.Constant("a"), Term.Constant("b")], Token);
            bool isOpen = report.Diagnostics.Any(static d => d.Id == "CON0210");
            string context = $"seed {seed}: {report.Verdict}, {answer.Outcome}\n{string.Join('\n', (IEnumerable<Formula>)formulas)}";
            Assert.True(report.Verdict is Verdict.Consistent or Verdict.Inconsistent, context);
            Assert.False(report.Verdict == Verdict.Consistent && answer.Outcome == FirstOrderOutcome.Unsatisfiable, context);
            Assert.False(report.Verdict == Verdict.Inconsistent && !isOpen && answer.Outcome == FirstOrderOutcome.Satisfiable, context);
            contradictions += report.Verdict == Verdict.Inconsistent && !isOpen ? 1 : 0;
            worlds += report.Verdict == Verdict.Consistent ? 1 : 0;
            larger += report.Diagnostics.Any(static d => d.Id == "CON0208") ? 1 : 0;
            open += isOpen ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{contradictions} contradictions, {worlds} worlds, {larger} of them with more things, {open} open");
        Assert.True(contradictions > 20 && worlds > 20 && larger > 5, $"{contradictions}, {worlds}, {larger}, {open}");
    }

    /// <summary>Of each theory of FOLIO: does a premise follow from the others? With a prover, no answer stays open.</summary>
    [Fact]
    public void Folio_EachPremiseFromTheOthers_NoAnswerDependsOnTheNumberOfThings()
    {
        Z3OracleTests.SkipWithoutLibrary();
        string path = TestData.DataOrSkip("folio", "folio-train.jsonl");
        HashSet<int> stories = [];
        int asked = 0;
        int decided = 0;
        Dictionary<string, int> alone = [];
        Dictionary<string, int> settled = [];
        foreach (string line in File.ReadLines(path))
        {
            using JsonDocument problem = JsonDocument.Parse(line);
            if (!stories.Add(problem.RootElement.GetProperty("story_id").GetInt32()))
            {
                continue;
            }

            Formula[] premises =
            [
                .. problem.RootElement.GetProperty("premises-FOL").EnumerateArray().Select(static p => p.GetString()!)
                    .Where(static p => !string.IsNullOrWhiteSpace(p)).Select(static p => new ClaimParser().ParseFormula(p).Formula).OfType<Formula>(),
            ];
            for (int left = 0; left < premises.Length; left++)
            {
                ClaimSetBuilder builder = new();
                foreach (Formula premise in premises.Where((_, i) => i != left))
                {
                    builder.AddFact(premise);
                }

                builder.AddQuestion(premises[left]);
                ClaimSet theory = builder.Build();
                ConsistencyOptions options = new() { ComputeNumbers = false };
                ConsistencyReport report = new ConsistencyChecker(options).Check(theory, Token);
                asked++;
                Count(alone, report);
                if (report.Diagnostics.Length > 0)
                {
                    report = new ConsistencyChecker(options with { ProverFactory = Z3FirstOrderProver.Find }).Check(theory, Token);
                }

                Count(settled, report);
                decided += report.Answers[0].Verdict is AnswerVerdict.True or AnswerVerdict.False ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{asked} asked, {decided} decided; alone {string.Join(", ", alone)}; with the prover {string.Join(", ", settled)}");
        Assert.True(asked > 1_600, $"{asked}");
        Assert.False(settled.ContainsKey("CON0210"), $"{string.Join(", ", settled)}");
    }

    private static void Count(Dictionary<string, int> counts, ConsistencyReport report)
    {
        foreach (Diagnostic diagnostic in report.Diagnostics)
        {
            counts[diagnostic.Id] = counts.GetValueOrDefault(diagnostic.Id) + 1;
        }
    }

    private static ConsistencyOptions WithProver() => new() { ProverFactory = Z3FirstOrderProver.Find };

    private static Formula Read(string formula) =>
        new ClaimParser().ParseFormula(formula).Formula ?? throw new InvalidOperationException($"Not read: {formula}");

    private static FirstOrderAnswer Decide(Z3FirstOrderProver prover, string[] formulas) =>
        prover.Decide([.. formulas.Select(Read)], [.. new[] { "a", "b", "c" }.Where(n => formulas.Any(f => f.Contains($"({n})", StringComparison.Ordinal))).Select(Term.Constant)], Token);

    private static Formula RandomFormula(Random random, List<string> scope, int depth)
    {
        Term Pick() => scope.Count > 0 && random.Next(4) > 0 ? Term.Variable(scope[random.Next(scope.Count)]) : Term.Constant(random.Next(2) == 0 ? "a" : "b");
        if (depth == 0 || (scope.Count > 0 && random.Next(4) == 0))
        {
            Formula atom = random.Next(8) switch
            {
                0 => new Equality(Pick(), Pick()),
                < 4 => new Predicate("p", 1).Of(Pick()),
                _ => new Predicate("r", 2).Of(Pick(), Pick()),
            };
            return random.Next(2) == 0 ? atom : !atom;
        }

        string name = $"x{scope.Count}";
        return random.Next(6) switch
        {
            0 => RandomFormula(random, scope, depth - 1) & RandomFormula(random, scope, depth - 1),
            1 => RandomFormula(random, scope, depth - 1) | RandomFormula(random, scope, depth - 1),
            2 => RandomFormula(random, scope, depth - 1).IfAndOnlyIf(RandomFormula(random, scope, depth - 1)),
            3 => Formula.Exists(name, RandomFormula(random, [.. scope, name], depth - 1)),
            _ => Formula.ForAll(name, RandomFormula(random, [.. scope, name], depth - 1)),
        };
    }
}
