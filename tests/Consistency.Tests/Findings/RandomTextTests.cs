using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>What a report offers holds for texts that use the whole claim language.</summary>
public class RandomTextTests
{
    private const int Texts = 400;

    // What counts here depends on what else is said: see docs/language.md.
    private static readonly string[] Choices = ["latest wins", "supersedes", "closed"];

    [Fact]
    public void Check_RandomTexts_EveryRepairEndsEverythingAndNothingElseMatters()
    {
        int inconsistent = 0;
        int repairs = 0;
        int unproved = 0;
        int conflicts = 0;
        for (int seed = 50_000; seed < 50_000 + Texts; seed++)
        {
            string text = new RandomTexts(seed).Next();
            ClaimSet claims = new ClaimSetBuilder().AddText(text, cancellationToken: TestContext.Current.CancellationToken).Build();
            Assert.True(claims.IsComplete, $"seed {seed}: {string.Join(' ', claims.Diagnostics)}\n{text}");
            ConsistencyOptions options = Options(seed, claims);
            ConsistencyReport report = Check(claims, options);
            Assert.NotEqual(Verdict.Undecided, report.Verdict);
            if (report.Verdict != Verdict.Inconsistent)
            {
                continue;
            }

            inconsistent++;
            conflicts += report.Violations.Length;
            unproved += options.Reading == Reading.Classical ? report.Violations.Count(static v => v.Steps.IsEmpty) : 0;
            string context = $"seed {seed}, {options.Reading}:\n{text}\n{report.ToText()}";
            foreach (Repair repair in report.Repairs)
            {
                repairs++;
                AssertEndsEverything(repair, claims, options, context);
            }

            AssertNoneHoldsAnother(report, context);
            AssertConflictsStandAlone(report, claims, options, context);
            ConsistencyReport more = Check(claims.Assume("\"has nothing to do\"(\"with it\")", TestContext.Current.CancellationToken), options);
            Assert.True(report.Cost == more.Cost, $"a remark on something else changes {report.Cost} to {more.Cost}; {context}");
            if (!Choices.Any(c => text.Contains(c, StringComparison.Ordinal)))
            {
                AssertSameInAnotherOrder(report, claims, options, new Random(seed), context);
            }
        }

        Assert.True(inconsistent > Texts / 4, $"only {inconsistent} texts contradict themselves");
        Assert.True(repairs > Texts / 4, $"only {repairs} repairs");
        Assert.True(unproved * 50 <= conflicts, $"{unproved} of {conflicts} conflicts have no proof");
    }

    private static ConsistencyOptions Options(int seed, ClaimSet claims)
    {
        Random random = new(seed);
        ConsistencyOptions options = new()
        {
            Reading = seed % 5 == 0 ? Reading.Derivable : Reading.Classical,
            Weights = seed % 3 == 0 ? WeightScheme.Linear : WeightScheme.LogOdds,
            Ambiguity = AmbiguityChoice.First,
        };
        if (random.Next(4) == 0)
        {
            options = options with { LockedIds = [.. claims.Statements.Where(s => s.Kind == StatementKind.Claim && random.Next(5) == 0).Select(static s => s.Id)] };
        }

        return random.Next(4) == 0 && claims.Statements.FirstOrDefault(static s => s.Source is not null)?.Source is { } source
            ? options with { PreferredSources = [source] }
            : options;
    }

    private static void AssertEndsEverything(Repair repair, ClaimSet claims, ConsistencyOptions options, string context)
    {
        string[] changed = [.. repair.Changes.Select(static c => c.Statement.Id)];
        Assert.True(!changed.Any(options.LockedIds.Contains), $"{string.Join(' ', changed)} is locked; {context}");
        ClaimSet rest = claims.Without(changed);
        ConsistencyReport again = Check(rest, Without(options, rest));
        Assert.True(
            again.Verdict is Verdict.Consistent or Verdict.NothingToCheck,
            $"without {string.Join(' ', changed)} it is still {again.Verdict}; {context}\n{again.ToText()}");
    }

    // What another repair manages without is superfluous.
    private static void AssertNoneHoldsAnother(ConsistencyReport report, string context)
    {
        HashSet<string>[] repairs =
        [
            .. report.Repairs.Select(static r => r.Changes.SelectMany(static c => c.Instances.IsEmpty ? [c.Statement.Id] : c.Instances.Select(i => $"{c.Statement.Id} for {i}")).ToHashSet()),
        ];
        for (int i = 0; i < repairs.Length; i++)
        {
            Assert.False(repairs.Where((_, k) => k != i).Any(r => r.IsSubsetOf(repairs[i])), $"repair {i + 1} changes more than another does; {context}");
        }
    }

    private static void AssertConflictsStandAlone(ConsistencyReport report, ClaimSet claims, ConsistencyOptions options, string context)
    {
        foreach (Violation violation in report.Violations.Take(4))
        {
            HashSet<string> ids = [.. violation.Statements.Select(static s => s.Id)];
            if (!ids.All(id => claims.Statements.Any(s => s.Id == id)))
            {
                // It rests on what a declaration comes to for this text.
                continue;
            }

            ClaimSet alone = claims.Without(claims.Statements.Select(static s => s.Id).Where(id => !ids.Contains(id)));
            Assert.True(
                Check(alone, options with { LockedIds = [], PreferredSources = [] }).Verdict == Verdict.Inconsistent,
                $"{string.Join(' ', ids)} do not contradict each other; {context}");
        }
    }

    private static void AssertSameInAnotherOrder(ConsistencyReport report, ClaimSet claims, ConsistencyOptions options, Random random, string context)
    {
        Statement[] shuffled = [.. claims.Statements];
        random.Shuffle(shuffled);
        ConsistencyReport other = Check(new ClaimSet(shuffled, claims.Vocabulary), options);
        Assert.True(Summary(report) == Summary(other), $"{Summary(report)} in another order: {Summary(other)}; {context}");
    }

    private static string Summary(ConsistencyReport report)
    {
        IEnumerable<string> answers = report.Answers.Select(static a => $"{a.Question.Id} {a.Verdict}").Order();
        IEnumerable<string> margins = report.Claims.Select(static c => $"{c.Statement.Id} {c.Margin?.Lower} {c.Margin?.Upper}").Order();
        return $"{report.Cost}; repairs {string.Join(' ', report.Repairs.Select(static r => r.Cost))}; {string.Join(' ', answers)}; {string.Join(' ', margins)}";
    }

    // A source that has nothing left to say cannot be preferred.
    private static ConsistencyOptions Without(ConsistencyOptions options, ClaimSet rest) =>
        options with { PreferredSources = [.. options.PreferredSources.Where(p => rest.Statements.Any(s => s.Source == p))] };

    private static ConsistencyReport Check(ClaimSet claims, ConsistencyOptions options) =>
        new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken);
}
