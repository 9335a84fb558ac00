using Consistency.Claims;
using Consistency.Findings.Rules;
using Consistency.Logic;

namespace Consistency.Tests.Findings.Rules;

/// <summary>Reviews of small random rule sets against a decision by going through all worlds.</summary>
public class RulePropertyTests
{
    private static readonly Term X = Term.Variable("x");
    private static readonly Term Y = Term.Variable("y");
    private static readonly Predicate[] Unary = [new("p", 1), new("q", 1), new("u", 1), new("v", 1)];
    private static readonly Predicate Relation = new("r", 2);
    private static readonly Predicate Proposition = new("s", 0);

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(4, 2, true)]
    public void ReviewRules_RandomRules_AgreesWithAllWorlds(int seed, int variables, bool anyForm)
    {
        Dictionary<RuleFindingKind, int> met = [];
        for (int i = 0; i < 600; i++)
        {
            Random random = new((seed * 100_000) + i);
            Statement[] rules = [.. Enumerable.Range(1, 3 + (i % 4)).Select(n => Rule(random, $"r{n}", variables, anyForm))];
            RuleReview review = new ConsistencyChecker().ReviewRules(new ClaimSet(rules), TestContext.Current.CancellationToken);
            try
            {
                AssertAgrees(rules, review, variables);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"instance {i}: {e.Message}\n{string.Join('\n', rules.Select(static r => $"[{r.Id}] {r}"))}\n{review.ToText()}");
            }

            foreach (RuleFindingKind kind in review.Findings.Select(static f => f.Kind).Distinct())
            {
                met[kind] = met.GetValueOrDefault(kind) + 1;
            }
        }

        foreach (RuleFindingKind kind in new[] { RuleFindingKind.Contradictory, RuleFindingKind.Impossible, RuleFindingKind.Redundant, RuleFindingKind.Duplicate })
        {
            Assert.True(met.GetValueOrDefault(kind) >= 3, $"{kind} was met {met.GetValueOrDefault(kind)} times only");
        }
    }

    [Fact]
    public void ReviewRules_RandomConditionals_FindsExactlyThePairsThatClash()
    {
        int clashes = 0;
        for (int i = 0; i < 1500; i++)
        {
            Random random = new(i);
            (RuleLiteral[] If, RuleLiteral Then)[] drawn = [.. Enumerable.Range(0, 3 + (i % 3)).Select(_ => Conditional(random))];
            Statement[] rules = [.. drawn.Select((d, n) => Statement.Create(
                StatementKind.Rule, $"r{n}", Formula.ForAll("x", Formula.And(d.If.Select(Of)).Implies(Of(d.Then)))))];
            RuleReview review = new ConsistencyChecker().ReviewRules(new ClaimSet(rules), TestContext.Current.CancellationToken);
            if (review.Findings.Any(static f => f.Kind is RuleFindingKind.Duplicate or RuleFindingKind.Redundant or RuleFindingKind.Vacuous or RuleFindingKind.Contradictory))
            {
                continue;
            }

            FiniteWorld world = new([Term.Constant("a")], Unary);
            Dictionary<Term, Term> a = new() { [X] = Term.Constant("a") };
            bool Possible(IEnumerable<int> kept, IEnumerable<RuleLiteral> literals) => Enumerable.Range(0, world.WorldCount).Any(w =>
                kept.All(k => world.Holds(rules[k].Formula!, w)) && literals.All(l => world.Holds(Of(l.With(a)), w)));
            List<string> expected = [];
            for (int one = 0; one < drawn.Length; one++)
            {
                for (int two = one + 1; two < drawn.Length; two++)
                {
                    RuleLiteral[] condition = [.. drawn[one].If.Concat(drawn[two].If).Distinct()];
                    bool opposite = drawn[one].Then.Atom == drawn[two].Then.Atom && drawn[one].Then.Holds != drawn[two].Then.Holds;
                    bool needsImpossible = condition.Any(l => l.Holds && !Possible(Enumerable.Range(0, rules.Length), [l]));
                    if (opposite && !needsImpossible && Possible(Enumerable.Range(0, rules.Length).Where(k => k != one && k != two), condition))
                    {
                        expected.Add($"r{one} r{two}");
                    }
                }
            }

            string[] actual = [.. review.Findings.Where(static f => f.Kind == RuleFindingKind.Clash).Select(static f => string.Join(' ', f.Statements.Select(static s => s.Id)))];
            Assert.True(expected.Order().SequenceEqual(actual.Distinct().Order()),
                $"{string.Join('\n', rules.Select(static r => $"[{r.Id}] {r}"))}\nexpected {string.Join(", ", expected)}, found {string.Join(", ", actual)}");
            clashes += actual.Length;
        }

        Assert.True(clashes > 100, $"{clashes} clashes only");
    }

    private static void AssertAgrees(Statement[] rules, RuleReview review, int variables)
    {
        Assert.True(review.IsComplete);
        Term[] domain = [.. new[] { "a", "b" }.Take(variables).Select(Term.Constant)];
        Predicate[] predicates = [.. Unary.Take(variables == 1 ? 4 : 2), Proposition, .. variables == 1 ? Array.Empty<Predicate>() : [Relation]];
        FiniteWorld world = new(domain, predicates);
        bool[][] holds = [.. rules.Select(r => Enumerable.Range(0, world.WorldCount).Select(w => world.Holds(r.Formula!, w)).ToArray())];
        int NumberOf(Statement rule) => Array.IndexOf(rules, rule);
        bool CanHold(IEnumerable<int> kept, Func<int, bool>? also = null) =>
            Enumerable.Range(0, world.WorldCount).Any(w => kept.All(k => holds[k][w]) && also?.Invoke(w) != false);
        int[] all = [.. Enumerable.Range(0, rules.Length)];
        RuleFinding[] Of(RuleFindingKind kind) => [.. review.Findings.Where(f => f.Kind == kind)];

        Assert.Equal(!CanHold(all), Of(RuleFindingKind.Contradictory).Length > 0);
        foreach (RuleFinding finding in Of(RuleFindingKind.Contradictory))
        {
            int[] members = [.. finding.Statements.Select(NumberOf)];
            Assert.False(CanHold(members));
            Assert.All(members, m => Assert.True(CanHold(members.Where(k => k != m))));
        }

        if (!CanHold(all))
        {
            return;
        }

        bool SomethingIs(Predicate predicate, int w) => Tuples(domain, predicate.Arity).Any(t => world.Holds(predicate.Of(t), w));
        int impossible = predicates.Where(p => rules.Any(r => NameReview.PredicatesOf(r).Contains(p))).Count(p => !CanHold(all, w => SomethingIs(p, w)));
        Assert.Equal(impossible, Of(RuleFindingKind.Impossible).Length);

        // Superfluous rules can go all at once, and nothing more can.
        int[] superfluous = [.. review.Findings.Where(static f => f.Kind is RuleFindingKind.Redundant or RuleFindingKind.Duplicate || (f.Kind == RuleFindingKind.Vacuous && f.Statements.Length == 1 && f.Message.StartsWith("This", StringComparison.Ordinal)))
            .Select(f => NumberOf(f.Statements[0]))];
        int[] rest = [.. all.Except(superfluous)];
        foreach (int rule in superfluous)
        {
            Assert.False(CanHold(rest, w => !holds[rule][w]), $"{rules[rule].Id} does not follow from the rest");
        }

        foreach (RuleFinding finding in Of(RuleFindingKind.Redundant))
        {
            int rule = NumberOf(finding.Statements[0]);
            Assert.False(CanHold(finding.Statements.Skip(1).Select(NumberOf), w => !holds[rule][w]), "the reasons do not suffice");
        }

        if (impossible == 0 && Of(RuleFindingKind.Vacuous).All(static f => f.Statements.Length == 1))
        {
            Assert.All(rest, rule => Assert.True(CanHold(rest.Where(k => k != rule), w => !holds[rule][w]), $"{rules[rule].Id} is superfluous too"));
        }
    }

    private static IEnumerable<Term[]> Tuples(Term[] domain, int length) =>
        length == 0 ? [[]] : Tuples(domain, length - 1).SelectMany(_ => domain, static (t, last) => t.Append(last).ToArray());

    private static Statement Rule(Random random, string id, int variables, bool anyForm)
    {
        Formula body = anyForm && random.Next(2) == 0
            ? Any(random, 2, variables)
            : Formula.And(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Literal(random, variables))).Implies(Literal(random, variables));
        Term[] free = [.. FreeVariables.AllOf(body)];
        return Statement.Create(StatementKind.Rule, id, free.Length == 0 ? body : new UniversalQuantification([.. free], body));
    }

    private static Formula Any(Random random, int depth, int variables)
    {
        Formula Part() => depth == 0 ? Literal(random, variables) : Any(random, depth - 1, variables);
        return random.Next(6) switch
        {
            0 => Part() & Part(),
            1 => Part() | Part(),
            2 => Part() ^ Part(),
            3 => Part().IfAndOnlyIf(Part()),
            4 => Part().Implies(Part()),
            _ => Literal(random, variables),
        };
    }

    private static Formula Literal(Random random, int variables)
    {
        Term Argument() => variables == 1 || random.Next(2) == 0 ? X : Y;
        Formula atom = variables == 2 && random.Next(2) == 0 ? Relation.Of(Argument(), Argument())
            : random.Next(6) == 0 ? Proposition.Of()
            : Unary[random.Next(variables == 1 ? 4 : 2)].Of(Argument());
        return random.Next(3) == 0 ? !atom : atom;
    }

    private static (RuleLiteral[] If, RuleLiteral Then) Conditional(Random random)
    {
        Predicate[] shuffled = [.. Unary.OrderBy(_ => random.Next())];
        RuleLiteral Next(int place) => new(shuffled[place].Of(X), random.Next(3) != 0);
        return ([.. Enumerable.Range(0, random.Next(1, 3)).Select(Next)], Next(3));
    }

    private static Formula Of(RuleLiteral literal) => literal.Holds ? literal.Atom : !literal.Atom;
}
