using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Language;

public class FormalTests
{
    [Theory]
    [InlineData("bird(tweety)", "bird(tweety)")]
    [InlineData("rain", "rain")]
    [InlineData("!rain & ~wet && ¬cold", "!rain & !wet & !cold")]
    [InlineData("a | b || c ∨ d or e", "a | b | c | d | e")]
    [InlineData("a ^ b ⊕ c xor d", "((a ^ b) ^ c) ^ d")]
    [InlineData("a -> b => c → d", "a -> (b -> (c -> d))")]
    [InlineData("a <-> b <=> c ⟷ d", "((a <-> b) <-> c) <-> d")]
    [InlineData("a and not b implies c", "(a & !b) -> c")]
    [InlineData("a iff b", "a <-> b")]
    [InlineData("!a & b ^ c | d -> e <-> f", "((((!a & b) ^ c) | d) -> e) <-> f")]
    [InlineData("(a & b) & c", "(a & b) & c")]
    [InlineData("forall x: penguin(x) -> bird(x)", "forall x: penguin(x) -> bird(x)")]
    [InlineData("∀x (Bird(x) → (Flies(x) ⊕ Swims(x)))", "forall x: bird(x) -> (flies(x) ^ swims(x))")]
    [InlineData("∀x ∃y likes(x, y)", "forall x: exists y: likes(x, y)")]
    [InlineData("∀x. ∃y. likes(x, y) & likes(y, x)", "forall x: exists y: likes(x, y) & likes(y, x)")]
    [InlineData("forall x, y: likes(x, y)", "forall x, y: likes(x, y)")]
    [InlineData("forall x y: likes(x, y)", "forall x, y: likes(x, y)")]
    [InlineData("(forall x: p(x)) & q", "(forall x: p(x)) & q")]
    [InlineData("forall x: p(x) & q", "forall x: p(x) & q")]
    [InlineData("\"older than\"(alice, \"New York\")", "older_than(alice, new_york)")]
    [InlineData("alice = bob", "alice = bob")]
    [InlineData("alice != bob", "alice != bob")]
    [InlineData("!(alice ≠ bob)", "!alice != bob")]
    [InlineData("p(\"x\")", "p(\"x\")")]
    [InlineData("between(a, b, c)", "between(a, b, c)")]
    public void Parse_Formula_GivesItsCanonicalForm(string text, string formula)
    {
        ParseResult result = Texts.Parse(text);

        Assert.DoesNotContain(result.Diagnostics, static d => d.Id != DiagnosticCatalogue.MixedConnectives);
        Assert.Equal(formula, Assert.Single(result.Statements).Formula!.ToString());
    }

