namespace Consistency.Language;

/// <summary>How the words of a scale are made.</summary>
internal enum ScaleForm
{
    /// <summary>older, oldest.</summary>
    Ending,

    /// <summary>more expensive, most expensive, and less and least.</summary>
    More,

    /// <summary>to the left of, leftmost, second from the left.</summary>
    Side,

    /// <summary>finished above, finished first.</summary>
    Race,
}
