using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Grounding;

public class WideDisjunctionTests
{
    // Joined one by one, its alternatives took the square of their number, and no timeout was looked at.
    [Theory]
    [InlineData(Reading.Classical)]
    [InlineData(Reading.Derivable)]
    public void Check_HundredThousandAlternatives_IsDecidedWithinTheTimeout(Reading reading)
    {
        ClaimSetBuilder builder = new();
        builder.AddFact(Formula.Or(Enumerable.Range(1, 100_000).Select(static i => (Formula)new Predicate(FormattableString.Invariant($"p{i}"), 0).Of())));
        builder.AddFact(!new Predicate("p1", 0).Of());

        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Timeout = TimeSpan.FromSeconds(20), Reading = reading })
            .Check(builder.Build(), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Consistent, report.Verdict);
    }

    // Read forwards, an alternative follows when all others are denied; wide ones are put together half by half, which must come to the same.
    [Fact]
    public void Check_WideAlternativesReadForwards_GiveTheOneThatIsLeft()
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = Reading.Derivable, ComputeNumbers = false });
        Term a = Term.Constant("a");
        for (int seed = 0; seed < 120; seed++)
        {
            Random random = new(seed);
            int width = random.Next(7, 14);
            bool isGeneral = random.Next(2) == 0;
            Predicate[] predicates = [.. Enumerable.Range(0, width).Select(static i => new Predicate(FormattableString.Invariant($"p{i}"), 1))];

            // An alternative is an atom, a denial, or two atoms together.
            int[] kinds = [.. Enumerable.Range(0, width).Select(_ => random.Next(4))];
            Predicate also = new("also", 1);
            Formula Alternative(int i, Term x) => kinds[i] switch { 0 => !predicates[i].Of(x), 1 => predicates[i].Of(x) & also.Of(x), _ => predicates[i].Of(x) };
            Formula Denial(int i) => kinds[i] == 0 ? predicates[i].Of(a) : !predicates[i].Of(a);
            Term variable = Term.Variable("x");
            ClaimSetBuilder builder = new();
            builder.AddFact(isGeneral
                ? new Consistency.Logic.UniversalQuantification([variable], Formula.Or(Enumerable.Range(0, width).Select(i => Alternative(i, variable))))
                : Formula.Or(Enumerable.Range(0, width).Select(i => Alternative(i, a))));
            bool[] isDenied = [.. Enumerable.Range(0, width).Select(i => random.Next(12) != 0)];
            for (int i = 0; i < width; i++)
            {
                if (isDenied[i])
                {
                    builder.AddFact(Denial(i));
                }

                builder.AddQuestion(kinds[i] == 0 ? !predicates[i].Of(a) : predicates[i].Of(a));
            }

            ConsistencyReport report = checker.Check(builder.Build(), TestContext.Current.CancellationToken);

            int open = isDenied.Count(static d => !d);
            Assert.Equal(open == 0 ? Verdict.Inconsistent : Verdict.Consistent, report.Verdict);
            for (int i = 0; i < width; i++)
            {
                AnswerVerdict expected = open == 0 ? AnswerVerdict.Both : isDenied[i] ? AnswerVerdict.False : open == 1 ? AnswerVerdict.True : AnswerVerdict.Unknown;
                Assert.True(report.Answers[i].Verdict == expected, $"seed {seed}, alternative {i}: {report.Answers[i].Verdict} instead of {expected}");
            }
        }
    }
}
