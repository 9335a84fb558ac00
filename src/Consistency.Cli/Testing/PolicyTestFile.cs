using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Cli.Testing;

/// <summary>A file of tests, before anything is run.</summary>
/// <param name="Name">The name of the file, as it was given.</param>
/// <param name="Uses">The files that it names with <c>use</c>, and where.</param>
/// <param name="Shared">What stands before the first test.</param>
/// <param name="Tests">The tests, in order.</param>
/// <param name="Errors">What is wrong before the first test; then no test of the file is run.</param>
internal sealed record PolicyTestFile(
    string Name, ImmutableArray<(string Path, SourceSpan Place)> Uses, PolicyTestLines Shared, ImmutableArray<PolicyTest> Tests, ImmutableArray<Diagnostic> Errors);
