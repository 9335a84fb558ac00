namespace Consistency.AI.Generation;

/// <summary>How a constrained generation ended.</summary>
public enum GenerationOutcome
{
    /// <summary>A candidate breaks no hard rule.</summary>
    Accepted,

    /// <summary>The model declined to say anything, so that there is nothing to hold against the rules. That is not a pass.</summary>
    Declined,

    /// <summary>No candidate passed; each has its reason.</summary>
    NonePassed,

    /// <summary>The hard rules contradict each other, so nothing can satisfy them; no model was asked.</summary>
    ImpossibleRules,

    /// <summary>The model could not be asked (again), or the budget is used up; the reason says which.</summary>
    Failed,
}
