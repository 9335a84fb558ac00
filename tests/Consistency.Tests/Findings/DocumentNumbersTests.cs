using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>The numbers of a whole document, against their definitions in docs/report.md, counted by hand over small documents.</summary>
public sealed class DocumentNumbersTests
{
    private const int Atoms = 5;

    [Fact]
    public void Numbers_OfRandomDocuments_AreAsDefined()
    {
        int inconsistent = 0;
        int violated = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            RandomDocument document = new(seed);
            ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { MaxViolations = 10_000 })
                .Check(document.Claims, TestContext.Current.CancellationToken);
            ReportNumbers numbers = report.Numbers!;
            (int applicable, int against) = document.Constraints();
            Assert.True((applicable, against) == (numbers.ApplicableConstraints, numbers.ViolatedConstraints), $"seed {seed}: {numbers.ApplicableConstraints}, {numbers.ViolatedConstraints} instead of {applicable}, {against}");
            Assert.Equal(applicable == 0 ? null : Math.Round(1 - ((decimal)against / applicable), 6), numbers.Consistency);
            violated += against;

            decimal[] weights = [.. report.Claims.Select(static c => c.Weight)];
            (decimal? cost, int inConflict) = document.Subsets(weights);
            Assert.Equal(cost, report.Cost);
            if (cost is { } least)
            {
                Assert.Equal(Math.Round((decimal)inConflict / weights.Length, 6), Math.Round(numbers.ConflictDensity!.Value, 6));
                Assert.Equal(Math.Round(least / weights.Sum(), 6), Math.Round(numbers.CoherenceGap!.Value, 6));
                inconsistent += least > 0 ? 1 : 0;
            }
        }

        Assert.True(inconsistent > 100 && violated > 100, $"{inconsistent} inconsistent, {violated} violated");
    }

    // Certain rules "p and q, so r" and claims that say one thing each.
    private sealed class RandomDocument
    {
        private readonly List<((int Atom, bool Holds)[] Premises, (int Atom, bool Holds) Conclusion)> _rules = [];
        private readonly List<(int Atom, bool Holds)> _claims = [];

        public RandomDocument(int seed)
        {
            Random random = new(seed);
            ClaimSetBuilder builder = new();
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                int[] atoms = [.. Enumerable.Range(0, Atoms).OrderBy(_ => random.Next()).Take(2 + random.Next(2))];
                (int, bool)[] literals = [.. atoms.Select(a => (a, random.Next(3) > 0))];
                _rules.Add((literals[1..], literals[0]));
                Formula[] premises = [.. literals[1..].Select(Said)];
                builder.AddRule((premises.Length == 1 ? premises[0] : Formula.And(premises)).Implies(Said(literals[0])));
            }

            for (int i = random.Next(2, 8); i > 0; i--)
            {
                _claims.Add((random.Next(Atoms), random.Next(3) > 0));
                builder.AddClaim(Said(_claims[^1]), random.Next(55, 99) / 100.0);
            }

            Claims = builder.Build();
        }

        public ClaimSet Claims { get; }

        // A rule applies when its premises are said to hold and somebody speaks of its conclusion; two claims about one thing are to agree.
        public (int Applicable, int Violated) Constraints()
        {
            (int applicable, int violated) = (0, 0);
            for (int atom = 0; atom < Atoms; atom++)
            {
                (int Atom, bool Holds)[] about = [.. _claims.Where(c => c.Atom == atom)];
                applicable += about.Length > 1 ? 1 : 0;
                violated += about.Any(static c => c.Holds) && about.Any(static c => !c.Holds) ? 1 : 0;
            }

            foreach (((int Atom, bool Holds)[] premises, (int Atom, bool Holds) conclusion) in _rules)
            {
                if (premises.All(_claims.Contains) && _claims.Exists(c => c.Atom == conclusion.Atom))
                {
                    applicable++;
                    violated += _claims.Contains((conclusion.Atom, !conclusion.Holds)) ? 1 : 0;
                }
            }

            return (applicable, violated);
        }

        // The cheapest set to give up, and how many claims are in a set that cannot hold although each part of it can.
        public (decimal? Cost, int InConflict) Subsets(decimal[] weights)
        {
            bool[] canHold = [.. Enumerable.Range(0, 1 << _claims.Count).Select(subset => Enumerable.Range(0, 1 << Atoms).Any(world =>
                _rules.TrueForAll(r => !r.Premises.All(p => IsTrue(p, world)) || IsTrue(r.Conclusion, world))
                && Enumerable.Range(0, _claims.Count).All(c => ((subset >> c) & 1) == 0 || IsTrue(_claims[c], world))))];
            decimal? cost = null;
            int inConflict = 0;
            for (int subset = 0; subset < canHold.Length; subset++)
            {
                if (canHold[subset])
                {
                    decimal lost = weights.Where((_, c) => ((subset >> c) & 1) == 0).Sum();
                    cost = cost is { } least && least < lost ? least : lost;
                }
                else if (Enumerable.Range(0, _claims.Count).All(c => ((subset >> c) & 1) == 0 || canHold[subset & ~(1 << c)]))
                {
                    inConflict |= subset;
                }
            }

            return (cost, int.PopCount(inConflict));
        }

        private static bool IsTrue((int Atom, bool Holds) literal, int world) => (((world >> literal.Atom) & 1) != 0) == literal.Holds;

        private static Formula Said((int Atom, bool Holds) literal)
        {
            Formula atom = new Predicate($"p{literal.Atom}", 0).Of();
            return literal.Holds ? atom : !atom;
        }
    }
}
