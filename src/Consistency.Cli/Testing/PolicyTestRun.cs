using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Cli.Testing;

/// <summary>What came of all tests of all files.</summary>
/// <param name="Errors">What is wrong with files as a whole: then none of their tests was run.</param>
/// <param name="Results">What came of each test, in order.</param>
/// <param name="Coverage">Which rules are exercised; null when only some of the tests were run.</param>
internal sealed record PolicyTestRun(ImmutableArray<Diagnostic> Errors, ImmutableArray<PolicyTestResult> Results, RuleCoverage? Coverage)
{
    /// <summary>Tells how many tests came out so.</summary>
    public int Count(TestOutcome outcome) => Results.Count(r => r.Outcome == outcome);
}
