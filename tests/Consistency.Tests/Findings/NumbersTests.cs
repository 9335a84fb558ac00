using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>The numbers of claims, against all worlds, and against checking again with what they say applied.</summary>
public sealed class NumbersTests
{
    private const int Atoms = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Margins_and_probabilities_are_those_of_all_worlds(int group)
    {
        for (int seed = group * 40; seed < (group + 1) * 40; seed++)
        {
            RandomDocument document = new(seed);
            ConsistencyReport report = Check(document.Claims());
            if (report.Cost is not { } cost)
            {
                continue;
            }

            foreach (ClaimVerdict claim in report.Claims.Where(static c => c.Weight > 0))
            {
                (decimal? other, double probability) = document.Try(claim, report.Claims);
                Assert.Equal(other is null, claim.Margin!.IsForced);
                if (other is { } least)
                {
                    Assert.True(claim.Margin.IsExact, $"seed {seed}");
                    Assert.True(least - cost == claim.Margin.Lower, $"seed {seed}, {claim.Statement}: {claim.Margin.Lower} instead of {least - cost}");
                }

                Assert.True(Math.Abs((double)claim.Probability!.Value - probability) < 2e-6, $"seed {seed}, {claim.Statement}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_outcome_flips_where_they_say_and_not_before(int group)
    {
        for (int seed = group * 12; seed < (group + 1) * 12; seed++)
        {
            RandomDocument document = new(seed);
            ConsistencyReport report = Check(document.Claims());
            foreach (ClaimVerdict claim in report.Claims)
            {
                const double Step = 0.002;
                double now = claim.Statement.Confidence!.Value;
                if (claim.FlipsAt is not { } at || (double)at is < 0.005 or > 0.995 || Math.Abs((double)at - now) < 2 * Step)
                {
                    continue;
                }

                double step = (double)at > now ? Step : -Step;
                Assert.Equal(IsTrue(claim), IsTrue(Again((double)at - step)));
                Assert.NotEqual(IsTrue(claim), IsTrue(Again((double)at + step)));

                ClaimVerdict Again(double confidence) => Check(document.Claims(claim.Statement.Id, confidence))
                    .Claims.Single(c => c.Statement.Id == claim.Statement.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_answer_to_the_next_question_leads_where_it_says(int group)
    {
        for (int seed = group * 40; seed < (group + 1) * 40; seed++)
        {
            RandomDocument document = new(seed);
            ConsistencyReport report = Check(document.Claims());
            if (report.NextQuestion is not { } question)
            {
                Assert.True(report.Numbers!.NoQuestionReason is not null);
                continue;
            }

            foreach ((bool answer, QuestionOutcome? outcome) in new[] { (true, question.IfTrue), (false, question.IfFalse) })
            {
                ConsistencyReport after = Check(document.Claims(question.Statement.Id, answer));
                Assert.Equal(outcome!.Cost, after.Cost);
                Assert.Equal(outcome.Changes.Select(static s => s.Id), after.Repair?.Changes.Select(static c => c.Statement.Id) ?? []);
            }
        }
    }

    [Fact]
    public void What_was_asked_about_is_not_asked_again()
    {
        int longest = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            ClaimSet claims = new RandomDocument(seed).Claims();
            ConsistencyOptions options = new();
            decimal? cost = Check(claims).Cost;
            List<decimal> gains = [];
            ConsistencyReport report = Check(claims);
            while (report.NextQuestion is { } question)
            {
                Assert.DoesNotContain(question.Statement.Id, options.AskedIds);
                gains.Add(question.ExpectedGain!.Value);
                options = options with { AskedIds = options.AskedIds.Add(question.Statement.Id) };
                report = new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken);
                Assert.Equal(cost, report.Cost);
            }

            Assert.Equal(gains.OrderDescending(), gains);
            Assert.True(gains.Count == 0 || report.Numbers!.NoQuestionReason == "Every open claim in a conflict has been asked about.");
            longest = Math.Max(longest, gains.Count);
        }

        Assert.True(longest > 2);
    }

    [Fact]
    public void What_is_open_in_a_conflict_that_is_not_listed_is_asked_about()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText(
            "fact Rome is not old.\nclaim Rome is old. @ 0.6\nclaim Opus can fly. @ 0.9\nclaim Opus cannot fly. @ 0.8",
            cancellationToken: TestContext.Current.CancellationToken).Build();

        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { MaxViolations = 1 }).Check(claims, TestContext.Current.CancellationToken);

        Assert.Equal("Rome is old", report.Violations.Single().Statements[^1].Text);
        Assert.Equal("Opus cannot fly", report.NextQuestion?.Statement.Text);
    }

    [Fact]
    public void Constraints_apply_when_their_premises_are_said_to_hold()
    {
        ClaimSetBuilder builder = new();
        Formula Is(string name) => new Predicate(name, 0).Of();
        builder.AddRule(Is("bird").Implies(Is("flies"))).AddRule(Is("fish").Implies(Is("swims"))).AddRule(Is("cat").Implies(Is("purrs")));
        builder.AddClaim(Is("bird"), 0.9).AddClaim(!Is("flies"), 0.8).AddClaim(Is("fish"), 0.9).AddClaim(!Is("cat"), 0.9).AddClaim(Is("swims"), 0.9);
        ConsistencyReport report = Check(builder.Build());
        ReportNumbers numbers = report.Numbers!;
        Assert.Equal((2, 1), (numbers.ApplicableConstraints, numbers.ViolatedConstraints));
        Assert.Equal(0.5m, numbers.Consistency);
        Assert.Equal(0.4m, numbers.ConflictDensity);

        // "Does not fly" would be kept as soon as it were surer than "is a bird", and the other way round.
        Assert.Equal(0.9, (double)report.Claims[1].FlipsAt!.Value, 4);
        Assert.Equal(0.8, (double)report.Claims[0].FlipsAt!.Value, 4);
        Assert.Equal(0.1, (double)Math.Abs(numbers.Sensitivity!.FlipsAt - numbers.Sensitivity.Confidence), 4);
    }

    [Fact]
    public void What_has_nothing_to_do_with_a_claim_changes_none_of_its_numbers()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            RandomDocument document = new(seed);
            ConsistencyReport report = Check(document.Claims());
            ClaimSet larger = new([.. document.Claims().Statements, .. new ClaimSetBuilder()
                .AddClaim(new Predicate("other", 0).Of(), 0.7, id: "other").Build().Statements]);
            ConsistencyReport again = Check(larger);
            Assert.Equal(report.Claims.Length + 1, again.Claims.Length);
            for (int i = 0; i < report.Claims.Length; i++)
            {
                Assert.Equal(report.Claims[i].Margin?.Lower, again.Claims[i].Margin?.Lower);
                Assert.Equal(report.Claims[i].Probability, again.Claims[i].Probability);
                Assert.Equal(report.Claims[i].FlipsAt, again.Claims[i].FlipsAt);
            }
        }
    }

    [Fact]
    public void The_next_question_divides_the_listed_repairs_where_worlds_are_not_counted()
    {
        int asked = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            ConsistencyOptions options = new() { Reading = Reading.Derivable, MaxRepairs = 5 };
            ConsistencyReport report = new ConsistencyChecker(options).Check(new RandomDocument(seed).Claims(), TestContext.Current.CancellationToken);
            if (report.NextQuestion is not { ExpectedGain: { } gain } question)
            {
                continue;
            }

            Assert.False(question.IsExact);
            ClaimVerdict claim = report.Claims.Single(c => c.Statement == question.Statement);
            double total = report.Repairs.Sum(static r => Math.Exp(-(double)r.Cost));
            double changing = report.Repairs.Where(r => r.Changes.Any(c => c.Statement == claim.Statement)).Sum(static r => Math.Exp(-(double)r.Cost));
            if (changing == 0 || changing == total)
            {
                double other = Math.Exp(-(double)(report.Cost!.Value + claim.Margin!.Lower));
                (changing, total) = (other, total + other);
            }

            double p = changing / total;
            Assert.Equal(-(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p)), (double)gain, tolerance: 1e-5);
            asked++;
        }

        Assert.True(asked > 30, $"only {asked}");
    }

