namespace Consistency.Claims;

/// <summary>A stretch of text: where a statement or a mistake stands.</summary>
/// <remarks>
/// Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive (the column after the last
/// character). The default value is "nowhere": a statement that was built in code.
/// </remarks>
/// <param name="File">The name of the file, as the caller gave it; null for text without one.</param>
/// <param name="Start">The offset of the first character in UTF-16 code units, from 0.</param>
/// <param name="Length">The number of UTF-16 code units.</param>
/// <param name="Line">The line of the first character.</param>
/// <param name="Column">The column of the first character.</param>
/// <param name="EndLine">The line on which the stretch ends.</param>
/// <param name="EndColumn">The column after its last character.</param>
public readonly record struct SourceSpan(
    string? File, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>Gets a value indicating whether this is no place in any text.</summary>
    public bool IsNone => Line == 0;

    /// <summary>Gives the place as compilers print it, <c>file:line:column</c>; without a file <c>line:column</c>.</summary>
    /// <returns>The text; empty when there is no place.</returns>
    public override string ToString() =>
        IsNone ? string.Empty : File is null ? $"{Line}:{Column}" : $"{File}:{Line}:{Column}";
}
