namespace Consistency.Cli;

/// <summary>The exit codes of every command but <c>solve</c>, which has those of the MaxSAT Evaluation.</summary>
internal static class ExitCodes
{
    /// <summary>Consistent, and every statement was read.</summary>
    public const int Consistent = 0;

    /// <summary>There are conflicts.</summary>
    public const int Violations = 1;

    /// <summary>It could not be decided, there was nothing to check, or something could not be read.</summary>
    public const int Undecided = 2;

    /// <summary>The command line is wrong, or a file cannot be read or written.</summary>
    public const int Usage = 3;
}
