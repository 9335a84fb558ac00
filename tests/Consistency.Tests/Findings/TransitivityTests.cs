using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>A declared law, whose instances are cut in when they are violated, against the same law written out as a rule.</summary>
public class TransitivityTests
{
    private static readonly Predicate R = new("r", 2);
    private static readonly Predicate P = new("p", 1);
    private static readonly Term X = Term.Variable("x");
    private static readonly Term Y = Term.Variable("y");
    private static readonly Term Z = Term.Variable("z");

    [Theory]
    [InlineData(RelationProperties.Transitive, Reading.Classical)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Asymmetric, Reading.Classical)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Irreflexive, Reading.Classical)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Symmetric, Reading.Classical)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Functional, Reading.Classical)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Asymmetric, Reading.Derivable)]
    [InlineData(RelationProperties.Transitive | RelationProperties.Symmetric | RelationProperties.Functional, Reading.Derivable)]
    public void Check_DeclaredLaw_EqualsItsRule(RelationProperties laws, Reading reading)
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = reading });
        int inconsistent = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            ClaimSetBuilder declared = new();
            declared.AddDeclaration(new RelationDeclaration(R, laws), id: "law");
            ClaimSetBuilder written = new();
            foreach (Formula rule in Rules(laws))
            {
                written.AddRule(rule);
            }

            AddClaims(declared, seed);
            AddClaims(written, seed);
            ConsistencyReport cut = checker.Check(declared.Build(), TestContext.Current.CancellationToken);
            ConsistencyReport full = checker.Check(written.Build(), TestContext.Current.CancellationToken);

            Assert.True(cut.Cost == full.Cost && cut.Verdict == full.Verdict, $"seed {seed}: {cut.Cost}, written out {full.Cost}");
            Assert.Equal(OptimumStatus.Proved, cut.Optimum);
            Assert.Equal(full.Answers.Select(static a => a.Verdict), cut.Answers.Select(static a => a.Verdict));
            Assert.All(cut.Violations, static v => Assert.True(v.IsMinimal));
            inconsistent += cut.Verdict == Verdict.Inconsistent ? 1 : 0;
        }

        Assert.InRange(inconsistent, 20, 150);
    }

    private static void AddClaims(ClaimSetBuilder builder, int seed)
    {
        Random random = new(seed);
        int things = random.Next(4, 8);
        Term Thing() => Term.Constant($"c{random.Next(things)}");
        for (int i = random.Next(6, 20); i > 0; i--)
        {
            Formula pair = R.Of(Thing(), Thing());
            builder.AddClaim(random.Next(3) == 0 ? !pair : pair, Math.Round(0.51 + (random.NextDouble() * 0.45), 2), id: $"c{i}");
        }

        if (seed % 3 == 0)
        {
            // A rule that asks for pairs which nobody mentions.
            builder.AddRule(
                new UniversalQuantification([X, Y], (P.Of(X) & R.Of(X, Y)).Implies(P.Of(Y))), id: "rule");
            builder.AddClaim(P.Of(Thing()), 0.9, id: "p").AddClaim(!P.Of(Thing()), 0.9, id: "not-p");
        }

        builder.AddQuestion(R.Of(Thing(), Thing()), id: "q1").AddQuestion(!R.Of(Thing(), Thing()), id: "q2");
    }

    private static IEnumerable<Formula> Rules(RelationProperties laws)
    {
        yield return new UniversalQuantification([X, Y, Z], (R.Of(X, Y) & R.Of(Y, Z)).Implies(R.Of(X, Z)));
        if (laws.HasFlag(RelationProperties.Asymmetric))
        {
            yield return new UniversalQuantification([X, Y], R.Of(X, Y).Implies(!R.Of(Y, X)));
        }

        if (laws.HasFlag(RelationProperties.Irreflexive))
        {
            yield return new UniversalQuantification([X], !R.Of(X, X));
        }

        if (laws.HasFlag(RelationProperties.Symmetric))
        {
            yield return new UniversalQuantification([X, Y], R.Of(X, Y).Implies(R.Of(Y, X)));
        }

        if (laws.HasFlag(RelationProperties.Functional))
        {
            yield return new UniversalQuantification([X, Y, Z], (R.Of(X, Y) & !new Equality(Y, Z)).Implies(!R.Of(X, Z)));
        }
    }
}
