using System.Numerics;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>The lists of conflicts and of repairs against lists made by going through all subsets of the claims.</summary>
public class ConflictPropertyTests
{
    private const int Atoms = 5;
    private static readonly ConsistencyOptions Options = new()
    {
        WeightScale = 10, MaxViolations = 100_000, MaxRepairs = 1_000,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Check_RandomClaims_ListsAllConflictsAndRepairs(int seed)
    {
        int inconsistent = 0;
        for (int i = 0; i < 2_500; i++)
        {
            int instance = (seed * 100_000) + i;
            Instance drawn = new(instance, i % 100 == 0 ? 16 : 2 + (i % 9));
            ConsistencyReport report = new ConsistencyChecker(Options).Check(drawn.Claims, TestContext.Current.CancellationToken);
            try
            {
                drawn.AssertLists(report);
                if (i % 10 == 0)
                {
                    AssertRepairsHelp(drawn.Claims, report);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                string input = string.Join('\n', drawn.Claims.Statements.Select(static s => $"{s.Id} {s.Kind} {s} @ {s.Confidence}"));
                Assert.Fail($"instance {instance}: {e.Message}\n{input}");
            }

            inconsistent += report.Repair is null ? 0 : 1;
        }

        Assert.True(inconsistent > 400, $"only {inconsistent} sets were inconsistent");
    }

    // Cheapest first also where only some are asked for: what a limit leaves is the beginning of the whole list.
    [Fact]
    public void Check_WithALimit_ListsTheCheapestConflicts()
    {
        int cut = 0;
        for (int seed = 1; seed <= 400; seed++)
        {
            ClaimSet claims = new Instance(9_000_000 + seed, 10).Claims;
            ConsistencyReport whole = new ConsistencyChecker(Options).Check(claims, TestContext.Current.CancellationToken);
            int limit = 1 + (seed % 4);
            ConsistencyReport some = new ConsistencyChecker(Options with { MaxViolations = limit }).Check(claims, TestContext.Current.CancellationToken);
            if (whole.Repair is null || whole.Violations.Length <= limit)
            {
                continue;
            }

            cut++;
            Assert.Equal(whole.Violations.Take(limit).Select(Ids), some.Violations.Select(Ids));
            Assert.True(some.HasMoreViolations);
            Assert.Equal(whole.Violations.Length - limit, some.UnlistedViolations);
        }

        Assert.True(cut > 100, $"only {cut} lists were cut");

        static string Ids(Violation violation) => string.Join(' ', violation.Statements.Where(static s => s.Kind == StatementKind.Claim).Select(static s => s.Id));
    }

    private static void AssertRepairsHelp(ClaimSet claims, ConsistencyReport report)
    {
        foreach (Repair repair in report.Repairs.Take(5))
        {
            ClaimSet rest = claims.Without(repair.Changes.Select(static c => c.Statement.Id));
            Assert.Equal(0, new ConsistencyChecker(Options).Check(rest, TestContext.Current.CancellationToken).LowerBound);
        }
    }

    // Clauses over a few atoms. A claim is a bit of a set; a set can hold when some world fits what is certain and all of it.
    private sealed class Instance
    {
        private readonly Statement[] _claims;
        private readonly uint[] _held;
        private readonly long[] _weights;

        public Instance(int seed, int claims)
        {
            Random random = new(seed);
            List<(int[] Literals, bool IsCertain)> clauses =
            [
                .. Enumerable.Range(0, random.Next(3)).Select(_ => (Clause(random, 2, 3), true)),
                .. Enumerable.Range(0, claims).Select(_ => (Clause(random, 1, 3), false)),
            ];
            ClaimSetBuilder builder = new();
            foreach ((int[] literals, bool isCertain) in clauses)
            {
                Formula[] parts = [.. literals.Select(static l =>
                    l > 0 ? new Predicate($"p{l}", 0).Of() : !(Formula)new Predicate($"p{-l}", 0).Of())];
                Formula formula = parts.Length == 1 ? parts[0] : Formula.Or(parts);
                _ = isCertain ? builder.AddFact(formula) : builder.AddClaim(formula, random.Next(6, 10) / 10.0);
            }

            Claims = builder.Build();
            _claims = [.. Claims.Statements.Where(static s => s.Kind == StatementKind.Claim)];
            _weights = [.. _claims.Select(static s => StatementWeights.Of(s, Options))];
            int[][] soft = [.. clauses.Where(static c => !c.IsCertain).Select(static c => c.Literals)];
            _held =
            [
                .. Enumerable.Range(0, 1 << Atoms)
                    .Where(world => clauses.Where(static c => c.IsCertain).All(c => Holds(c.Literals, world)))
                    .Select(world => (uint)Enumerable.Range(0, soft.Length).Where(i => Holds(soft[i], world)).Sum(static i => 1 << i))
                    .Distinct(),
            ];
        }

        public ClaimSet Claims { get; }

        public void AssertLists(ConsistencyReport report)
        {
            if (_held.Length == 0)
            {
                Assert.Empty(report.Repairs);
                Assert.NotEmpty(report.Violations);
                return;
            }

            uint all = (1u << _claims.Length) - 1;
            uint[] subsets = [.. Enumerable.Range(0, 1 << _claims.Length).Select(static s => (uint)s).OrderBy(BitOperations.PopCount)];
            List<uint> conflicts = [];
            List<uint> repairs = [];
            foreach (uint subset in subsets)
            {
                if (!CanHold(subset) && !conflicts.Exists(c => (c & subset) == c))
                {
                    conflicts.Add(subset);
                }

                if (CanHold(all & ~subset) && !repairs.Exists(r => (r & subset) == r))
                {
                    repairs.Add(subset);
                }
            }

            uint[] listed = [.. report.Violations.Select(v => SetOf(v.Statements))];
            Assert.Equal(conflicts.Order(), listed.Order());
            Assert.Equal(listed.Select(CostOf).Order(), listed.Select(CostOf));
            Assert.False(report.HasMoreViolations);
            Assert.Equal(0, report.UnlistedViolations);
            AssertRepairs(report, repairs);
            AssertMinimal(report);
            AssertShares(report);
            Assert.Equal(report.Violations.Order(ByPlace(report)), report.ViolationGroups.SelectMany(static g => g.Violations).Order(ByPlace(report)));
            Assert.All(report.ViolationGroups, static g => Assert.All(g.Violations, v => Assert.All(g.Shared, s => Assert.Contains(s, v.Statements))));
        }

        private void AssertRepairs(ConsistencyReport report, List<uint> repairs)
        {
            uint[] listed = [.. report.Repairs.Select(r => SetOf(r.Changes.Select(static c => c.Statement)))];
            Assert.Equal(repairs.Where(static r => r != 0).Order(), listed.Order());
            Assert.False(report.HasMoreRepairs && report.Repairs.Length > 0);
            Assert.Equal(listed.Select(CostOf).Order(), listed.Select(CostOf));
            Assert.Equal(report.Repairs.Select(static r => r.Cost * 10), listed.Select(r => (decimal)CostOf(r)));
            foreach ((Repair repair, uint set) in report.Repairs.Zip(listed))
            {
                Assert.Equal(listed.Count(other => CostOf(other) == CostOf(set)) == 1, repair.IsUnique);
                Assert.All(repair.Changes, c => Assert.Equal(report.Violations.Where(v => v.Statements.Contains(c.Statement)), c.Ends));
            }
        }

        // What is certain is in conflicts too, and has to be needed as well: over all statements, not only claims.
        private static void AssertMinimal(ConsistencyReport report)
        {
            foreach (Violation violation in report.Violations)
            {
                Assert.True(violation.IsMinimal);
                Assert.NotEmpty(violation.Explanation);
                foreach (Statement left in violation.Statements.Where(static s => s.Kind == StatementKind.Fact))
                {
                    ClaimSet rest = new(violation.Statements.Where(s => s != left));
                    Assert.True(new FiniteWorld([Term.Constant("c")], Enumerable.Range(1, Atoms).Select(static a => new Predicate($"p{a}", 0)))
                        is var worlds && Enumerable.Range(0, worlds.WorldCount).Any(w => rest.Statements.All(s => worlds.Holds(s.Formula!, w))));
                }
            }
        }

        private void AssertShares(ConsistencyReport report)
        {
            Assert.Equal(report.LowerBound, report.Violations.Sum(static v => v.Share) + report.CombinedShare);
            Assert.True(report.CombinedShare >= 0);
            for (int i = 0; i < _claims.Length; i++)
            {
                decimal paid = report.Violations.Where(v => v.Statements.Contains(_claims[i])).Sum(static v => v.Share);
                Assert.True(paid <= _weights[i] / 10m, $"{_claims[i].Id} is paid {paid} times");
            }
        }

        private static Comparer<Violation> ByPlace(ConsistencyReport report) =>
            Comparer<Violation>.Create((l, r) => report.Violations.IndexOf(l).CompareTo(report.Violations.IndexOf(r)));

        private bool CanHold(uint subset) => _held.Any(held => (held & subset) == subset);

        private uint SetOf(IEnumerable<Statement> statements) =>
            (uint)statements.Select(s => Array.IndexOf(_claims, s)).Where(static i => i >= 0).Sum(static i => 1 << i);

        private long CostOf(uint set) => Enumerable.Range(0, _claims.Length).Where(i => (set >> i & 1) != 0).Sum(i => _weights[i]);

        private static bool Holds(int[] literals, int world) => literals.Any(l => (world >> (Math.Abs(l) - 1) & 1) == (l > 0 ? 1 : 0));

        private static int[] Clause(Random random, int least, int most) =>
            [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Next(1, Atoms + 1) * (random.Next(2) == 0 ? 1 : -1))];
    }
}
