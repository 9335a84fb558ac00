using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Changes of the input that must not change what a check finds.</summary>
public class CheckMetamorphicTests
{
    private const int Sets = 400;

    [Fact]
    public void Check_ShuffledStatements_CostTheSame() => AssertSameCost(static (statements, random) =>
    {
        Statement[] shuffled = [.. statements];
        random.Shuffle(shuffled);
        return shuffled;
    });

    [Fact]
    public void Check_RenamedThingsAndPredicates_CostTheSame() => AssertSameCost(static (statements, _) => statements.Select(Renamed));

    [Fact]
    public void Check_RepeatedCertainStatement_CostsTheSame() => AssertSameCost(static (statements, _) =>
        statements.Concat(statements.Where(static s => s.Kind is StatementKind.Fact or StatementKind.Rule && s.Confidence is null)
            .Select(static s => Statement.Create(s.Kind, s.Id + "-again", s.Formula!))));

    [Fact]
    public void Check_IrrelevantClaim_CostsTheSame() => AssertSameCost(static (statements, random) =>
    {
        List<Statement> more = [.. statements];
        more.Insert(random.Next(more.Count + 1), Statement.Create(StatementKind.Claim, "irrelevant", new Predicate("irrelevant", 0).Of()));
        return more;
    });

    private static void AssertSameCost(Func<IReadOnlyList<Statement>, Random, IEnumerable<Statement>> change)
    {
        ConsistencyChecker checker = new();
        int inconsistent = 0;
        for (int seed = 0; seed < Sets; seed++)
        {
            ClaimSet claims = new RandomClaims(seed).Next(constants: 3, statements: 10, quantifiers: seed % 2 == 0);
            ClaimSet changed = new(change(claims.Statements, new Random(seed)));

            ConsistencyReport before = checker.Check(claims, TestContext.Current.CancellationToken);
            ConsistencyReport after = checker.Check(changed, TestContext.Current.CancellationToken);

            Assert.True(
                (before.Verdict, before.Cost, before.Optimum) == (after.Verdict, after.Cost, after.Optimum)
                    && before.Repair?.IsUnique == after.Repair?.IsUnique,
                $"seed {seed}: {before.Verdict} {before.Cost} {before.Repair?.IsUnique}, then {after.Verdict} {after.Cost} {after.Repair?.IsUnique}");
            inconsistent += before.Verdict == Verdict.Inconsistent ? 1 : 0;
        }

        Assert.InRange(inconsistent, Sets / 4, Sets - 1);
    }

    private static Statement Renamed(Statement statement) => statement.Declaration switch
    {
        null => Statement.Create(statement.Kind, statement.Id, Renamed(statement.Formula!), confidence: statement.Confidence),
        RelationDeclaration relation => Statement.Declare(
            statement.Id,
            new RelationDeclaration(Renamed(relation.Relation), relation.Properties, relation.Inverse is null ? null : Renamed(relation.Inverse))),
        ExclusionDeclaration exclusion => Statement.Declare(
            statement.Id, new ExclusionDeclaration(exclusion.Alternatives.Select(static a => (AtomicFormula)Renamed(a)))),
        _ => statement,
    };

    private static Formula Renamed(Formula formula) => formula switch
    {
        AtomicFormula atom => Renamed(atom.Predicate).Of([.. atom.Arguments.Select(Renamed)]),
        Equality equality => new Equality(Renamed(equality.Left), Renamed(equality.Right)),
        Negation negation => !Renamed(negation.Operand),
        Conjunction conjunction => Formula.And(conjunction.Operands.Select(Renamed)),
        Disjunction disjunction => Formula.Or(disjunction.Operands.Select(Renamed)),
        ExclusiveDisjunction exclusive => Renamed(exclusive.Left) ^ Renamed(exclusive.Right),
        Implication implication => Renamed(implication.Antecedent).Implies(Renamed(implication.Consequent)),
        Equivalence equivalence => Renamed(equivalence.Left).IfAndOnlyIf(Renamed(equivalence.Right)),
        UniversalQuantification universal => new UniversalQuantification(universal.Variables, Renamed(universal.Body)),
        ExistentialQuantification existential => new ExistentialQuantification(existential.Variables, Renamed(existential.Body)),
        _ => throw new InvalidOperationException(),
    };

    // Reverses the alphabetical order of the names, so that nothing can depend on it.
    private static Predicate Renamed(Predicate predicate) => new($"z{(char)('a' + 'z' - predicate.Name[0])}", predicate.Arity);

    private static Term Renamed(Term term) => term.IsVariable ? term : Term.Constant($"thing {9 - (term.Name[^1] - '0')}");
}
