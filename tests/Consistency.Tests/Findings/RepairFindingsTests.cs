using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

public class RepairFindingsTests
{
    private static readonly ConsistencyOptions Linear = new() { Weights = WeightScheme.Linear, WeightScale = 1000 };

    [Fact]
    public void Check_Hub_GroupsConflictsUnderIt()
    {
        ConsistencyReport report = Check("[hub] p @ 0.99\nfact p -> !a\nfact p -> !b\nfact p -> !c\na @ 0.6\nb @ 0.7\nc @ 0.8\nq\n!q @ 0.6");

        Assert.Equal(4, report.Violations.Length);
        Assert.Equal(2, report.ViolationGroups.Length);
        ViolationGroup group = Assert.Single(report.ViolationGroups, static g => g.Violations.Length == 3);
        Assert.Equal(["hub"], group.Shared.Select(static s => s.Id));
        Assert.Equal([1, 2], report.ViolationGroups.Select(static g => g.Part).Order());
        Assert.Contains("share this statement:", report.ToText(), StringComparison.Ordinal);
        Assert.Contains(report.Repair!.Changes, static c => c.Statement.Id == "hub" && c.Ends.Length == 3);
    }

    [Fact]
    public void Check_OneOfThree_SaysWhatOnlyAllForceTogether()
    {
        // Two of three have to go, but each conflict forces half a statement only.
        ConsistencyReport report = Check("fact !a | !b\nfact !b | !c\nfact !a | !c\na @ 0.9\nb @ 0.9\nc @ 0.9");

        Assert.Equal(1.6m, report.Cost);
        Assert.Equal([0.4m, 0.4m, 0.4m], report.Violations.Select(static v => v.Share));
        Assert.Equal(0.4m, report.CombinedShare);
        Assert.Contains("only all together", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Limit_SaysHowManyMoreThereAreAtLeast()
    {
        string input = string.Join('\n', Enumerable.Range(0, 8).Select(static i => $"p{i} @ 0.9\n!p{i} @ 0.{i + 1}5"));
        ConsistencyReport whole = Check(input);
        ConsistencyReport cut = Check(input, Linear with { MaxViolations = 3 });

        Assert.False(whole.HasMoreViolations);
        Assert.True(cut.HasMoreViolations);
        Assert.Equal(3, cut.Violations.Length);
        Assert.Equal(whole.Violations.Length, 3 + cut.UnlistedViolations);
        Assert.Equal(Said(whole.Violations.Take(3)), Said(cut.Violations));
    }

    [Fact]
    public void Check_ContradictoryFacts_ListsAllConflicts()
    {
        ConsistencyReport report = Check("fact p\nfact !p\nfact !p | q\nfact !q\nclaim r");

        Assert.Equal(["s1 s2", "s1 s3 s4"], Said(report.Violations));
        Assert.Empty(report.Repairs);
        Assert.False(report.HasMoreViolations);
    }

    [Fact]
    public void Check_MoreRepairsThanAreEnumerated_StillListsTheCheapest()
    {
        // 2^11 repairs in one part, and two in another: so the solver is asked for the first, and lists are combined.
        IEnumerable<string> pairs = Enumerable.Range(0, 11).Select(static i => $"p{i} @ 0.9\n!p{i} @ 0.8{i:D2}");
        string chain = $"fact z | {string.Join(" | ", Enumerable.Range(0, 11).Select(static i => $"p{i}"))}";
        string input = $"{string.Join('\n', pairs)}\n{chain}\nq @ 0.9\n!q @ 0.895";
        ConsistencyReport report = Check(input, Linear with { MaxRepairs = 4 });

        // Giving up the other of a pair costs 0.01 more for q, 0.18 for p10, 0.182 for p9, and 0.19 for q and p10.
        Assert.Equal([0m, 0.01m, 0.18m, 0.182m], report.Repairs.Select(r => r.Cost - report.Cost!.Value));
        Assert.True(report.HasMoreRepairs);
        Assert.Equal(4, report.Repairs.Select(static r => string.Join(' ', r.Changes.Select(static c => c.Statement.Id))).Distinct().Count());
    }

    [Fact]
    public void Check_Locked_RepairsTheOther()
    {
        const string Input = "[a] p @ 0.6\n[b] !p @ 0.9";

        Assert.Equal("a", Assert.Single(Check(Input).Repair!.Changes).Statement.Id);
        ConsistencyReport report = Check(Input, Linear with { LockedIds = ["a"] });
        Assert.Equal("b", Assert.Single(report.Repair!.Changes).Statement.Id);
        Assert.Equal(["a"], report.Locked.Select(static s => s.Id));
        Assert.Null(Check(Input, Linear with { LockedIds = ["a", "b"] }).Repair);
        Assert.Contains("'c'", Assert.Throws<ArgumentException>(() => Check(Input, Linear with { LockedIds = ["c"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Preferred_BelievesThatSource()
    {
        ClaimSetBuilder builder = new();
        Formula p = new Predicate("p", 0).Of();
        ClaimSet claims = builder.AddClaim(p, 0.6, "left", id: "a").AddClaim(!p, 0.9, "right", id: "b").Build();

        Assert.Equal("a", Assert.Single(Of(Linear).Repair!.Changes).Statement.Id);
        Assert.Equal("b", Assert.Single(Of(Linear with { PreferredSources = ["left"] }).Repair!.Changes).Statement.Id);
        Assert.Throws<ArgumentException>(() => Of(Linear with { PreferredSources = ["nobody"] }));

        ConsistencyReport Of(ConsistencyOptions options) =>
            new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Assume_AndWithout_GiveOtherClaimSets()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ClaimSet claims = new ClaimSetBuilder().AddText("[a] p\n[b] !p\n[c] q", cancellationToken: cancellationToken).Build();

        Assert.Equal(Verdict.Consistent, Of(claims.Without("a")));
        Assert.Equal(Verdict.Inconsistent, Of(claims.Without("a").Assume("p", cancellationToken)));
        Assert.Equal(3, claims.Statements.Length);
        Assert.Equal(StatementKind.Fact, claims.Assume("q", cancellationToken).Statements[^1].Kind);
        Assert.Throws<ArgumentException>(() => claims.Without("d"));
        Assert.Throws<ArgumentException>(() => claims.Assume("flurb the of.", cancellationToken));
        Assert.Throws<ArgumentException>(() => claims.Assume("p @ 0.7", cancellationToken));
        Assert.Throws<ArgumentException>(() => claims.Assume("Is Tweety a bird?", cancellationToken));
        Assert.Throws<ArgumentException>(() => claims.Assume(" ", cancellationToken));

        static Verdict Of(ClaimSet set) => new ConsistencyChecker().Check(set, TestContext.Current.CancellationToken).Verdict;
    }

    [Fact]
    public void Check_Sources_SaysWhomToDistrust()
    {
        ClaimSetBuilder builder = new();
        for (int i = 0; i < 9; i++)
        {
            Formula p = new Predicate($"p{i}", 0).Of();
            builder.AddClaim(p, 0.875, $"document {i % 3}").AddClaim(!p, 0.625, "document 7");
        }

        for (int i = 0; i < 2; i++)
        {
            Formula q = new Predicate($"q{i}", 0).Of();
            builder.AddClaim(q, 0.9, "document 8").AddClaim(!q, 0.9, "document 9").AddClaim(new Predicate($"r{i}", 0).Of(), 0.9, "document 9");
        }

        ConsistencyReport report = new ConsistencyChecker(Linear).Check(builder.Build(), TestContext.Current.CancellationToken);

        SourceFinding first = report.Sources.Sources[0];
        Assert.Equal(("document 7", 9, 2.25m), (first.Source, first.Ends.Length, first.Weight));
        Assert.Equal(["document 7", "document 8"], Assert.NotNull(report.Sources.Cheapest).Select(static s => s.Source));
        Assert.Contains("without document 7: 9 of 11 conflicts end", report.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Combine_RandomParts_GivesTheBestOfAllCombinations(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            int rank = 0;
            List<IReadOnlyList<RankedRepair>> choices = [];
            for (int part = random.Next(1, 6); part > 0; part--)
            {
                choices.Add([.. Enumerable.Range(0, random.Next(1, 4))
                    .Select(_ => new RankedRepair([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => rank++)], random.Next(1, 4))).Order()]);
            }

            IEnumerable<RankedRepair> all = [new RankedRepair([], 0)];
            foreach (IReadOnlyList<RankedRepair> part in choices)
            {
                all = [.. all.SelectMany(_ => part, static (sum, choice) => sum.With(choice))];
            }

            int count = random.Next(1, 8);
            Assert.Equal(all.Order().Take(count).Select(Written), RepairCombiner.Combine(choices, count).Select(Written));
        }

        static string Written(RankedRepair repair) => $"{repair.Cost}: {string.Join(' ', repair.Ranks)}";
    }

    private static IEnumerable<string> Said(IEnumerable<Violation> violations) =>
        violations.Select(static v => string.Join(' ', v.Statements.Select(static s => s.Id)));

    private static ConsistencyReport Check(string text, ConsistencyOptions? options = null) =>
        new ConsistencyChecker(options ?? Linear).Check(text, TestContext.Current.CancellationToken);
}
