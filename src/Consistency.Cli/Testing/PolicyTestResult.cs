using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli.Testing;

/// <summary>What came of a test.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Test">The test.</param>
/// <param name="Claims">All its statements.</param>
/// <param name="Report">What the check found; null when the test could not be run.</param>
/// <param name="Expectations">What came of each thing it expects; empty when it could not be run.</param>
/// <param name="Errors">Why it could not be run.</param>
internal sealed record PolicyTestResult(
    string File,
    PolicyTest Test,
    ClaimSet Claims,
    ConsistencyReport? Report,
    ImmutableArray<ExpectationResult> Expectations,
    ImmutableArray<Diagnostic> Errors)
{
    /// <summary>Gets whether everything came out; a test that was not run, or expects nothing, has not passed.</summary>
    public TestOutcome Outcome =>
        Report is null || Expectations.IsEmpty ? TestOutcome.Undecided
        : Expectations.Any(static e => e.Outcome == TestOutcome.Failed) ? TestOutcome.Failed
        : Expectations.Any(static e => e.Outcome == TestOutcome.Undecided) ? TestOutcome.Undecided
        : TestOutcome.Passed;

    /// <summary>
    /// Gets the statements that the outcome rests on: those of every conflict that was found, and the premises of every answer that
    /// was expected. Empty unless the test passed, since what came out otherwise was not meant.
    /// </summary>
    public IEnumerable<Statement> Exercised => Outcome != TestOutcome.Passed
        ? []
        : Report!.Violations.SelectMany(static v => v.Statements)
            .Concat(Expectations.SelectMany(static e => e.Answer?.Proofs ?? []).SelectMany(static p => p.Premises));
}
