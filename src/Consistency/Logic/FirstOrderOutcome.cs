namespace Consistency.Logic;

/// <summary>What was found out about formulas over worlds of any size.</summary>
public enum FirstOrderOutcome
{
    /// <summary>Nothing: a limit was hit, or the question is beyond what the prover can decide.</summary>
    Unknown,

    /// <summary>There is a world in which all of them hold.</summary>
    Satisfiable,

    /// <summary>There is none, however many things a world has.</summary>
    Unsatisfiable,
}