    [Theory]
    [InlineData("fact before(a, b)", StatementKind.Fact, "before(a, b)")]
    [InlineData("claim in(paris, france)", StatementKind.Claim, "in(paris, france)")]
    [InlineData("Rule is(a, b)", StatementKind.Rule, "is(a, b)")]
    public void Parse_KeywordBeforeAPredicateThatIsAnEnglishWord_IsAKeyword(string text, StatementKind kind, string formula)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Statement statement = Assert.Single(result.Statements);
        Assert.Equal((kind, formula), (statement.Kind, statement.Formula!.ToString()));
    }

    [Theory]
    [InlineData("∀x p(x) → q(x)", "forall x: p(x) -> q(x)", "CON0024", "∀x: p(x) → q(x)")]
    [InlineData("∀x ∃y (r(x, y) ∨ s(x, y)) → t(x, y)", "forall x: exists y: (r(x, y) | s(x, y)) -> t(x, y)", "CON0024", "∀x: ∃y: (r(x, y) ∨ s(x, y)) → t(x, y)")]
    [InlineData("∃x ∃x (p(x) ∧ q(y))", "exists x: exists y: p(x) & q(y)", "CON0024", "∃x ∃y (p(x) ∧ q(y))")]
    [InlineData("¬p(mary))", "!p(mary)", "CON0023", "¬p(mary)")]
    [InlineData("∀x (p(x) → (q(x) ∨ r(x))", "forall x: p(x) -> (q(x) | r(x))", "CON0023", "∀x (p(x) → (q(x) ∨ r(x)))")]
    [InlineData("∃x (p(x) q(x) ∧ r(x))", "exists x: p(x) & q(x) & r(x)", "CON0023", "∃x (p(x) ∧ q(x) ∧ r(x))")]
    public void Parse_FormulaThatCanBeMendedInOneWay_IsMendedAndSaysSo(string text, string formula, string id, string mended)
    {
        FormulaResult result = new ClaimParser().ParseFormula(text);

        Assert.Equal(formula, result.Formula?.ToString());
        Diagnostic warning = Assert.Single(result.Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Warning, $"Write '{mended}'."), (warning.Id, warning.Severity, warning.Hint));
    }

    [Theory]
    [InlineData("p(a) & q(b) | r(c)", "CON0025")]
    [InlineData("p(captain america)", "CON0026")]
    public void Parse_DoubtfulFormula_IsReadAndSaysSo(string text, string id)
    {
        FormulaResult result = new ClaimParser().ParseFormula(text);

        Assert.NotNull(result.Formula);
        Assert.Equal(id, Assert.Single(result.Diagnostics).Id);
    }

    [Theory]
    [InlineData("p(c++)", "\"p\"(\"c++\")")]
    [InlineData("Grade(b+) ∨ Grade(b)", "grade(\"b+\") | grade(b)")]
    [InlineData("Visited(mr.smith, two)", "visited(\"mr.smith\", two)")]
    [InlineData("In(k-12, 2nd-floor)", "in(k_12, \"2nd_floor\")")]
    public void Parse_NamesWithSigns_AreNames(string text, string same)
    {
        FormulaResult result = new ClaimParser().ParseFormula(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(new ClaimParser().ParseFormula(same).Formula, result.Formula);
    }

    [Theory]
    [InlineData("(bird(tweety", "1:6-1:7 CON0001 This '(' is never closed.")]
    [InlineData("bird(tweety)))", "1:13-1:14 CON0001 This ')' closes no bracket.")]
    [InlineData("(p(a) & q(a)) | !p(a) & !q(a))", "1:30-1:31 CON0001 This ')' closes no bracket.")]
    [InlineData("a & -> b", "1:5-1:7 CON0001 '->' was not expected here; expected a formula such as bird(tweety).")]
    [InlineData("a &", "1:4-1:4 CON0001 The sentence ends too early; expected a formula such as bird(tweety).")]
    [InlineData("a & b c", "1:7-1:8 CON0001 'c' was not expected here; expected a connective (& | ^ -> <->) or the end.")]
    [InlineData("forall : p", "1:8-1:9 CON0001 ':' was not expected here; expected a variable.")]
    [InlineData("likes(x, bob)", "1:7-1:8 CON0005 The variable 'x' is bound by no quantifier.")]
    [InlineData("forall x, x: p(x)", "1:11-1:12 CON0001 The variable 'x' stands twice behind one quantifier.")]
    [InlineData("p(\"\")", "1:3-1:5 CON0001 \"\" is no name: it has no letter, digit or sign in it.")]
    public void Parse_BadFormula_SaysWhatAndWhere(string text, string expected)
    {
        ParseResult result = Texts.Parse(text + "\n\np(a)");

        Assert.Equal(expected, Texts.Of(Assert.Single(result.Diagnostics)));
        Assert.Equal("p(a)", Assert.Single(result.Statements).Formula!.ToString());
    }

    [Fact]
    public void ToString_GeneratedFormulas_ParseToTheSame()
    {
        ClaimParser parser = new();
        Random random = new(7);
        for (int i = 0; i < 3_000; i++)
        {
            Formula formula = Generate(random, 5, []);
            FormulaResult result = parser.ParseFormula(formula.ToString());

            Assert.True(formula == result.Formula, $"{formula}\n{result.Formula}\n{string.Join('\n', result.Diagnostics)}");
        }
    }

    private static Formula Generate(Random random, int depth, List<Term> bound)
    {
        int kind = depth == 0 ? random.Next(2) : random.Next(10);
        switch (kind)
        {
            case 0:
                string[] names = ["bird", "p", "older than", "x", "and", "ærø", "3rd", "o'neil", "say \"hi\"", "back\\slash", "exists"];
                int arity = random.Next(4);
                return new AtomicFormula(new Predicate(names[random.Next(names.Length)], arity), Enumerable.Range(0, arity).Select(_ => Argument(random, bound)));
            case 1:
                return new Equality(Argument(random, bound), Argument(random, bound));
            case 2:
                return !Generate(random, depth - 1, bound);
            case 3:
                return Formula.And(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Generate(random, depth - 1, bound)).ToArray());
            case 4:
                return Formula.Or(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Generate(random, depth - 1, bound)).ToArray());
            case 5:
                return Formula.Xor(Generate(random, depth - 1, bound), Generate(random, depth - 1, bound));
            case 6:
                return Generate(random, depth - 1, bound).Implies(Generate(random, depth - 1, bound));
            case 7:
                return Generate(random, depth - 1, bound).IfAndOnlyIf(Generate(random, depth - 1, bound));
            default:
                string[] variables = ["x", "y", "z1", "alice"];
                List<Term> added = [.. variables.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).Select(Term.Variable)];
                Formula body = Generate(random, depth - 1, [.. bound, .. added]);
                return kind == 8 ? new UniversalQuantification([.. added], body) : new ExistentialQuantification([.. added], body);
        }
    }

    private static Term Argument(Random random, List<Term> bound)
    {
        string[] names = ["alice", "Bob", "New York", "x", "u2", "not", "12"];
        return bound.Count > 0 && random.Next(2) == 0 ? bound[random.Next(bound.Count)] : Term.Constant(names[random.Next(names.Length)]);
    }
}
