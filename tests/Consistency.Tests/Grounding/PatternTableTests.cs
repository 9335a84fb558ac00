using System.Globalization;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Tests.Findings;

namespace Consistency.Tests.Grounding;

public class PatternTableTests
{
    [Theory]
    [InlineData(Reading.Classical)]
    [InlineData(Reading.Derivable)]
    public void Ground_WithRulesOfOtherClaimSets_GivesTheSameClauses(Reading reading)
    {
        // Few predicates and names, so that rules come back with others around them.
        ConsistencyOptions options = new() { Reading = reading };
        ConsistencyOptions keeping = options with { Patterns = new PatternTable() };
        for (int i = 0; i < 300; i++)
        {
            ClaimSet claims = new RandomClaims(i).Next(constants: 1 + (i % 3), statements: 6, quantifiers: i % 2 == 0);

            Assert.Equal(Written(claims, options), Written(claims, keeping));
            Assert.Equal(Written(claims, options), Written(claims, keeping));
        }
    }

    private static string Written(ClaimSet claims, ConsistencyOptions options)
    {
        GroundProgram program = Grounder.Ground(claims, options, TestContext.Current.CancellationToken);
        return string.Join('\n', Enumerable.Range(0, program.ClauseCount).Select(c => $"{program.Group(program.GroupOf(c))}: {string.Join(' ', program.Clause(c).ToArray())}"))
            + string.Concat(Enumerable.Range(1, program.Atoms.Count).Select(a => $"\n{a.ToString(CultureInfo.InvariantCulture)} = {program.Atoms.Describe(a)}"));
    }
}
