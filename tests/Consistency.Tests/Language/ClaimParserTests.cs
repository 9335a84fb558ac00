using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Language;

public class ClaimParserTests
{
    private readonly ClaimParser _parser = new();

    [Theory]
    [InlineData("Tweety is a bird.", "bird(tweety)")]
    [InlineData("Tweety is not a bird.", "!bird(tweety)")]
    [InlineData("Tweety isn't green", "!green(tweety)")]
    [InlineData("Tweety can fly.", "can_fly(tweety)")]
    [InlineData("Tweety can't fly.", "!can_fly(tweety)")]
    [InlineData("Tweety is able to fly.", "can_fly(tweety)")]
    [InlineData("Tweety has a beak.", "has_beak(tweety)")]
    [InlineData("Tweety has wings.", "has_wing(tweety)")]
    [InlineData("Tweety does not have wings.", "!has_wing(tweety)")]
    [InlineData("The table is made of wood.", "made_of_wood(table)")]
    [InlineData("The cat eats the squirrel.", "eats(cat, squirrel)")]
    [InlineData("The bald eagle does not chase the lion.", "!chases(bald_eagle, lion)")]
    [InlineData("Alice likes Bob.", "likes(alice, bob)")]
    [InlineData("Bob sings.", "sings(bob)")]
    [InlineData("Bob owns a car.", "owns_car(bob)")]
    [InlineData("Alice is older than Bob.", "older_than(alice, bob)")]
    [InlineData("A is the parent of B.", "parent_of(a, b)")]
    [InlineData("B is the parent of A.", "parent_of(b, a)")]
    [InlineData("Paris is the capital of France.", "capital_of(paris, france)")]
    [InlineData("The dog is in the garden.", "in(dog, garden)")]
    [InlineData("Bob is round and not big.", "round(bob) & !big(bob)")]
    [InlineData("Bob is neither big nor small.", "!big(bob) & !small(bob)")]
    [InlineData("Bob is red, green or blue.", "red(bob) | green(bob) | blue(bob)")]
    [InlineData("Bob is not big and strong.", "!(big(bob) & strong(bob))")]
    [InlineData("Bob can swim and dive.", "can_swim(bob) & can_dive(bob)")]
    [InlineData("Bob is tall and Alice likes Carol.", "tall(bob) & likes(alice, carol)")]
    [InlineData("Alice and Bob are tall.", "tall(alice) & tall(bob)")]
    [InlineData("It is not the case that Bob is tall.", "!tall(bob)")]
    [InlineData("All birds can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Every penguin is a bird.", "forall x: penguin(x) -> bird(x)")]
    [InlineData("No bird is a mammal.", "forall x: bird(x) -> !mammal(x)")]
    [InlineData("Not all birds can fly.", "!(forall x: bird(x) -> can_fly(x))")]
    [InlineData("Some birds cannot fly.", "exists x: bird(x) & !can_fly(x)")]
    [InlineData("Only birds can fly.", "forall x: can_fly(x) -> bird(x)")]
    [InlineData("Everything is red.", "forall x: red(x)")]
    [InlineData("Nobody likes Bob.", "forall x: !likes(x, bob)")]
    [InlineData("Someone likes Bob.", "exists x: likes(x, bob)")]
    [InlineData("Someone who is kind is not rude.", "forall x: kind(x) -> !rude(x)")]
    [InlineData("Jompuses are not shy.", "forall x: jompus(x) -> !shy(x)")]
    [InlineData("Impuses are tumpuses.", "forall x: impus(x) -> tumpus(x)")]
    [InlineData("Every wumpus is an impus.", "forall x: wumpus(x) -> impus(x)")]
    [InlineData("Red, cold things are round.", "forall x: (red(x) & cold(x)) -> round(x)")]
    [InlineData("All quiet things are rough.", "forall x: quiet(x) -> rough(x)")]
    [InlineData("Young people are kind.", "forall x: young(x) -> kind(x)")]
    [InlineData("Cats chase mice.", "forall x: cat(x) -> chases_mouse(x)")]
    [InlineData("If something is a bird then it can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("If someone sees the cat and they are not green then they see the cow.", "forall x: (sees(x, cat) & !green(x)) -> sees(x, cow)")]
    [InlineData("If someone likes the dog and the dog is big then it is kind.", "forall x: (likes(x, dog) & big(dog)) -> kind(x)")]
    [InlineData("If Dave is smart and Dave is kind then Dave is quiet.", "(smart(dave) & kind(dave)) -> quiet(dave)")]
    [InlineData("If X is older than Y then Y is younger than X.", "forall x, y: older_than(x, y) -> younger_than(y, x)")]
    [InlineData("Bob is happy if Alice is tall.", "tall(alice) -> happy(bob)")]
    [InlineData("Bob is happy unless Alice is tall.", "!tall(alice) -> happy(bob)")]
    [InlineData("Bob is happy if and only if Alice is tall.", "happy(bob) <-> tall(alice)")]
    [InlineData("\"New York\" is big.", "big(new_york)")]
    public void Parse_English_GivesFormula(string text, string expected) => AssertFormula(text, expected, StatementKind.Claim);

    [Theory]
    [InlineData("Is Tweety a bird?", "bird(tweety)")]
    [InlineData("Is the cat green?", "green(cat)")]
    [InlineData("Can Tweety fly?", "can_fly(tweety)")]
    [InlineData("Can the bald eagle chase the lion?", "can_chase(bald_eagle, lion)")]
    [InlineData("Does Alice like Bob?", "likes(alice, bob)")]
    [InlineData("Does Tweety have wings?", "has_wing(tweety)")]
    [InlineData("Is Alice older than Bob?", "older_than(alice, bob)")]
    [InlineData("Are all birds animals?", "forall x: bird(x) -> animal(x)")]
    [InlineData("ask Tweety can fly", "can_fly(tweety)")]
    [InlineData("ask can_fly(tweety)", "can_fly(tweety)")]
    public void Parse_Question_GivesFormulaOfItsStatement(string text, string expected) =>
        AssertFormula(text, expected, StatementKind.Question);

    [Theory]
    [InlineData("p & q | r -> s <-> t", "(((p & q) | r) -> s) <-> t")]
    [InlineData("p -> q -> r", "p -> (q -> r)")]
    [InlineData("!p ^ q & r", "!p ^ (q & r)")]
    [InlineData("not p and q or r", "(!p & q) | r")]
    [InlineData("~p => q <=> r", "(!p -> q) <-> r")]
    [InlineData("∀x (Bird(x) → (Flies(x) ⊕ Swims(x)))", "forall x: bird(x) -> (flies(x) ^ swims(x))")]
    [InlineData("∀x ∃y. loves(x, y) ∧ ¬(x = y)", "forall x: exists y: loves(x, y) & x != y")]
    [InlineData("forall x, y: r(x, y) -> r(y, x)", "forall x, y: r(x, y) -> r(y, x)")]
    [InlineData("∀x p(x) → q", "(forall x: p(x)) -> q")]
    [InlineData("\"older than\"(alice, \"New York\")", "older_than(alice, new_york)")]
    [InlineData("p and not q", "p & !q")]
    [InlineData("rains", "rains")]
    [InlineData("p(\"x\")", "p(\"x\")")]
    public void Parse_Formal_GivesFormula(string text, string expected) => AssertFormula(text, expected, StatementKind.Claim);

    [Theory]
    [InlineData("relation \"older than\" is transitive, asymmetric.", "relation older_than: transitive, asymmetric")]
    [InlineData("relation capital_of: functional, inverse has_capital", "relation capital_of: functional, inverse has_capital")]
    [InlineData("relation r: symmetric and irreflexive", "relation r: symmetric, irreflexive")]
    [InlineData("exclusive red(x), green(x), blue(x)", "exclusive red(x), green(x), blue(x)")]
    [InlineData("exclusive: red, green", "exclusive red(x), green(x)")]
    [InlineData("constant alice, \"New York\"", "constant alice, new_york")]
    public void Parse_Declaration_GivesDeclaration(string text, string expected)
    {
        ParseResult result = _parser.Parse(text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, Assert.Single(result.Statements).Declaration!.ToString());
    }

    [Theory]
    [InlineData("Bob flurb.\n  Alice is tall @ 1.5", "2:19: error CON0009: '1.5' is no confidence.")]
    [InlineData("p @ NaN", "1:5: error CON0009: 'NaN' is no confidence.")]
    [InlineData("p @ -0.1", "1:5: error CON0009: '-0.1' is no confidence.")]
    [InlineData("p @", "1:3: error CON0010: A number is missing after '@'.")]
    [InlineData("ask p @ 0.5", "1:9: error CON0010: A question has no confidence.")]
    [InlineData("relation r is transitive @ 0.5", "1:28: error CON0010: A declaration is certain; it has no confidence.")]
    [InlineData("[a] p\n[a] q", "2:1: error CON0008: The id 'a' is taken by an earlier statement.")]
    [InlineData("[a p", "1:1: error CON0010: The label is not closed.")]
    [InlineData("p(x) -> q(x)", "1:3: error CON0005: The variable 'x' is bound by no quantifier.")]
    [InlineData("relation r is transitiv", "1:15: error CON0007: 'transitiv' is no law of relations.")]
    [InlineData("relation r", "1:11: error CON0006: The formula ends too early.")]
    [InlineData("forall x: p(x", "1:14: error CON0002: The formula ends too early: 1 bracket is not closed.")]
    [InlineData("p) & q", "1:2: error CON0002: ')' does not fit here: there is 1 closing bracket too many.")]
    [InlineData("he is tall.", "1:1: error CON0013: 'he' refers to nothing in this sentence.")]
    [InlineData("Bob the builder.", "1:1: error CON0001: There is no verb in this sentence.")]
    [InlineData("claim", "1:6: error CON0001: A sentence is missing here.")]
    [InlineData("a\0b is tall", "1:2: error CON0012: The character U+0000 cannot stand in a statement.")]
    public void Parse_BadStatement_GivesOneErrorAtItsPlace(string text, string expected)
    {
        ParseResult result = _parser.Parse(text, cancellationToken: TestContext.Current.CancellationToken);

        Diagnostic error = Assert.Single(result.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(expected, error.ToString());
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void Parse_BadStatementAmongGoodOnes_CostsOnlyItself()
    {
        ParseResult result = _parser.Parse(
            "Tweety is a bird. Tweety is is. Tweety can fly.\np &\nq(alice)", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["bird(tweety)", "can_fly(tweety)", "q(alice)"], result.Statements.Select(static s => s.Formula!.ToString()));
        Assert.Equal(["s1", "s3", "s5"], result.Statements.Select(static s => s.Id));
        Assert.Equal(2, result.Diagnostics.Length);
    }

    [Fact]
    public void Parse_EverythingAroundASentence_IsTakenApart()
    {
        ParseResult result = _parser.Parse(
            """
            # a comment
            [c1] claim  Tweety  is a
              penguin.   @ 0.95  from "doc-1"   # why not
            fact: p @ 90% from wiki
            Bob weighs 0.8 from "b".
            """,
            "f.claims",
            TestContext.Current.CancellationToken);

        Assert.Empty(result.Diagnostics);
        Statement first = result.Statements[0];
        Assert.Equal(("c1", StatementKind.Claim, 0.95, "doc-1"), (first.Id, first.Kind, first.Confidence!.Value, first.Source));
        Assert.Equal("Tweety is a penguin.", first.Text);
        Assert.Equal(new SourceSpan("f.claims", 24, 22, 2, 13, 3, 10), first.Span);
        Statement second = result.Statements[1];
        Assert.Equal((StatementKind.Fact, 0.9, "wiki"), (second.Kind, second.Confidence!.Value, second.Source));
        Assert.Equal("b", result.Statements[2].Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t\r\n ")]
    [InlineData("# only\n# comments")]
    public void Parse_Nothing_GivesNothing(string text)
    {
        ParseResult result = _parser.Parse(text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Statements);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void Parse_SeveralSentencesOnALine_AreSeveralStatements()
    {
        ParseResult result = _parser.Parse(
            "Dr. Smith is tall. Pi is 3.14. Is Bob tall? Bob is in the U.S. Bob sings!", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            ["tall(\"dr._smith\")", "\"3.14\"(pi)", "tall(bob)", "in(bob, \"u.s\")", "sings(bob)"],
            result.Statements.Select(static s => s.Formula!.ToString()));
    }

    [Theory]
    [InlineData('(', "p", ')')]
    [InlineData('!', "p", ' ')]
    [InlineData('¬', "p", ' ')]
    public void Parse_HugeNesting_IsOneError(char open, string middle, char close)
    {
        ParseResult longStatement = _parser.Parse(
            new string(open, 100_000) + middle + new string(close, 100_000), cancellationToken: TestContext.Current.CancellationToken);
        ParseResult deepStatement = _parser.Parse(
            new string(open, 900) + middle + new string(close, 900), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("CON0004", Assert.Single(longStatement.Diagnostics).Id);
        Assert.Equal("CON0003", Assert.Single(deepStatement.Diagnostics).Id);
    }

    [Fact]
    public void Parse_TwoArities_IsAWarning()
    {
        ParseResult result = _parser.Parse("p(a)\np(a, b)", cancellationToken: TestContext.Current.CancellationToken);

        Diagnostic warning = Assert.Single(result.Diagnostics);
        Assert.Equal("2:1: warning CON0014: 'p' is used with 2 arguments here and with 1 in [s1].", warning.ToString());
        Assert.Equal(2, result.Statements.Length);
    }

    [Fact]
    public void Parse_ContradictoryLaws_IsAWarning()
    {
        ParseResult result = _parser.Parse(
            "relation r is symmetric\nrelation r is asymmetric", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            "2:10: warning CON0015: 'r' is declared symmetric and asymmetric (with [s1]): then it never holds.",
            Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void Parse_PrintedFormula_GivesItBack()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            ClaimSet claims = new Findings.RandomClaims(seed).Next(constants: 3, statements: 5, quantifiers: true);
            foreach (Formula formula in claims.Statements.Where(static s => s.Formula is not null).Select(static s => s.Formula!))
            {
                bool isRead = _parser.TryParseFormula(formula.ToString(), out Formula? parsed, out _, out Diagnostic? diagnostic);
                Assert.True(isRead, $"{formula}: {diagnostic}");
                Assert.Equal(formula, parsed);
            }
        }
    }

    [Fact]
    public void Parse_RandomText_NeverThrows()
    {
        string[] pieces =
        [
            "is", "a", "not", "All", "birds", "Tweety", "can", "fly", "if", "then", "and", "or", "(", ")", "forall", "x", ":", "->", "&", "|",
            "!", "∀", "∃", "\"", "@", "0.5", "from", "[", "]", ".", "?", "\n", ",", "relation", "exclusive", "transitive", "claim", "ask",
            "\0", "\uFFFD", "\ud800", "is", "has", "does", "the", "someone", "who", "it", "than", "of", "#", "日本", "é", "'", "’", "$x", "{0}", "\\",
        ];
        Random random = new(42);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Join(
                random.Next(3) == 0 ? string.Empty : " ",
                Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            ParseResult result = _parser.Parse(text, cancellationToken: TestContext.Current.CancellationToken);
            Assert.All(result.Statements, s => Assert.Equal(s.Declaration is null, s.Formula is not null));
            foreach (Statement statement in result.Statements.Where(static s => s.Formula is AtomicFormula))
            {
                Assert.NotEmpty(result.Vocabulary.Say((AtomicFormula)statement.Formula!, holds: true));
            }
        }
    }

    [Fact]
    public void Decode_InvalidUtf8_SaysWhere()
    {
        string text = TextDecoder.Decode([(byte)'p', (byte)'\n', (byte)'q', 0xC3, (byte)'(', (byte)'\n', (byte)'r'], "f", out Diagnostic? diagnostic);

        Assert.Equal("f:2:2: error CON0011: The text is not UTF-8.", diagnostic!.ToString());
        ParseResult result = _parser.Parse(text, "f", TestContext.Current.CancellationToken);
        Assert.Equal(["p", "r"], result.Statements.Select(static s => s.Formula!.ToString()));
    }

    private void AssertFormula(string text, string expected, StatementKind kind)
    {
        ParseResult result = _parser.Parse(text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Diagnostics);
        Statement statement = Assert.Single(result.Statements);
        Assert.Equal(expected, statement.Formula!.ToString());
        Assert.Equal(kind, statement.Kind);
    }
}
