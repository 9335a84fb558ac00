namespace Consistency.Grounding;

/// <summary>The law of a declaration that a clause applies.</summary>
internal enum Law
{
    /// <summary>The clause does not come from a declaration.</summary>
    None,

    /// <summary>r(a, b) and r(b, c) give r(a, c).</summary>
    Transitive,

    /// <summary>r(a, b) gives r(b, a).</summary>
    Symmetric,

    /// <summary>r(a, b) excludes r(b, a).</summary>
    Asymmetric,

    /// <summary>r(a, a) never holds.</summary>
    Irreflexive,

    /// <summary>r(a, b) excludes r(a, c).</summary>
    Functional,

    /// <summary>r(a, b) holds exactly when s(b, a) does.</summary>
    Inverse,

    /// <summary>At most one of some atoms holds.</summary>
    Exclusive,
}