    [Theory]
    [InlineData("names")]
    [InlineData("order")]
    [InlineData("again")]
    public void Numbers_do_not_depend_on(string what)
    {
        int compared = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            ClaimSet claims = new RandomDocument(seed).Claims();
            Statement[] statements = what switch
            {
                "names" => [.. claims.Statements.Select(static s => Statement.Create(s.Kind, s.Id, Renamed(s.Formula!), confidence: s.Confidence))],
                "order" => [.. claims.Statements.Reverse()],
                _ => [.. claims.Statements, .. new[] { "one", "two" }.Select(static id => Statement.Create(StatementKind.Claim, id, new Predicate("other", 0).Of(), confidence: 0.8))],
            };
            ConsistencyReport before = Check(claims);
            ConsistencyReport after = Check(new ClaimSet(statements));
            Assert.Equal(before.Cost, after.Cost);
            Dictionary<string, ClaimVerdict> then = after.Claims.ToDictionary(static c => c.Statement.Id);
            foreach (ClaimVerdict claim in before.Claims)
            {
                // Of equal repairs another may be shown first: what goes the other way is then as cheap.
                ClaimVerdict other = then[claim.Statement.Id];
                Assert.Equal((claim.Margin?.Lower, claim.Margin?.Upper, claim.Margin?.IsForced), (other.Margin?.Lower, other.Margin?.Upper, other.Margin?.IsForced));
                Assert.Equal(claim.Probability, other.Probability);
                Assert.True(claim.Outcome == other.Outcome || claim.Margin is { Lower: 0 } || before.Cost is null or 0, $"seed {seed}");
                compared++;
            }
        }

