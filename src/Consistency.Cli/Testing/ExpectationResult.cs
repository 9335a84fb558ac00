using Consistency.Findings;

namespace Consistency.Cli.Testing;

/// <summary>What came of one thing that a test expects.</summary>
/// <param name="Expectation">What is expected.</param>
/// <param name="Outcome">Whether it came out.</param>
/// <param name="Came">What came instead, or that it was not found out; empty where it came out.</param>
/// <param name="Answer">The answer, where one is expected.</param>
internal sealed record ExpectationResult(Expectation Expectation, TestOutcome Outcome, string Came, Answer? Answer = null);
