namespace Consistency.Findings;

/// <summary>What a conflict needs.</summary>
/// <remarks>
/// All kinds that apply are listed with a violation; the first in the order below is its primary kind.
/// <see cref="Transitivity"/>: a declaration that a relation is transitive, asymmetric or irreflexive.
/// <see cref="Exclusion"/>: a declaration that things exclude one another or that a relation has one value.
/// <see cref="Equivalence"/>: an "if and only if", or a declaration of an inverse.
/// <see cref="Factual"/>: a fact. <see cref="Implication"/>: a conditional or general statement, or a declaration of
/// symmetry. <see cref="Negation"/>: none of these; some statements deny what others say.
/// </remarks>
public enum ViolationKind
{
    /// <summary>An order is broken.</summary>
    Transitivity,

    /// <summary>Two things that exclude each other are both said.</summary>
    Exclusion,

    /// <summary>Two things that go together are said apart.</summary>
    Equivalence,

    /// <summary>Something that is known is denied.</summary>
    Factual,

    /// <summary>A conclusion is denied whose conditions are said.</summary>
    Implication,

    /// <summary>Something is both said and denied.</summary>
    Negation,
}
