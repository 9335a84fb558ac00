namespace Consistency.Cli.Testing;

/// <summary>What came of a test, or of one thing that it expects.</summary>
internal enum TestOutcome
{
    /// <summary>What is expected came out.</summary>
    Passed,

    /// <summary>Something else came out.</summary>
    Failed,

    /// <summary>It was not found out: something could not be read, or a limit was hit.</summary>
    Undecided,
}
