using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Whole checks against a decision by going through all worlds.</summary>
public class CheckPropertyTests
{
    private const int MaxAtoms = 12;
    private static readonly ConsistencyOptions Options = new() { WeightScale = 100 };

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 2, true)]
    [InlineData(4, 3, false)]
    public void Check_RandomClaims_AgreesWithAllWorlds(int seed, int constants, bool quantifiers)
    {
        int checkedSets = 0;
        int inconsistent = 0;
        for (int i = 0; i < 1500; i++)
        {
            int instance = (seed * 1_000_000) + i;
            ClaimSet claims = new RandomClaims(instance).Next(constants, statements: 2 + (i % 8), quantifiers);
            if (WorldsOf(claims) is not { } worlds)
            {
                continue;
            }

            checkedSets++;
            ConsistencyReport report = new ConsistencyChecker(Options).Check(claims, TestContext.Current.CancellationToken);
            try
            {
                inconsistent += AssertAgrees(claims, report, worlds) ? 0 : 1;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                string input = string.Join('\n', claims.Statements.Select(static s => $"{s.Kind} {s} @ {s.Confidence}"));
                Assert.Fail($"instance {instance}: {e.Message}\n{input}");
            }
        }

        Assert.True(checkedSets > 150, $"only {checkedSets} of 1500 sets were small enough");
        Assert.True(inconsistent > 50, $"only {inconsistent} sets were inconsistent");
    }

    // The same domain as the check's: the constants, and a witness for each "something".
    private static FiniteWorld? WorldsOf(ClaimSet claims)
    {
        SymbolTable symbols = Grounder.Ground(claims, Options, CancellationToken.None).Symbols;

        // Logic has no empty worlds.
        FiniteWorld worlds = new(
            Enumerable.Range(0, symbols.ConstantCount).Select(symbols.ConstantAt).DefaultIfEmpty(Term.Constant("anything")),
            claims.Statements.SelectMany(PredicatesOf).Distinct());
        return worlds.AtomCount <= MaxAtoms ? worlds : null;
    }

    // Gives whether the claims are consistent.
    private static bool AssertAgrees(ClaimSet claims, ConsistencyReport report, FiniteWorld worlds)
    {
        bool[] isHardWorld = [.. Enumerable.Range(0, worlds.WorldCount).Select(w => HoldsHard(claims.Statements, worlds, w))];
        if (!claims.Statements.Any(static s => s.Kind != StatementKind.Declaration))
        {
            Assert.Equal(Verdict.NothingToCheck, report.Verdict);
            return true;
        }

        if (!isHardWorld.Contains(true))
        {
            Assert.Equal(Verdict.Inconsistent, report.Verdict);
            Assert.Null(report.Repair);
            Assert.NotEmpty(report.Violations);
            AssertMinimal(report, worlds);
            return false;
        }

        long[] costs = [.. Enumerable.Range(0, worlds.WorldCount).Select(w => isHardWorld[w] ? CostOf(claims, worlds, w) : long.MaxValue)];
        long optimum = costs.Min();
        Assert.Equal(StatementWeights.ToDecimal(optimum, Options), report.Cost);
        Assert.Equal(OptimumStatus.Proved, report.Optimum);
        Assert.Equal(optimum == 0 ? Verdict.Consistent : Verdict.Inconsistent, report.Verdict);
        int[] best = [.. Enumerable.Range(0, costs.Length).Where(w => costs[w] == optimum)];
        AssertAnswers(claims, report, worlds, best, isHardWorld);
        if (optimum > 0)
        {
            AssertRepair(claims, report, worlds, best, isHardWorld);
            AssertMinimal(report, worlds);
        }

        return optimum == 0;
    }

    private static void AssertRepair(ClaimSet claims, ConsistencyReport report, FiniteWorld worlds, int[] best, bool[] isHardWorld)
    {
        Repair repair = Assert.IsType<Repair>(report.Repair);
        Assert.Equal(report.Cost, repair.Changes.Sum(static c => c.Weight));
        Assert.Equal(report.Cost, repair.Cost);

        // Instances as input order has them, so the tie-break can be checked on statements alone: no instances here.
        if (!claims.Statements.Any(IsWeighedByInstance))
        {
            string[] repairs = [.. best.Select(w => FailingIn(claims, worlds, w)).Distinct()];
            string expected = repairs
                .OrderBy(static f => f.Count(static c => c == '1'))
                .ThenBy(static f => f, StringComparer.Ordinal)
                .First();
            string actual = string.Concat(claims.Statements.Select(s => repair.Changes.Any(c => c.Statement == s) ? '1' : '0'));
            Assert.Equal(expected, actual);
            Assert.Equal(repairs.Length == 1, repair.IsUnique);

            int[] alwaysKept = [.. Enumerable.Range(0, expected.Length).Where(i => CanBePaidFor(claims.Statements[i]) && repairs.All(r => r[i] == '0'))];
            foreach (RepairChange change in repair.Changes)
            {
                bool canHold = Enumerable.Range(0, worlds.WorldCount).Any(w =>
                    isHardWorld[w] && alwaysKept.All(i => SaidHolds(claims.Statements[i], worlds, w)) && SaidHolds(change.Statement, worlds, w));
                Assert.Equal(canHold ? ChangeKind.Withdrawn : ChangeKind.Refuted, change.Change);
            }
        }

        Assert.All(repair.Changes, c => Assert.Contains(report.Violations, v => v.Statements.Contains(c.Statement)));
    }

    private static void AssertMinimal(ConsistencyReport report, FiniteWorld worlds)
    {
        foreach (Violation violation in report.Violations)
        {
            Assert.False(CanHold(violation.Statements, worlds), "a violation can hold");
            Assert.NotEmpty(violation.Explanation);
            Assert.True(violation.IsMinimal);
            foreach (Statement statement in violation.Statements.Any(IsWeighedByInstance) ? [] : violation.Statements)
            {
                Assert.True(CanHold(violation.Statements.Where(s => s != statement), worlds), $"{statement.Id} is not needed");
            }
        }
    }

    private static void AssertAnswers(ClaimSet claims, ConsistencyReport report, FiniteWorld worlds, int[] best, bool[] isHardWorld)
    {
        if (claims.Statements.Any(IsWeighedByInstance))
        {
            return;
        }

        string[] repairs = [.. best.Select(w => FailingIn(claims, worlds, w)).Distinct()];
        Statement[] kept = [.. claims.Statements.Where((s, i) => CanBePaidFor(s) && repairs.All(r => r[i] == '0'))];
        int[] possible = [.. Enumerable.Range(0, worlds.WorldCount)
            .Where(w => isHardWorld[w] && kept.All(s => SaidHolds(s, worlds, w)))];
        foreach (Answer answer in report.Answers)
        {
            bool always = possible.All(w => worlds.Holds(answer.Question.Formula!, w));
            bool never = possible.All(w => !worlds.Holds(answer.Question.Formula!, w));
            Assert.Equal(always ? AnswerVerdict.True : never ? AnswerVerdict.False : AnswerVerdict.Unknown, answer.Verdict);
        }
    }

    private static bool CanHold(IEnumerable<Statement> statements, FiniteWorld worlds) =>
        Enumerable.Range(0, worlds.WorldCount).Any(w => statements.All(s => SaidHolds(s, worlds, w)));

    private static bool HoldsHard(IEnumerable<Statement> statements, FiniteWorld worlds, int world) =>
        statements.Where(static s => s.Kind != StatementKind.Question && !IsSoft(s)).All(s => SaidHolds(s, worlds, world));

    private static long CostOf(ClaimSet claims, FiniteWorld worlds, int world) => claims.Statements.Where(IsSoft).Sum(s =>
        StatementWeights.Of(s, Options)
        * (IsWeighedByInstance(s) ? worlds.FailingInstances(s.Formula!, world) : SaidHolds(s, worlds, world) ? 0 : 1));

    private static string FailingIn(ClaimSet claims, FiniteWorld worlds, int world) =>
        string.Concat(claims.Statements.Select(s => CanBePaidFor(s) && !SaidHolds(s, worlds, world) ? '1' : '0'));

    private static bool SaidHolds(Statement statement, FiniteWorld worlds, int world) => statement switch
    {
        { Declaration: { } declaration } => worlds.Holds(declaration, world),
        { Confidence: < 0.5 } => !worlds.Holds(statement.Formula!, world),
        _ => worlds.Holds(statement.Formula!, world),
    };

    private static bool IsSoft(Statement statement) =>
        statement.Kind != StatementKind.Question && StatementWeights.Of(statement, Options) != StatementWeights.Hard;

    // A confidence of one half says nothing.
    private static bool CanBePaidFor(Statement statement) => IsSoft(statement) && StatementWeights.Of(statement, Options) > 0;

    private static bool IsWeighedByInstance(Statement statement) =>
        statement.Kind == StatementKind.Rule && statement.Confidence is not null;

    private static IEnumerable<Predicate> PredicatesOf(Statement statement) => statement switch
    {
        { Declaration: RelationDeclaration relation } => [relation.Relation],
        { Declaration: ExclusionDeclaration exclusion } => exclusion.Alternatives.Select(static a => a.Predicate),
        { Formula: { } formula } => PredicatesOf(formula),
        _ => [],
    };

    private static IEnumerable<Predicate> PredicatesOf(Formula formula) =>
        formula is AtomicFormula atom ? [atom.Predicate] : formula.Parts.SelectMany(PredicatesOf);
}
