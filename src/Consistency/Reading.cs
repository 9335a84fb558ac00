namespace Consistency;

/// <summary>What counts as following from the statements.</summary>
public enum Reading
{
    /// <summary>Classical logic: contraposition and proof by cases count.</summary>
    Classical,

    /// <summary>
    /// Only what rules reach when they are applied forwards, from their conditions to their conclusions; a condition
    /// "is not …" needs the negation to be stated or derived. "p or q" derives q from "not p", nothing by cases.
    /// </summary>
    Derivable,
}
