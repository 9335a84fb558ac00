namespace Consistency.Claims;

/// <summary>What part a statement plays in a check.</summary>
public enum StatementKind
{
    /// <summary>Somebody said it: it may be given up, at the price of its weight.</summary>
    Claim,

    /// <summary>It is known: it is never given up, unless it carries a confidence.</summary>
    Fact,

    /// <summary>It holds in general: it is never given up, unless it carries a confidence, which weighs each instance.</summary>
    Rule,

    /// <summary>It says how a relation behaves, or what excludes what: it is never given up.</summary>
    Declaration,

    /// <summary>It is to be answered and asserts nothing.</summary>
    Question,
}
