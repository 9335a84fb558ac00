using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;

namespace Consistency.Tests.Grounding;

public class SharedStatementsTests
{
    private static readonly ConsistencyOptions Options = new() { OutcomeOnly = true, ComputeNumbers = false };

    [Fact]
    public void For_RandomDocuments_ChoosesAllThatMakesADifference()
    {
        Random random = new(23);
        int contradictory = 0;
        int leftOut = 0;
        int conflicts = 0;
        for (int i = 0; i < 400; i++)
        {
            ImmutableArray<Statement> shared = Draw(random, "k", count: random.Next(1, 25), isShared: true);
            if (SharedStatements.Of(shared, Options, TestContext.Current.CancellationToken) is not { } choice)
            {
                continue;
            }

            ConsistencyReport alone = Check([.. shared]);
            if (IsContradictory(alone))
            {
                continue;
            }

            contradictory += alone.Verdict == Verdict.Consistent ? 0 : 1;
            for (int d = 0; d < 3; d++)
            {
                ImmutableArray<Statement> document = Draw(random, "s", count: random.Next(1, 7), isShared: false, declares: random.Next(4) == 0);
                if (choice.For(document, TestContext.Current.CancellationToken) is not { } chosen)
                {
                    continue;
                }

                ConsistencyReport expected = Check([.. shared, .. document]);
                ConsistencyReport actual = Check([.. chosen, .. document]);
                Assert.Equal(IsContradictory(expected), IsContradictory(actual));
                if (IsContradictory(actual))
                {
                    continue;
                }

                leftOut += shared.Length - chosen.Count;
                conflicts += expected.Violations.Length;
                Assert.Equal(Outcome(expected), Outcome(actual));
            }
        }

        Assert.True(
            contradictory > 20 && leftOut > 500 && conflicts > 50, $"{contradictory} contradictory by themselves, {leftOut} left out, {conflicts} conflicts");
    }

