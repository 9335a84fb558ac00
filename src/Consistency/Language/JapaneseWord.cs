namespace Consistency.Language;

/// <summary>The kinds of Japanese words that can end a clause, as far as endings tell them apart.</summary>
internal enum JapaneseWord
{
    /// <summary>A word without an ending: 鳥 in 「鳥かつ猫である」.</summary>
    Bare,

    /// <summary>A noun with である, です, ではない and the like.</summary>
    Noun,

    /// <summary>A word that ends in い and has です behind it: it can be an adjective of either kind.</summary>
    Polite,

    /// <summary>An adjective that ends in い.</summary>
    Adjective,

    /// <summary>A verb.</summary>
    Verb,
}
