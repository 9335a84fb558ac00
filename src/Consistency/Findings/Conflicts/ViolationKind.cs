namespace Consistency.Findings;

/// <summary>What a conflict needs.</summary>
/// <remarks>
/// <para>
/// The steps of the proof decide, with the parts of formulas that they use; where no proof was found, the forms of the statements.
/// All kinds that apply are listed with a violation; the first in the order below is its primary kind.
/// <see cref="Transitivity"/>: a step by transitivity, asymmetry or irreflexivity. <see cref="Exclusion"/>: a declared exclusion, a
/// relation with one value, "not both", or "but not both" where both are said. <see cref="Cardinality"/>: a formula that counts.
/// <see cref="Equivalence"/>: an "if and only if", or an inverse. <see cref="Factual"/>: a fact among the statements.
/// <see cref="Implication"/>: a conditional, a general statement, an alternative ("or") or a symmetric relation.
/// <see cref="Negation"/>: none of these but perhaps <see cref="Factual"/>; one statement denies what another says.
/// </para>
/// </remarks>
public enum ViolationKind
{
    /// <summary>An order is broken.</summary>
    Transitivity,

    /// <summary>Two things that exclude each other are both said.</summary>
    Exclusion,

    /// <summary>More or fewer of some things are said to hold than can.</summary>
    Cardinality,

    /// <summary>Two things that go together are said apart.</summary>
    Equivalence,

    /// <summary>Something that is known is denied.</summary>
    Factual,

    /// <summary>A conclusion is denied whose conditions are said.</summary>
    Implication,

    /// <summary>Something is both said and denied.</summary>
    Negation,
}
