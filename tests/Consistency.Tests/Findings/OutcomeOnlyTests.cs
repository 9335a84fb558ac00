using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

public class OutcomeOnlyTests
{
    [Theory]
    [InlineData(Reading.Classical)]
    [InlineData(Reading.Derivable)]
    public void Check_OutcomeOnly_GivesTheOutcomeOfTheWholeCheck(Reading reading)
    {
        ConsistencyOptions whole = new() { Reading = reading, ComputeNumbers = false };
        int conflicts = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            ClaimSet claims = new RandomClaims(seed).Next(constants: 2, statements: 8, quantifiers: false);

            ConsistencyReport expected = new ConsistencyChecker(whole).Check(claims, TestContext.Current.CancellationToken);
            ConsistencyReport actual = new ConsistencyChecker(whole with { OutcomeOnly = true }).Check(claims, TestContext.Current.CancellationToken);

            Assert.Equal(Outcome(expected), Outcome(actual));
            conflicts += expected.Violations.Length;
        }

        Assert.True(conflicts > 40, $"only {conflicts} conflicts");
    }

    private static string Outcome(ConsistencyReport report) => string.Join('\n', (string[])
    [
        $"{report.Verdict} {report.IsComplete} {report.Optimum} {report.LowerBound} {report.UpperBound} {report.HasMoreViolations} {report.UnlistedViolations}",
        .. report.Violations.Select(static v => $"{string.Join(' ', v.Kinds)}: {string.Join(' ', v.Statements.Select(static s => s.Id))} {v.IsMinimal}"),
        .. (report.Repair?.Changes ?? []).Select(static c => $"{c.Statement.Id} {c.Change} {c.Weight}"),
        .. report.Answers.Select(static a => $"{a.Question.Id} {a.Verdict}"),
        .. report.Claims.Select(static c => $"{c.Statement.Id} {c.Outcome} {c.Weight}"),
        .. report.Diagnostics.Select(static d => $"{d}"),
    ]);
}
