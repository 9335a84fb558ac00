namespace Consistency.Findings;

/// <summary>How a step of a proof follows from its premises.</summary>
public enum Inference
{
    /// <summary>A statement says it outright.</summary>
    Stated,

    /// <summary>A statement says it as one of several things that all hold.</summary>
    Conjunction,

    /// <summary>A statement says it of everything, so it holds of this one.</summary>
    Instantiation,

    /// <summary>A statement says it of something without a name, which is given one: "let X be what it speaks of".</summary>
    Witness,

    /// <summary>It is supposed: in one case of a distinction, or to see that the opposite cannot be.</summary>
    Supposition,

    /// <summary>The conditions of a rule hold, so its conclusion does. A rule with variables is instantiated in the same step.</summary>
    ModusPonens,

    /// <summary>The conclusion of a rule fails, so its conditions do not all hold (contraposition).</summary>
    ModusTollens,

    /// <summary>All other alternatives fail, so the last one holds.</summary>
    DisjunctiveSyllogism,

    /// <summary>Things exclude each other and one holds, so the other does not.</summary>
    Exclusion,

    /// <summary>Two sides of an "if and only if" hold or fail together.</summary>
    Equivalence,

    /// <summary>So many of some things hold, at least or at most.</summary>
    Counting,

    /// <summary>A chain of a transitive relation holds from its start to its end; a long chain is one step.</summary>
    Transitivity,

    /// <summary>A symmetric relation holds both ways.</summary>
    Symmetry,

    /// <summary>An asymmetric relation holds one way only.</summary>
    Asymmetry,

    /// <summary>Nothing stands in an irreflexive relation to itself.</summary>
    Irreflexivity,

    /// <summary>A relation holds one way exactly when its inverse holds the other way.</summary>
    Inverse,

    /// <summary>A functional relation has one value only.</summary>
    FunctionalValue,

    /// <summary>Any other consequence of one statement.</summary>
    Consequence,

    /// <summary>One of several cases holds; each is followed up by itself.</summary>
    CaseSplit,

    /// <summary>Something is both said and denied.</summary>
    Contradiction,
}
