namespace Consistency.Cli.Batch;

/// <summary>What came of one document, for the summary and the exit code.</summary>
internal enum BatchOutcome
{
    /// <summary>Consistent, and all of it was read.</summary>
    Consistent,

    /// <summary>There are conflicts.</summary>
    Inconsistent,

    /// <summary>It could not be decided, there was nothing to check, or something in it could not be read.</summary>
    Undecided,

    /// <summary>The line is no document.</summary>
    Error,
}
