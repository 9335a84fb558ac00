using Consistency.Formats;

namespace Consistency.Tests.Formats;

public class TptpReaderTests
{
    [Theory]
    [InlineData("fof(a1, axiom, bird(tweety)).", "a1 fact bird(tweety)")]
    [InlineData("fof(a1,axiom,(![X]:(bird(X)=>flies(X)))).", "a1 rule forall x: bird(x) -> flies(x)")]
    [InlineData("fof('my axiom', hypothesis, ? [X, Y] : (r(X,Y) & ~ p(X) & q)).", "my axiom fact exists x, y: r(x, y) & !p(x) & q")]
    [InlineData("fof(c, conjecture, p <=> (q <~> r)).", "c question p <-> (q ^ r)")]
    [InlineData("fof(a, axiom, p <= q). fof(b, axiom, p ~| q). fof(c, axiom, p ~& q).", "a fact q -> p\nb fact !(p | q)\nc fact !(p & q)")]
    [InlineData("fof(a, axiom, ! [X] : (X = bob | X != 'Alice B')).", "a rule forall x: (x = bob) | (x != alice_b)")]
    [InlineData("% a comment\n/* and\nanother */ fof(a, axiom, p, file('x.p', a), [useful]).", "a fact p")]
    [InlineData("cnf(a, axiom, p(X) | ~ q(X, Y)).", "a rule forall x, y: p(x) | !q(x, y)")]
    [InlineData("fof(a, axiom, $true & p). fof(b, axiom, $false | ~ $true).", "a fact p\nb fact \"true\" & !\"true\"")]
    [InlineData("fof(a, hypothesis, p, unknown, [kind(claim), confidence('0.7'), source('doc 1')]).", "a claim p @0.7 from doc 1")]
    [InlineData("fof(a, axiom, ! [X] : ? [Y] : r(X, Y)).", "a rule forall x: exists y: r(x, y)")]
    [InlineData("fof(a, axiom, ! [Or] : p(Or)).", "a rule forall or_variable: p(or_variable)")]
    [InlineData("fof(1, axiom, p(1, \"x y\")).", "1 fact p(\"1\", x_y)")]
    [InlineData("", "")]
    public void Read_Formula_IsTheFormula(string text, string expected)
    {
        string actual = Documents.Of(Documents.Read(text, DocumentFormat.Tptp));

        Assert.Equal(expected.Replace("(x = bob)", "x = bob", StringComparison.Ordinal).Replace("(x != alice_b)", "x != alice_b", StringComparison.Ordinal), actual);
    }

    [Fact]
    public void Read_NamesThatDifferInCase_StayTwo() =>
        Assert.Equal(
            "a fact p(bob) & !p(bob_2) & p_2(bob)\n1:25+5 CON0060 'Bob' is called 'bob_2' here, because it differs from another name only in case or in signs.\n"
            + "1:34+3 CON0060 'P' is called 'p_2' here, because it differs from another name only in case or in signs.",
            Documents.Of(Documents.Read("fof(a, axiom, p(bob)&~p('Bob') & 'P'(bob)).", DocumentFormat.Tptp)));

    [Theory]
    [InlineData("fof(a, axiom, p(X)).", "1:18+1 CON0005 The variable 'X' is bound by no quantifier.")]
    [InlineData("fof(a, axiom, ! [X] : p(X) => q(X)).", "1:34+1 CON0005 The variable 'X' is bound by no quantifier.")]
    [InlineData("fof(a, axiom, p & q | r).", "1:21+1 CON0056 '|' was not expected here; expected a bracket between '&' and '|'.")]
    [InlineData("fof(a, axiom, p(f(X))).", "1:17+1 CON0057 'f(…)' is a function term; only names and variables are read as terms.")]
    [InlineData("fof(a, axiom, p\nfof(b, axiom, q).", "b fact q\n2:1+3 CON0056 'fof' was not expected here; expected ')'.")]
    [InlineData("fof(a, axiom, (p & q)\n.\nfof(b, axiom, q).", "b fact q\n2:1+1 CON0056 '.' was not expected here; expected ')'.")]
    [InlineData("fof(a, plain, p). fof(b, axiom, q).", "b fact q\n1:8+5 CON0057 The role 'plain' is not read.")]
    [InlineData("include('Axioms/A.ax').\nfof(b, axiom, q).", "b fact q\n1:1+7 CON0057 'include' is not followed.")]
    [InlineData("tff(a, type, p: $o).", "1:1+3 CON0057 'tff' is not read; only fof and cnf are.")]
    [InlineData("fof(a, axiom, 'p).\nfof(b, axiom, q).", "b fact q\n1:15+4 CON0056 This quotation mark has no partner on its line.")]
    [InlineData("fof(a, axiom, $less(x, y)).", "1:15+5 CON0057 '$less' is not read; of the defined names only $true and $false are.")]
    [InlineData("fof(a, axiom, '\u0001p').", "1:15+4 CON0056 '\u0001p' is no name: a name has a letter, digit or sign, and no control character.")]
    [InlineData("hello", "1:1+5 CON0056 'hello' was not expected here; expected a formula: fof(…) or cnf(…).")]
    [InlineData("fof(a, axiom, p).\nfof(a, axiom, q).", "a fact p\n2:1+17 CON0012 The id 'a' is taken by another statement.")]
    [InlineData("fof(a, axiom, P).", "1:15+1 CON0056 'P' was not expected here; expected a predicate, which starts with a lower-case letter.")]
    [InlineData("fof(a, axiom, p", "1:16+0 CON0056 The document ends too early; expected ')'.")]
    public void Read_BadFormula_SaysWhatAndWhere(string text, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(text, DocumentFormat.Tptp)));
}
