namespace Consistency.Grounding;

/// <summary>What a ground clause is for.</summary>
internal enum ClauseRole
{
    /// <summary>It is (part of) what a statement says.</summary>
    Asserted,

    /// <summary>It defines an auxiliary atom: it excludes nothing by itself and can never be given up.</summary>
    Definition,

    /// <summary>Nothing holds together with its negation (needed where the two are separate atoms).</summary>
    NonContradiction,

    /// <summary>It says that what a question asks does not hold; used only to answer it.</summary>
    QuestionDenied,

    /// <summary>It says that the negation of what a question asks does not hold; used only to answer it.</summary>
    QuestionNegationDenied,
}
