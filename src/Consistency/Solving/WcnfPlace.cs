namespace Consistency.Solving;

/// <summary>A stretch of a WCNF text, which may be unpacked: offsets in bytes, lines and columns from 1.</summary>
internal readonly record struct WcnfPlace(long Start, long End, long Line, long Column, long EndLine, long EndColumn);
