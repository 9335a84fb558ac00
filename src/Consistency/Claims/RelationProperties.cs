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

    /// <summary>What is not stated of the relation is false; it is read of every predicate of that name.</summary>
    Closed = 32,

    /// <summary>Of claims about one thing that name different times, the latest also holds now, and ends what held before.</summary>
    LatestWins = 64,

    /// <summary>A later statement takes the place of an earlier one about the same thing that it contradicts.</summary>
    Supersedes = 128,
}