    [Theory]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> flies(x)\nfact cold(antarctica)\nrule forall x: cold(x) -> empty(x)", "claim !flies(tweety)", "s1 s2")]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> flies(x)", "claim flies(tweety)", "")]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> flies(x)", "ask flies(tweety)", "s1 s2")]
    [InlineData("fact parent(ann, bob)\nfact parent(bob, cid)\nrule forall x, y: parent(x, y) & short(x) -> short(y)\nfact short(ann)", "!short(cid)", "s1 s2 s3 s4")]
    [InlineData("fact parent(ann, bob)\nfact parent(bob, cid)\nrule forall x, y: parent(x, y) & short(x) -> short(y)\nfact short(ann)", "!short(bob)", "s1 s3 s4")]
    [InlineData("fact bird(tweety)\nfact bird(pingu)\nfact fish(wanda)\n!flies(pingu)", "rule forall x: bird(x) -> flies(x)", "s2 s4")]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> animal(x)\nrule forall x: animal(x) -> mortal(x)\nrule forall x: fish(x) -> animal(x)", "fish(wanda)\n!mortal(wanda)", "s3 s4")]
    [InlineData("p | q\nrule p -> r\nrule q -> r\nfact bird(tweety)", "!r", "s1 s2 s3")]
    [InlineData("bird(tweety)\n!bird(tweety)\nfish(wanda)", "red(rose)", "s1 s2")]
    [InlineData("rule forall x: capital(x) -> in(x, europe)\nrule forall x, y: in(x, y) & in(y, earth) -> in(x, earth)\nfact in(europe, earth)\nfact capital(rome)", "capital(oslo)\n!in(oslo, earth)", "s1 s2 s3")]
    public void For_Document_ChoosesWhatCanContradictIt(string known, string document, string chosen)
    {
        List<Statement>? statements = Prepare(known)!.For(Read(document), TestContext.Current.CancellationToken);

        Assert.Equal(chosen, string.Join(' ', statements!.Select(static s => s.Id)));
    }

    [Theory]
    [InlineData("rule forall x: bird(x)")]
    [InlineData("rule exists x: bird(x)")]
    [InlineData("rule forall x: bird(x) -> exists y: nest(y) & lives_in(x, y)")]
    [InlineData("rule forall x: bird(x) -> flies(x) @ 0.3")]
    [InlineData("relation \"likes\" is symmetric")]
    public void For_StatementsOfOtherForms_LeavesNothingOut(string statement)
    {
        Assert.Null(Prepare(statement));
        Assert.Null(Prepare("fact bird(tweety)\nfact likes(tweety, wanda)")!.For(Read(statement), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("relation \"older than\" is transitive, asymmetric\nolder_than(ann, bob)\nolder_than(bob, cid)\nolder_than(cid, ann) | !bird(tweety)\n!flies(wanda)", "s1 s5")]
    [InlineData("relation \"older than\" is transitive\nrule forall x, y: older_than(x, y) -> bird(x)\nolder_than(ann, bob)", null)]
    [InlineData("relation likes is symmetric\nlikes(ann, bob)", null)]
    [InlineData("relation \"older than\" is supersedes\nolder_than(ann, bob)", null)]
    [InlineData("exclusive red(x), blue(x)\nred(ann)", null)]
    public void For_DocumentWithDeclarations_ChoosesWhatItsRelationsCanContradict(string document, string? chosen)
    {
        SharedStatements shared = Prepare("fact bird(tweety)\nrule forall x: bird(x) -> flies(x)\nfact likes(tweety, wanda)\nfact fish(wanda)\nflies(wanda)")!;

        List<Statement>? statements = shared.For(Read(document), TestContext.Current.CancellationToken);

        Assert.Equal(chosen, statements is null ? null : string.Join(' ', statements.Select(static s => s.Id)));
    }

    [Fact]
    public void Of_TooManyInstances_PreparesNothing()
    {
        string facts = string.Join('\n', Enumerable.Range(0, 30).Select(static i => $"fact r(a{i}, b)"));
        ImmutableArray<Statement> shared = Read(facts + "\nrule forall x, y, z: r(x, z) & r(y, z) -> s(x, y)");

        Assert.Null(SharedStatements.Of(shared, Options with { MaxGroundClauses = 800 }, TestContext.Current.CancellationToken));
        Assert.NotNull(SharedStatements.Of(shared, Options with { MaxGroundClauses = 1000 }, TestContext.Current.CancellationToken));
    }

    private static SharedStatements? Prepare(string known) => SharedStatements.Of(Read(known), Options, TestContext.Current.CancellationToken);

    private static ImmutableArray<Statement> Read(string text)
    {
        ClaimSet claims = new ClaimSetBuilder().AddText(text, null, TestContext.Current.CancellationToken).Build();
        Assert.True(claims.IsComplete, string.Join('\n', claims.Diagnostics));
        return claims.Statements;
    }

    // Few predicates and some names, so that documents and what is shared meet now and then.
    private static ImmutableArray<Statement> Draw(Random random, string prefix, int count, bool isShared, bool declares = false)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(i =>
        {
            string label = $"[{prefix}{i}] ";
            string confidence = random.Next(3) == 0 ? $" @ 0.{random.Next(51, 99)}" : string.Empty;
            string variable = random.Next(3) == 0 ? "x, y" : "x";
            return label + random.Next(isShared ? 4 : 6) switch
            {
                0 when random.Next(8) == 0 => $"rule forall x: {Literal("x")} & p{random.Next(5)}(x) -> {Literal("x")} | {Relation("x", Name())}{confidence}",
                0 when random.Next(12) == 0 => $"rule forall x, y, z: r0(x, y) & r0(y, z) -> r0(x, z){confidence}",
                0 when random.Next(12) == 0 => $"rule forall x, y: r1(x, y) & p0(x) & p0(y) -> x = y{confidence}",
                0 when random.Next(8) == 0 => $"claim forall x: p{random.Next(5)}(x) -> {Literal("x")}{confidence}",
                3 when random.Next(4) == 0 => $"{(isShared ? "fact" : "claim")} (q <-> {Literal(Name())}) & {Literal(Name())}{confidence}",
                0 when variable == "x" => $"rule forall x: {Literal("x")} -> {Literal("x")}{confidence}",
                0 => $"rule forall x, y: {Relation("x", "y")} & p{random.Next(5)}(x) -> {(random.Next(3) == 0 ? "!" : string.Empty)}p{random.Next(5)}(y){confidence}",
                1 when !isShared && random.Next(3) == 0 => $"ask {Literal(Name())}",
                1 => $"{(isShared ? "fact" : "claim")} {Relation(Name(), Name())}{confidence}",
                2 when random.Next(4) == 0 => $"{(isShared ? "fact" : "claim")} {Literal(Name())} | {Literal(Name())}{confidence}",
                _ => $"{(isShared ? "fact" : "claim")} {Literal(Name())}{confidence}",
            };
        })];
        string[] order = !declares ? [] :
        [
            "relation \"above\" is transitive, asymmetric",
            .. Enumerable.Range(0, 5).Select(i => $"claim above({Name()}, {Name()}){(random.Next(2) == 0 ? $" | {Literal(Name())}" : string.Empty)} @ 0.{random.Next(51, 99)}"),
        ];
        return Read(string.Join('\n', [.. lines, .. order]));

        string Name() => $"n{random.Next(12)}";

        string Literal(string of) => $"{(random.Next(4) == 0 ? "!" : string.Empty)}p{random.Next(5)}({of})";

        string Relation(string from, string to) => $"r{random.Next(2)}({from}, {to})";
    }

    private static ConsistencyReport Check(Statement[] statements) =>
        new ConsistencyChecker(Options).Check(new ClaimSet(statements), TestContext.Current.CancellationToken);

    // What is certain contradicts itself: everything follows.
    private static bool IsContradictory(ConsistencyReport report) => report is { Verdict: Verdict.Inconsistent, Optimum: OptimumStatus.Proved, UpperBound: null };

    private static string Outcome(ConsistencyReport report) => string.Join('\n', (string[])
    [
        $"{report.Verdict} {report.Cost} {report.HasMoreViolations}",
        .. report.Violations.Select(static v => $"{v.Kind}: {string.Join(' ', v.Statements.Select(static s => s.Id))}"),
        .. (report.Repair?.Changes ?? []).Select(static c => $"{c.Statement.Id} {c.Change}"),
        .. report.Answers.Select(static a => $"{a.Question.Id} {a.Verdict}"),
    ]);
}