        Assert.True(compared > 300, $"only {compared}");

        static Formula Renamed(Formula formula) => formula switch
        {
            AtomicFormula atom => new Predicate("z" + atom.Predicate.Name, atom.Predicate.Arity).Of([.. atom.Arguments]),
            Negation negation => !Renamed(negation.Operand),
            Conjunction conjunction => Formula.And([.. conjunction.Operands.Select(Renamed)]),
            Disjunction disjunction => Formula.Or([.. disjunction.Operands.Select(Renamed)]),
            Implication implication => Renamed(implication.Antecedent).Implies(Renamed(implication.Consequent)),
            _ => throw new InvalidOperationException(formula.ToString()),
        };
    }

    private static ConsistencyReport Check(ClaimSet claims) => new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);

    // Whether the sentence, not what was asserted of it, is true in the repair.
    private static bool IsTrue(ClaimVerdict claim) => (claim.Outcome == ClaimOutcome.Kept) == (claim.Statement.Confidence >= 0.5);

    // Claims and certain rules about a few propositions, and what each says of a world.
    private sealed class RandomDocument
    {
        private readonly List<(string Id, Formula Formula, Func<int, bool> Holds, double? Confidence)> _statements = [];
        private readonly int _counted;

        public RandomDocument(int seed)
        {
            Random random = new(seed);
            for (int i = random.Next(2, 8); i > 0; i--)
            {
                bool isClaim = random.Next(3) > 0;
                (Formula formula, Func<int, bool> holds, int atoms) = Sentence(random, isClaim && random.Next(3) > 0 ? 1 : 2);
                _statements.Add(($"s{_statements.Count}", formula, holds, isClaim ? Math.Round((random.NextDouble() * 0.98) + 0.01, 2) : null));
                _counted |= isClaim ? atoms : 0;
            }
        }

        /// <summary>The statements, one with another confidence.</summary>
        public ClaimSet Claims(string? changed = null, double confidence = 0) => new(_statements.Select(s => Statement.Create(
            s.Confidence is null ? StatementKind.Rule : StatementKind.Claim, s.Id, s.Formula, confidence: s.Id == changed ? confidence : s.Confidence)));

        /// <summary>The statements, one of them verified.</summary>
        public ClaimSet Claims(string verified, bool isTrue) => new(_statements.Select(s => s.Id == verified
            ? Statement.Create(StatementKind.Fact, s.Id, isTrue ? s.Formula : !s.Formula)
            : Statement.Create(s.Confidence is null ? StatementKind.Rule : StatementKind.Claim, s.Id, s.Formula, confidence: s.Confidence)));

        public (decimal? Other, double Probability) Try(ClaimVerdict claim, IEnumerable<ClaimVerdict> all)
        {
            Dictionary<string, decimal> weights = all.ToDictionary(static c => c.Statement.Id, static c => c.Weight);
            var asked = _statements.Single(s => s.Id == claim.Statement.Id);
            bool isKept = claim.Outcome == ClaimOutcome.Kept;
            decimal? other = null;
            Dictionary<int, (double Weight, bool Holds)> worlds = [];
            for (int world = 0; world < 1 << Atoms; world++)
            {
                if (_statements.Exists(s => s.Confidence is null && !s.Holds(world)))
                {
                    continue;
                }

                decimal cost = _statements.Where(s => s.Confidence is { } c && s.Holds(world) != (c >= 0.5)).Sum(s => weights[s.Id]);
                bool holds = asked.Holds(world);
                if ((holds == (asked.Confidence >= 0.5)) != isKept && !(cost >= other))
                {
                    other = cost;
                }

                worlds[world & _counted] = (Math.Exp(-(double)cost), holds);
            }

            return (other, worlds.Values.Where(static w => w.Holds).Sum(static w => w.Weight) / worlds.Values.Sum(static w => w.Weight));
        }

        private static (Formula Formula, Func<int, bool> Holds, int Atoms) Sentence(Random random, int size)
        {
            if (size == 1)
            {
                int atom = random.Next(Atoms);
                Formula positive = new Predicate($"p{atom}", 0).Of();
                return random.Next(3) > 0
                    ? (positive, world => ((world >> atom) & 1) != 0, 1 << atom)
                    : (!positive, world => ((world >> atom) & 1) == 0, 1 << atom);
            }

            var left = Sentence(random, size - 1);
            var right = Sentence(random, size - 1);
            while ((left.Atoms & right.Atoms) != 0)
            {
                // "p or not p" speaks of nothing.
                right = Sentence(random, size - 1);
            }

            int atoms = left.Atoms | right.Atoms;
            return random.Next(3) switch
            {
                0 => (left.Formula & right.Formula, world => left.Holds(world) && right.Holds(world), atoms),
                1 => (left.Formula | right.Formula, world => left.Holds(world) || right.Holds(world), atoms),
                _ => (left.Formula.Implies(right.Formula), world => !left.Holds(world) || right.Holds(world), atoms),
            };
        }
    }
}
