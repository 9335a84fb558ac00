namespace Consistency.Language;

/// <summary>A statement cannot be read; caught where the next statement begins, and reported as a diagnostic.</summary>
internal sealed class LanguageProblem(string id, string message, string? hint, int start, int length) : Exception(message)
{
    /// <summary>The id of the diagnostic.</summary>
    public string Id { get; } = id;

    /// <summary>How to mend it.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The offset in the text.</summary>
    public int Start { get; } = start;

    /// <summary>The length of what is wrong.</summary>
    public int Length { get; } = length;
}
