namespace Consistency.Language;

/// <summary>The ambiguities that the grammar of English has here.</summary>
internal enum AmbiguityKind
{
    /// <summary>"is not red and big": "not" for the next word, or for all.</summary>
    NegatedList,

    /// <summary>"A or B and C": "and" binds first, or "or" does.</summary>
    MixedConnectives,

    /// <summary>"every bird is not red": none is, or not every one is.</summary>
    DeniedUniversal,

    /// <summary>"likes someone who is kind and is nice": what follows "and" is said of someone, or of who likes.</summary>
    RelativeClause,

    /// <summary>"Alice and Bob are married": each, or to one another.</summary>
    Together,

    /// <summary>"If Alice likes Bob then she …": the first one, or the second one.</summary>
    Pronoun,
}
