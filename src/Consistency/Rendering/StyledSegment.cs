namespace Consistency.Rendering;

/// <summary>A stretch of text of one style.</summary>
/// <param name="Text">The text, as it is; it may come from users.</param>
/// <param name="Style">What it is.</param>
internal readonly record struct StyledSegment(string Text, TextStyle Style);
