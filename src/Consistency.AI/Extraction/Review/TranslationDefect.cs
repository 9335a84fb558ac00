namespace Consistency.AI.Extraction.Review;

/// <summary>In what a translation differs from its sentence.</summary>
internal enum TranslationDefect
{
    /// <summary>Nothing was written for the sentence.</summary>
    Dropped,

    /// <summary>The sentence denies what the translation asserts, or the other way round.</summary>
    Polarity,

    /// <summary>The translation speaks of something that the sentence does not mention.</summary>
    Added,

    /// <summary>The sentence speaks of something that the translation leaves out.</summary>
    LeftOut,

    /// <summary>The sentence is about everything and the translation about one thing, or the other way round.</summary>
    Quantifier,

    /// <summary>Who does it to whom, or what follows from what, is the wrong way round.</summary>
    Direction,

    /// <summary>A variable is bound by nothing.</summary>
    FreeVariable,
}
