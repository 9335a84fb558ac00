using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Cli.Testing;

/// <summary>One test of a file: statements, and what must come of them.</summary>
/// <param name="Name">Its name, unlike that of every other test of the file.</param>
/// <param name="Place">Its head.</param>
/// <param name="Lines">What stands before the first test, the statements of this one, and what its expectations ask, as questions.</param>
/// <param name="Expectations">What it expects, in order; at least one unless there are errors.</param>
/// <param name="Errors">What is wrong with it; such a test is not run.</param>
internal sealed record PolicyTest(
    string Name, SourceSpan Place, PolicyTestLines Lines, ImmutableArray<Expectation> Expectations, ImmutableArray<Diagnostic> Errors);
