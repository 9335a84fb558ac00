using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;
using Consistency.Tests.Findings;
using Consistency.Tests.Solving;

namespace Consistency.Tests.Formats;

/// <summary>There and back again: the same formulas, or the same optimum.</summary>
public class TranslationTests
{
    [Fact]
    public void ClaimLanguageAndJson_ThereAndBack_AreTheSameStatements()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            ClaimSet claims = WithSources(new RandomClaims(seed).Next(constants: 3, statements: 8, quantifiers: true), seed);
            foreach ((TranslationFormat to, DocumentFormat from) in new[]
            {
                (TranslationFormat.Claims, DocumentFormat.Claims), (TranslationFormat.English, DocumentFormat.Claims),
                (TranslationFormat.Formal, DocumentFormat.Claims), (TranslationFormat.Json, DocumentFormat.Json),
            })
            {
                ClaimSet again = ThereAndBack(claims, to, from);
                Assert.True(again.IsComplete, $"seed {seed}, {to}:\n{Write(claims, to)}");
                Assert.Equal(claims.Statements.Select(Documents.Of), again.Statements.Select(Documents.Of));
            }
        }
    }

    [Fact]
    public void Tptp_ThereAndBack_IsTheSameFormulas()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            ClaimSet claims = WithSources(new RandomClaims(seed).Next(constants: 3, statements: 8, quantifiers: true), seed);
            ClaimSet again = ThereAndBack(claims, TranslationFormat.Tptp, DocumentFormat.Tptp);
            IEnumerable<string> expected = claims.Statements.Where(static s => s.Formula is not null).Select(Documents.Of);
            HashSet<string> ids = [.. claims.Statements.Where(static s => s.Formula is not null).Select(static s => s.Id)];

            Assert.True(
                Same(expected, new ClaimSet(again.Statements.Where(s => ids.Contains(s.Id)))), $"seed {seed}:\n{Write(claims, TranslationFormat.Tptp)}");
        }
    }

    [Theory]
    [InlineData(TranslationFormat.Claims, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.English, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Formal, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Tptp, DocumentFormat.Tptp)]
    [InlineData(TranslationFormat.Json, DocumentFormat.Json)]
    public void OddNames_ThereAndBack_StayThemselves(TranslationFormat to, DocumentFormat from)
    {
        Term odd = Term.Constant("it's a \"b\\c\" {0}");
        Term xTerm = Term.Constant("x");
        Formula[] formulas =
        [
            new Predicate("and", 0).Of(), new Predicate("than", 1).Of(odd), new Predicate("fact", 0).Of(), new Predicate("an", 0).Of(), new Predicate("太郎は鳥である", 0).Of(), new Predicate("太郎", 1).Of(odd), Formula.ForAll("x", new Predicate("r", 2).Of(Term.Variable("x"), xTerm)),
            Formula.ForAll("x", Formula.Exists("x", new Predicate("p", 1).Of(Term.Variable("x"))) & new Predicate("p", 1).Of(Term.Variable("x"))),
            new Equality(odd, xTerm), !new Equality(odd, Term.Constant("7")), !!new Predicate("p", 1).Of(odd), new Predicate("fof", 1).Of(Term.Constant("$true")),
        ];
        ClaimSetBuilder builder = new();
        foreach (Formula formula in formulas)
        {
            builder.AddClaim(formula, 0.1 + (formula.Depth / 10.0), "a \"quoted\" \\ source");
        }

        ClaimSet claims = builder.AddFact(formulas[0], id: "odd id [1]").Build();
        ClaimSet again = ThereAndBack(claims, to, from);

        Assert.Empty(again.Diagnostics);
        Assert.Equal(claims.Statements.Select(static s => (s.Kind, s.Formula, s.Confidence, s.Source)), again.Statements.Select(static s => (s.Kind, s.Formula, s.Confidence, s.Source)));
    }

    [Theory]
    [InlineData(TranslationFormat.Claims, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Formal, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Json, DocumentFormat.Json)]
    public void OddDeclarations_ThereAndBack_StayThemselves(TranslationFormat to, DocumentFormat from)
    {
        ClaimSet claims = new ClaimSetBuilder()
            .AddDeclaration(new RelationDeclaration(new Predicate("has", 2), RelationProperties.Functional))
            .AddDeclaration(new RelationDeclaration(new Predicate("has9capital", 2), RelationProperties.Transitive, new Predicate("in", 2)))
            .AddDeclaration(new ConstantDeclaration(Term.Constant("of"), Term.Constant("a b")))
            .AddDeclaration(new ExclusionDeclaration(new Predicate("than", 0).Of(), new Predicate("is", 1).Of(Term.Variable("x")))).Build();

        Assert.Equal(claims.Statements.Select(static s => s.Declaration!.ToString()), ThereAndBack(claims, to, from).Statements.Select(static s => s.Declaration!.ToString()));
    }

    [Fact]
    public void Tptp_VariablesThatDifferInCase_StayTwo()
    {
        Term x = Term.Variable("x");
        Term capital = Term.Variable("X");
        Predicate r = new("r", 2);
        ClaimSet claims = new ClaimSetBuilder().AddRule(new UniversalQuantification([x, capital], r.Of(x, capital).Implies(r.Of(capital, x)))).Build();

        Assert.Equal("fof(s1, axiom, ! [X, V1] : (r(X, V1) => r(V1, X))).\n", Write(claims, TranslationFormat.Tptp));
    }

    [Theory]
    [InlineData(TranslationFormat.Wcnf, DocumentFormat.Wcnf)]
    [InlineData(TranslationFormat.SmtLib, DocumentFormat.SmtLib)]
    public void Clauses_ThereAndBack_HaveTheSameOptimum(TranslationFormat to, DocumentFormat from)
    {
        int decided = 0;
        int costly = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            ClaimSet claims = new RandomClaims(seed).Next(constants: 2, statements: 6, quantifiers: true);
            ConsistencyReport report = new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);
            ClaimSet again = ThereAndBack(claims, to, from);
            Assert.DoesNotContain(again.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
            if (Instance(again) is not { VariableCount: <= 18 } instance)
            {
                continue;
            }

            // The check found its optimum by search; here it is found by trying everything on what was written and read.
            BruteForce truth = new(instance);
            bool isRepairable = report.Repair is not null || report.Verdict != Verdict.Inconsistent;
            Assert.True(truth.IsSatisfiable == isRepairable, $"seed {seed}");
            if (isRepairable)
            {
                // WCNF counts in millionths, and both units are undone.
                decimal cost = truth.Optimum / 1_000_000m * Unit(again) / (to == TranslationFormat.Wcnf ? 1_000_000m : 1);
                Assert.True(report.Cost == cost, $"seed {seed}: {report.Cost} and {cost}");
                costly += truth.Optimum > 0 ? 1 : 0;
            }

            decided++;
        }

        Assert.True(decided > 200 && costly > 40, $"{decided} decided, {costly} with a cost");
    }

    [Fact]
    public void SmtLib_ThereAndBack_HasTheSameModels()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            Formula formula = Propositional(random, 4);
            ClaimSet claims = new ClaimSetBuilder().AddFact(formula).Build();
            ClaimSet again = ThereAndBack(claims, TranslationFormat.SmtLib, DocumentFormat.SmtLib);
            Predicate[] atoms = [.. "pqrs".Select(static c => new Predicate(c.ToString(), 0))];
            Predicate[] others = [.. again.Statements.SelectMany(static s => Atoms(s.Formula!)).Distinct().Except(atoms)];
            FiniteWorld world = new([], [.. atoms, .. others]);

            // Auxiliary atoms are free: a model is one that some values of them make one.
            HashSet<int> models = [.. Enumerable.Range(0, world.WorldCount).Where(w => world.Holds(formula, w)).Select(static w => w & 15)];
            HashSet<int> back = [.. Enumerable.Range(0, world.WorldCount).Where(w => again.Statements.All(s => world.Holds(s.Formula!, w))).Select(static w => w & 15)];
            Assert.True(models.SetEquals(back), $"seed {seed}: {formula}");
        }
    }

    [Fact]
    public void Write_UsersWords_StayWhereTheyCanBeReadBack()
    {
        const string Text = "[c1] fact Every penguin is a bird.\n[c2] claim Tweety is a penguin. @ 0.95 from \"doc-1\"\nrelation older_than: transitive\nask Can Tweety fly?\nclaim p(a) & !q\n";
        ClaimSet claims = Documents.Read(Text, DocumentFormat.Claims).ToClaimSet();

        Assert.Equal(Text, Write(claims, TranslationFormat.Claims));
        Assert.StartsWith(
            "[c1] fact If something is a penguin then it is a bird.\n[c2] claim Tweety is a penguin. @ 0.95 from \"doc-1\"\nrelation older_than: transitive\nask Tweety can fly.\n",
            Write(claims, TranslationFormat.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TooManyInstances_IsAnErrorWithoutText()
    {
        ClaimSet claims = Documents.Read("rule forall x, y, z: p(x) | p(y) | p(z)\nconstant " + string.Join(", ", Enumerable.Range(0, 200).Select(static i => $"c{i}")), DocumentFormat.Claims).ToClaimSet();
        Translation translation = DocumentWriter.Write(claims, TranslationFormat.Wcnf, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(translation.Text);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(translation.Diagnostics).Severity);
    }

    private static ClaimSet ThereAndBack(ClaimSet claims, TranslationFormat to, DocumentFormat from)
    {
        Translation translation = DocumentWriter.Write(claims, to, cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(translation.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        return Documents.Read(translation.Text, from).ToClaimSet();
    }

    private static string Write(ClaimSet claims, TranslationFormat to) =>
        DocumentWriter.Write(claims, to, cancellationToken: TestContext.Current.CancellationToken).Text;

    private static bool Same(IEnumerable<string> expected, ClaimSet again) => again.IsComplete && expected.SequenceEqual(again.Statements.Select(Documents.Of));

    private static ClaimSet WithSources(ClaimSet claims, int seed)
    {
        Random random = new(seed);
        string[] sources = ["doc-1", "page 3", "a \"b\"", "資料"];
        return new ClaimSet(claims.Statements.Select(s => s.Formula is { } formula && random.Next(2) == 0
            ? Statement.Create(s.Kind, s.Id, formula, s.Text, s.Confidence, s.Kind == StatementKind.Question ? null : sources[random.Next(sources.Length)])
            : s));
    }

    private static WeightedCnf Instance(ClaimSet claims)
    {
        ConsistencyOptions options = new();
        return RepairProblem.Of(Grounder.Ground(claims, options, CancellationToken.None), claims.Statements, options).Instance;
    }

    private static decimal Unit(ClaimSet claims) =>
        claims.Diagnostics.FirstOrDefault(static d => d.Id == "CON0062") is { } unit
            ? decimal.Parse(unit.Message.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture)
            : 1;

    private static IEnumerable<Predicate> Atoms(Formula formula) =>
        formula is AtomicFormula atom ? [atom.Predicate] : formula.Parts.SelectMany(Atoms);

    private static Formula Propositional(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return new Predicate("pqrs"[random.Next(4)].ToString(), 0).Of();
        }

        Formula Part() => Propositional(random, depth - 1);
        return random.Next(6) switch
        {
            0 => !Part(),
            1 => Part() & Part(),
            2 => Part() | Part(),
            3 => Part() ^ Part(),
            4 => Part().Implies(Part()),
            _ => Part().IfAndOnlyIf(Part()),
        };
    }
}
