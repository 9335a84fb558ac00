namespace Consistency.Solving.Certificates;

/// <summary>What a step of a lower-bound proof does, and so what its literals and its number mean.</summary>
public enum ProofStepKind
{
    /// <summary>States a clause that follows from the clauses so far by reverse unit propagation.</summary>
    Derived,

    /// <summary>States a clause of a lazy constraint.</summary>
    Lazy,

    /// <summary>Charges a core: a clause that follows by reverse unit propagation and whose literals are negations of priced
    /// ones; the number is the weight that is taken from each of them and added to the bound.</summary>
    Core,

    /// <summary>Defines a counter of one literal: the only literal of the step.</summary>
    Leaf,

    /// <summary>Defines a counter of what two earlier counters count: their numbers stand in place of literals.</summary>
    Sum,

    /// <summary>Introduces the next variable: true exactly when a counter (given in place of a literal) counts at least the number.</summary>
    Output,

    /// <summary>Says that a counter (given in place of a literal) counts the literals of an earlier core (the number): each
    /// true one after the first costs the weight of the core again, so its outputs from 2 on are priced.</summary>
    Attach,

    /// <summary>States a priced literal alone, since falsifying it would cost, with the bound reached so far, at least what the part claims.</summary>
    Harden,

    /// <summary>States, as the only step, an order of all variables in which eliminating them, one after the other, gives the bound.
    /// With a number, tables of more variables than that are divided, which may give less, and the rest is decided by cases.</summary>
    Eliminate,

    /// <summary>Takes a hard clause of one or two literals, the number times, into the rewriting that the next
    /// <see cref="Rewrite"/> step states.</summary>
    Multiply,

    /// <summary>Prices a clause of one or two literals at the number, in the rewriting that the next <see cref="Rewrite"/> step
    /// states.</summary>
    Term,

    /// <summary>Like <see cref="Term"/>, but the price is left out of the objective from here on: it is never negative.</summary>
    Slack,

    /// <summary>States, before any core, that twice the weight of the falsified soft clauses of at most two literals, plus the
    /// multiplied hard clauses, is the number plus the price of the falsified terms, whatever the assignment; where
    /// <see cref="Derived"/> steps stand before the rewriting, whatever the assignment that makes the literals true that follow
    /// from them and from the hard clauses by unit propagation. From here on everything is counted twice.</summary>
    Rewrite,

    /// <summary>Says, as the first step, how many fractions (the number) a unit of price has: from here on everything is counted in
    /// them. A cost is whole, so whatever exceeds the claim less one unit proves the claim.</summary>
    Scale,

    /// <summary>Gives an earlier <see cref="Lazy"/> clause (its number, from 0, stands in place of a literal) an amount (the
    /// number) in the packing that the next <see cref="Exceed"/> step uses.</summary>
    Pack,

    /// <summary>States a clause: whatever falsifies it costs at least what the part claims. With its literals false, and what
    /// follows by unit propagation, the packing charges no literal more than its price; its amounts, and what is left of the
    /// prices of literals that are false, reach the claim. The packing is used up.</summary>
    Exceed,
}
