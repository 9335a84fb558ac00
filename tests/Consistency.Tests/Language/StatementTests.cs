using Consistency.Claims;
using Consistency.Language;

namespace Consistency.Tests.Language;

public class StatementTests
{
    [Theory]
    [InlineData("fact Every penguin is a bird.", "Fact s1 'Every penguin is a bird'")]
    [InlineData("rule If something is a bird then it can fly.   @ 0.8", "Rule s1 'If something is a bird then it can fly' @0.8")]
    [InlineData("claim At most one dog is big.", "Claim s1 'At most one dog is big'")]
    [InlineData("fact at least two dogs are big.", "Fact s1 'at least two dogs are big'")]
    [InlineData("claim As of 2020, Alice is the CEO.", "Claim s1 'As of 2020, Alice is the CEO'")]
    [InlineData("claim  Tweety is a penguin.  @ 0.95  from \"doc-1\"", "Claim s1 'Tweety is a penguin' @0.95 from doc-1")]
    [InlineData("Tweety is a penguin @ 95% from doc1.", "Claim s1 'Tweety is a penguin' @0.95 from doc1")]
    [InlineData("Tweety is a penguin. from doc1 @ .5", "Claim s1 'Tweety is a penguin' @0.5 from doc1")]
    [InlineData("Tweety is a penguin from \"doc 1\".", "Claim s1 'Tweety is a penguin' from doc 1")]
    [InlineData("Bob is from Paris.", "Claim s1 'Bob is from Paris'")]
    [InlineData("[c7] claim: Tweety is a bird", "Claim c7 'Tweety is a bird'")]
    [InlineData("CLAIM [c7] Tweety is a bird!", "Claim c7 'Tweety is a bird'")]
    [InlineData("Claim Tweety is a bird", "Claim s1 'Tweety is a bird'")]
    [InlineData("Tweety   is\ta bird  # said so", "Claim s1 'Tweety is a bird'")]
    [InlineData("\"C #1\" is a note.", "Claim s1 '\"C #1\" is a note'")]
    [InlineData("bird(tweety) @ 1e-1", "Claim s1 'bird(tweety)' @0.1")]
    [InlineData("relation \"older than\" is transitive, asymmetric.", "Declaration s1 '\"older than\" is transitive, asymmetric'")]
    [InlineData("Can Tweety fly?", "Question s1 'Can Tweety fly?'")]
    public void Parse_Frame_IsTakenOff(string text, string expected)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Statement s = Assert.Single(result.Statements);
        string source = s.Source is null ? string.Empty : " from " + s.Source;
        string confidence = s.Confidence is { } c ? FormattableString.Invariant($" @{c}") : string.Empty;
        Assert.Equal(expected, $"{s.Kind} {s.Id} '{s.Text}'{confidence}{source}");
    }

    [Theory]
    [InlineData("Tweety is a bird. Bob is kind. Can Bob fly?", 3)]
    [InlineData("tweety is a bird\nbob is kind", 2)]
    [InlineData("Alice is older\nthan Bob.", 1)]
    [InlineData("If Alice is kind and\nBob is kind then Carol is kind.", 1)]
    [InlineData("p(a) &\nq(b)", 1)]
    [InlineData("p(a)\n-> q(b)", 1)]
    [InlineData("(p(a) &\n # comment\n q(b))", 1)]
    [InlineData("Dr. Smith is kind. J. Smith is kind.", 2)]
    [InlineData("A is older than B. C is older than D.", 2)]
    [InlineData("∀x. p(x). q(a).", 2)]
    [InlineData("forall x, y. p(x, y). q(a).", 2)]
    [InlineData("p(a) @ 0.8\nq(b) @ 0.9", 2)]
    [InlineData("Bob is kind. @ 0.8 Alice is kind. @ 0.9", 2)]
    [InlineData("\uFEFFBob is kind.\r\nAlice is kind.\r\n", 2)]
    [InlineData("", 0)]
    [InlineData("# only\n   # comments\n", 0)]
    public void Parse_Text_IsCutIntoStatements(string text, int count)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(count, result.Statements.Length);
    }

    [Theory]
    [InlineData("Bob is kind. @ 1.5", "1:16-1:19 CON0010 '1.5' is not a confidence: a number from 0 to 1, or from 0% to 100%.")]
    [InlineData("Bob is kind. @ -0.1", "1:16-1:20 CON0010 '-0.1' is not a confidence: a number from 0 to 1, or from 0% to 100%.")]
    [InlineData("Bob is kind. @ NaN", "1:16-1:19 CON0010 'NaN' is not a confidence: a number from 0 to 1, or from 0% to 100%.")]
    [InlineData("Bob is kind. @ 0.5 @ 0.6", "1:16-1:19 CON0010 The statement has two confidences.")]
    [InlineData("Is Bob kind? @ 0.5", "1:16-1:19 CON0011 A question has no confidence.")]
    [InlineData("constant bob @ 0.5", "1:16-1:19 CON0011 A declaration has no confidence.")]
    [InlineData("claim Is Bob kind?", "1:18-1:19 CON0001 A question mark was not expected at the end of a claim.")]
    [InlineData("claim", "1:1-1:6 CON0018 There is no sentence here.")]
    [InlineData("claim:", "1:1-1:7 CON0018 There is no sentence here.")]
    [InlineData("[a b] Bob is kind.", "1:1-1:6 CON0017 A label is one word in square brackets.")]
    [InlineData("relation older is transitiv", "1:19-1:28 CON0013 'transitiv' is no property of a relation; expected transitive, symmetric, asymmetric, irreflexive, functional, closed, latest wins, supersedes or inverse NAME.")]
    [InlineData("exclusive: red", "1:12-1:15 CON0013 At least two alternatives are needed.")]
    [InlineData("exclusive: red, green, red", "1:24-1:27 CON0013 'red(x)' stands twice in the list.")]
    public void Parse_BadFrame_SaysWhatAndWhere(string text, string expected)
    {
        ParseResult result = Texts.Parse(text + "\nTweety is a bird.");

        Assert.Equal([expected], result.Diagnostics.Select(Texts.Of));
        Assert.Equal("bird(tweety)", Assert.Single(result.Statements).Formula!.ToString());
    }

    [Theory]
    [InlineData("relation \"older than\" is transitive, asymmetric.", "relation older_than: transitive, asymmetric")]
    [InlineData("relation capital_of: functional, inverse has_capital", "relation capital_of: functional, inverse has_capital")]
    [InlineData("relation older than is transitive and irreflexive", "relation older_than: transitive, irreflexive")]
    [InlineData("relation parent of is the inverse of \"child of\"", "relation parent_of: inverse child_of")]
    [InlineData("exclusive red(x), green(x), blue(x)", "exclusive red(x), green(x), blue(x)")]
    [InlineData("exclusive: red, green, blue", "exclusive red(x), green(x), blue(x)")]
    [InlineData("exclusive: a bird, a fish or a mammal.", "exclusive bird(x), fish(x), mammal(x)")]
    [InlineData("constant alice, Bob, \"New York\"", "constant alice, bob, new_york")]
    public void Parse_Declaration_IsRead(string text, string expected)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, Assert.Single(result.Statements).Declaration!.ToString());
    }

    [Fact]
    public void Parse_ControlCharacter_CostsItsStatement()
    {
        ParseResult result = Texts.Parse("Bob is\0 kind.\n\"a\u0001b\" is kind. Tweety is a bird.");

        Assert.Equal(
            [
                "1:7-1:8 CON0009 The control character U+0000 cannot be part of a statement.",
                "2:3-2:4 CON0009 The control character U+0001 cannot be part of a statement.",
            ],
            result.Diagnostics.Select(Texts.Of));
        Assert.Equal("bird(tweety)", Assert.Single(result.Statements).Formula!.ToString());
    }

    [Fact]
    public void Parse_DuplicateLabel_KeepsTheFirstStatement()
    {
        ParseResult result = Texts.Parse("[a] Bob is kind.\n[a] Bob is nice.\n[s1] Bob is big. Bob is red.");

        Assert.Equal(["2:2-2:3 CON0012 The id 'a' is taken by the statement in line 1, column 5."], result.Diagnostics.Select(Texts.Of));
        Assert.Equal(["a", "s1", "s2"], result.Statements.Select(static s => s.Id));
    }

    [Fact]
    public void Parse_TwoArities_Warns()
    {
        ParseResult result = Texts.Parse("p(a)\np(a, b)\np(c, d)");

        Diagnostic warning = Assert.Single(result.Diagnostics);
        Assert.Equal("2:1-2:8 CON0015 'p' has 2 arguments here and 1 argument in line 1, column 1: these are two predicates.", Texts.Of(warning));
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Equal(3, result.Statements.Length);
    }

    [Fact]
    public void Parse_ContradictoryDeclarations_WarnsAndTakesThem()
    {
        ParseResult result = Texts.Parse("relation likes is symmetric\nrelation likes is asymmetric");

        Assert.Equal(
            ["2:10-2:29 CON0014 The relation 'likes' is declared symmetric and asymmetric (see line 1, column 10); it can then hold between no two things."],
            result.Diagnostics.Select(Texts.Of));
        Assert.Equal(2, result.Statements.Length);
    }

    [Fact]
    public void Parse_DeclaredConstant_IsANameInLowerCase()
    {
        ParseResult result = Texts.Parse("constant bob\nalice likes bob\nalice likes cheese");

        Assert.Equal(["likes(alice, bob)", "likes_cheese(alice)"], result.Statements.Skip(1).Select(static s => s.Formula!.ToString()));
    }

    [Fact]
    public void Parse_LettersThatAreNames_AreNoVariables()
    {
        ParseResult result = Texts.Parse("A is a knight. If A is a knight then B is a knave. If X is a knight then X is kind.");

        Assert.Equal(
            ["knight(a)", "forall b: knight(a) -> knave(b)", "forall x: knight(x) -> kind(x)"],
            result.Statements.Select(static s => s.Formula!.ToString()));
    }

    [Fact]
    public void Parse_Spans_CoverTheSentence()
    {
        Statement statement = Texts.Parse("# first\n  [c1] claim Tweety is\n  not red. @ 0.5\n", "a.claims").Statements[0];

        Assert.Equal("a.claims:2:14", statement.Span.ToString());
        Assert.Equal((3, 10), (statement.Span.EndLine, statement.Span.EndColumn));
        Assert.Equal("Tweety is not red", statement.Text);
    }

    [Fact]
    public void Parse_Words_GoIntoTheVocabulary()
    {
        Vocabulary words = Texts.Parse("Tweety is a bird. The cat likes Tweety. If someone likes Tweety then they cannot fly. Bob has {big} wings").Vocabulary;

        Assert.Equal(new Wording("{0} is a bird", "{0} is not a bird"), words.Wordings[new("bird", 1)]);
        Assert.Equal(new Wording("{0} likes {1}", "{0} does not like {1}"), words.Wordings[new("likes", 2)]);
        Assert.Equal(new Wording("{0} can fly", "{0} cannot fly"), words.Wordings[new("can_fly", 1)]);
        Assert.Equal("the cat", words.Names["cat"]);
        Assert.Equal("Tweety", words.Names["tweety"]);
    }
}
