namespace Consistency.Claims;

/// <summary>The laws that a relation between two things can be declared to obey.</summary>
[Flags]
public enum RelationProperties
{
    /// <summary>No law.</summary>
    None = 0,

    /// <summary>r(a, b) and r(b, c) give r(a, c).</summary>
    Transitive = 1,

    /// <summary>r(a, b) gives r(b, a).</summary>
    Symmetric = 2,

    /// <summary>r(a, b) excludes r(b, a), and so r(a, a).</summary>
    Asymmetric = 4,

    /// <summary>r(a, a) never holds.</summary>
    Irreflexive = 8,

    /// <summary>r(a, b) excludes r(a, c) for every other c.</summary>
    Functional = 16,
}
