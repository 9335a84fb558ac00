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
}
