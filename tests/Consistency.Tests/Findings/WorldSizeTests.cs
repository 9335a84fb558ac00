using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Findings that hold of the things that are named, and what is said when there may be more.</summary>
public class WorldSizeTests
{
    // A circle of three managers is a world; of two it is none.
    private const string Managers = """
        fact forall x: employee(x) -> exists y: (employee(y) & manages(y, x))
        relation manages: asymmetric
        fact employee(alice)
        """;

    // True in infinite worlds only, which no finite one shows.
    private const string Ancestors = """
        fact forall x: exists y: ancestor(y, x)
        relation ancestor: asymmetric, transitive
        fact ancestor(alice, bob)
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Check_OneMoreThingEndsTheConflict_IsConsistentAndSaysSo()
    {
        ConsistencyReport report = Check(Managers);
        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Equal(
            "1 thing more than those that are named or said to be there was assumed: with too few things, statements seem to contradict each other that do not.",
            Assert.Single(report.Diagnostics, static d => d.Id == "CON0208").Message);
    }

    [Fact]
    public void Check_OneMoreThingEndsOneConflictOfTwo_KeepsTheOther()
    {
        ConsistencyReport report = Check(Managers + "\nclaim old(alice)\nclaim !old(alice) @ 0.6");
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Violation violation = Assert.Single(report.Violations);
        Assert.Equal(["s4", "s5"], violation.Statements.Select(static s => s.Id));
        Assert.Contains(report.Diagnostics, static d => d.Id == "CON0208");
    }

    [Fact]
    public void Check_AnswerThatRestsOnTheNumberOfThings_IsUnknown()
    {
        // With these and one witness, that Alice manages Bob or Bob Alice would follow.
        const string Text = """
            fact forall x: exists y: manages(y, x)
            fact forall x, y: manages(x, y) -> !manages(y, x)
            fact person(alice)
            ask exists x: manages(x, alice)
            ask exists x: manages(alice, x)
            """;
        ConsistencyReport report = Check(Text);
        Assert.Equal([AnswerVerdict.True, AnswerVerdict.Unknown], report.Answers.Select(static a => a.Verdict));
        Assert.DoesNotContain(report.Diagnostics, static d => d.Id == "CON0210");
    }

    [Theory]
    [InlineData("fact forall x: exists y: likes(x, y)\nfact forall x, y: likes(x, y) -> kind(y)\nfact forall x: !kind(x)\nfact person(bob)")]
    [InlineData("fact forall x: exists y: likes(x, y)\nfact forall x: !likes(bob, x)")]
    [InlineData("fact forall x: p(x) -> exists y: q(y) & r(x, y)\nfact forall x, y: r(x, y) -> p(y)\nfact forall x: !(p(x) & q(x))\nfact p(a)")]
    [InlineData("fact forall x: (exists y: r(x, y)) <-> p(x)\nfact p(a)\nfact forall y: !r(a, y)")]
    [InlineData("fact forall x: exists y: x != y & next(x, y)\nfact forall x: !next(a, x)")]
    public void Check_ContradictionInEveryWorld_IsNotCalledOpen(string text)
    {
        ConsistencyReport report = Check(text);
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Empty(report.Diagnostics);
    }

    [Theory]
    [InlineData("fact bird(tweety)\nfact forall x: bird(x) -> flies(x)\nclaim !flies(tweety)")]
    [InlineData("fact exists x: bird(x) & forall y: !bird(y)")]
    [InlineData("relation lives_in: functional\nfact lives_in(a, rome)\nfact lives_in(a, paris)\nfact exists x: old(x)")]
    [InlineData("fact forall x, y: (king(x) & king(y)) -> x = y\nfact king(a) & king(b)\nfact exists x: old(x)")]
    public void Check_NumberOfThingsCannotMatter_SaysNothing(string text) => Assert.Empty(Check(text).Diagnostics);

    [Fact]
    public void Check_OnlyInfiniteWorlds_IsOpenWithoutAProver()
    {
        ConsistencyReport report = Check(Ancestors);
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Diagnostic open = Assert.Single(report.Diagnostics, static d => d.Id == "CON0210");
        Assert.Equal("Conflict 1 was shown for 3 things, those that are named or said to be there; whether it stands with another number of things is open.", open.Message);
    }

    [Fact]
    public void Check_ProverHasNoAnswer_IsOpenAndNamesIt()
    {
        ConsistencyReport report = Check(Ancestors, new Scripted(static _ => FirstOrderAnswer.Unknown));
        Assert.StartsWith("Scripted 1 gave no proof", Assert.Single(report.Diagnostics).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ProverProves_SaysWhoSettledIt()
    {
        Scripted prover = new(static _ => FirstOrderAnswer.Unsatisfiable([0]));
        ConsistencyReport report = Check(Ancestors, prover);
        Assert.Equal("Conflict 1 stands with any number of things, as Scripted 1 proved.", Assert.Single(report.Diagnostics).Message);
        Assert.Equal(["alice", "bob"], prover.Things.Select(static t => t.Name));
    }

    [Fact]
    public void Check_ProverNamesASizeThatIsWrong_IsNotBelieved()
    {
        ConsistencyReport report = Check(Ancestors, new Scripted(static _ => FirstOrderAnswer.Satisfiable(5)));
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Contains(report.Diagnostics, static d => d.Id == "CON0210");
    }

    [Fact]
    public void Check_ProverNamesASizeThatIsRight_IsCheckedWithSoManyThings()
    {
        // A circle of six is needed: four things more than there are, and three are tried without help.
        const string Text = """
            fact forall x: exists y: next(x, y)
            fact forall x, y, z, u, v: !next(x, x) & !(next(x, y) & next(y, x)) & !(next(x, y) & next(y, z) & next(z, x)) & !(next(x, y) & next(y, z) & next(z, u) & next(u, x)) & !(next(x, y) & next(y, z) & next(z, u) & next(u, v) & next(v, x))
            fact person(alice)
            """;
        ConsistencyReport alone = Check(Text);
        Assert.Equal(Verdict.Inconsistent, alone.Verdict);
        Assert.Contains(alone.Diagnostics, static d => d.Id == "CON0210");
        ConsistencyReport helped = Check(Text, new Scripted(static _ => FirstOrderAnswer.Satisfiable(6)));
        Assert.Equal(Verdict.Consistent, helped.Verdict);
        Assert.Contains(helped.Diagnostics, static d => d.Id == "CON0208" && d.Message.StartsWith("4 things more", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NothingOpen_NeverMakesAProver()
    {
        ConsistencyOptions options = new() { ProverFactory = static () => throw new InvalidOperationException("not needed") };
        Assert.Equal(Verdict.Consistent, new ConsistencyChecker(options).Check(Managers, Token).Verdict);
    }

    [Fact]
    public void Check_Cancelled_Throws()
    {
        using CancellationTokenSource source = new();
        Scripted prover = new(_ =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
            return FirstOrderAnswer.Unknown;
        });
        Assert.Throws<OperationCanceledException>(() => Check(Ancestors, prover, source.Token));
    }

    private static ConsistencyReport Check(string text, Scripted? prover = null, CancellationToken? token = null) =>
        new ConsistencyChecker(new ConsistencyOptions { ProverFactory = prover is null ? null : () => prover }).Check(text, token ?? Token);

    private sealed class Scripted(Func<IReadOnlyList<Formula>, FirstOrderAnswer> answer) : IFirstOrderProver
    {
        public string Name => "Scripted 1";

        public IReadOnlyCollection<Term> Things { get; private set; } = [];

        public FirstOrderAnswer Decide(IReadOnlyList<Formula> formulas, IReadOnlyCollection<Term> things, CancellationToken cancellationToken = default)
        {
            Things = things;
            return answer(formulas);
        }
    }
}
