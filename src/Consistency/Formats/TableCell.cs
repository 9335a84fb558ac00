namespace Consistency.Formats;

/// <summary>One cell of a table: its text without quotation marks and white space around it, and where it stands.</summary>
internal readonly record struct TableCell(string Text, int Start, int Length);
