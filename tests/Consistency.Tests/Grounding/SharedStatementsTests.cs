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
        int prepared = 0;
        int leftOut = 0;
        int conflicts = 0;
        for (int i = 0; i < 400; i++)
        {
            ImmutableArray<Statement> shared = Draw(random, "k", count: random.Next(1, 25), isShared: true);
            if (SharedStatements.Of(shared) is not { } choice || Check([.. shared]).Verdict != Verdict.Consistent)
            {
                continue;
            }

            prepared++;
            for (int d = 0; d < 3; d++)
            {
                ImmutableArray<Statement> document = Draw(random, "s", count: random.Next(1, 7), isShared: false);
                if (choice.For(document) is not { } chosen)
                {
                    continue;
                }

                leftOut += shared.Length - chosen.Count;
                ConsistencyReport expected = Check([.. shared, .. document]);
                conflicts += expected.Violations.Length;
                Assert.Equal(Outcome(expected), Outcome(Check([.. chosen, .. document])));
            }
        }

        Assert.True(prepared > 100 && leftOut > 500 && conflicts > 50, $"{prepared} prepared, {leftOut} left out, {conflicts} conflicts");
    }

    [Theory]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> flies(x)\nfact cold(antarctica)\nrule forall x: cold(x) -> empty(x)", "claim !flies(tweety)", "s1 s2")]
    [InlineData("fact parent(ann, bob)\nfact parent(bob, cid)\nfact parent(dan, eve)", "claim tall(cid)", "s1 s2")]
    [InlineData("fact bird(tweety)\nfact bird(pingu)\nfact fish(wanda)", "rule forall x: bird(x) -> flies(x)", "s1 s2")]
    [InlineData("fact bird(tweety)\nrule forall x: bird(x) -> animal(x)\nrule forall x: animal(x) -> mortal(x)\nrule forall x: fish(x) -> animal(x)", "fish(wanda)", "s3 s4")]
    public void For_Document_ChoosesWhatHangsTogetherWithIt(string known, string document, string chosen)
    {
        List<Statement>? statements = SharedStatements.Of(Read(known))!.For(Read(document));

        Assert.Equal(chosen, string.Join(' ', statements!.Select(static s => s.Id)));
    }

    [Theory]
    [InlineData("rule forall x: bird(x)")]
    [InlineData("rule exists x: bird(x)")]
    [InlineData("rule forall x: forall y: bird(x) & fish(y) -> odd(x)")]
    [InlineData("rule forall x: bird(x) -> lives_in(x, earth)")]
    [InlineData("rule forall x: bird(x) -> alarm")]
    [InlineData("rule forall x: forall y: same(x, y) -> x = y")]
    [InlineData("rule forall x: bird(x) -> flies(x) @ 0.3")]
    [InlineData("relation \"likes\" is symmetric")]
    [InlineData("rain")]
    public void For_StatementsOfOtherForms_LeavesNothingOut(string statement)
    {
        Assert.Null(SharedStatements.Of(Read(statement)));
        Assert.Null(SharedStatements.Of(Read("fact bird(tweety)"))!.For(Read(statement)));
    }

    private static ImmutableArray<Statement> Read(string text)
    {
        ClaimSet claims = new ClaimSetBuilder().AddText(text, null, TestContext.Current.CancellationToken).Build();
        Assert.True(claims.IsComplete, string.Join('\n', claims.Diagnostics));
        return claims.Statements;
    }

    // Few predicates and some names, so that documents and what is shared meet now and then.
    private static ImmutableArray<Statement> Draw(Random random, string prefix, int count, bool isShared)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(i =>
        {
            string label = $"[{prefix}{i}] ";
            string confidence = random.Next(3) == 0 ? $" @ 0.{random.Next(51, 99)}" : string.Empty;
            string variable = random.Next(3) == 0 ? "x, y" : "x";
            return label + random.Next(isShared ? 3 : 6) switch
            {
                0 when variable == "x" => $"rule forall x: {Literal("x")} -> {Literal("x")}{confidence}",
                0 => $"rule forall x, y: {Relation("x", "y")} & p{random.Next(5)}(x) -> {(random.Next(3) == 0 ? "!" : string.Empty)}p{random.Next(5)}(y){confidence}",
                1 when !isShared && random.Next(3) == 0 => $"ask {Literal(Name())}",
                1 => $"{(isShared ? "fact" : "claim")} {Relation(Name(), Name())}{confidence}",
                2 when random.Next(4) == 0 => $"{(isShared ? "fact" : "claim")} {Literal(Name())} | {Literal(Name())}{confidence}",
                _ => $"{(isShared ? "fact" : "claim")} {Literal(Name())}{confidence}",
            };
        })];
        return Read(string.Join('\n', lines));

        string Name() => $"n{random.Next(12)}";

        string Literal(string of) => $"{(random.Next(4) == 0 ? "!" : string.Empty)}p{random.Next(5)}({of})";

        string Relation(string from, string to) => $"r{random.Next(2)}({from}, {to})";
    }

    private static ConsistencyReport Check(Statement[] statements) =>
        new ConsistencyChecker(Options).Check(new ClaimSet(statements), TestContext.Current.CancellationToken);

    private static string Outcome(ConsistencyReport report) => string.Join('\n', (string[])
    [
        $"{report.Verdict} {report.Cost} {report.HasMoreViolations}",
        .. report.Violations.Select(static v => $"{v.Kind}: {string.Join(' ', v.Statements.Select(static s => s.Id))}"),
        .. (report.Repair?.Changes ?? []).Select(static c => $"{c.Statement.Id} {c.Change}"),
        .. report.Answers.Select(static a => $"{a.Question.Id} {a.Verdict}"),
    ]);
}
