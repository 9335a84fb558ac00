namespace Consistency.Rendering;

/// <summary>What a stretch of text is, so that a terminal can colour it.</summary>
internal enum TextStyle
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>Bad news.</summary>
    Bad,

    /// <summary>What has to be looked at.</summary>
    Warning,

    /// <summary>The head of a section.</summary>
    Heading,

    /// <summary>What can be skipped: places, ids, notes.</summary>
    Muted,
}
