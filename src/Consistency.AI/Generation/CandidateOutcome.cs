namespace Consistency.AI.Generation;

/// <summary>What became of one candidate.</summary>
public enum CandidateOutcome
{
    /// <summary>It breaks no hard rule.</summary>
    Accepted,

    /// <summary>Its statements cannot all be true together with the hard rules.</summary>
    BreaksRules,

    /// <summary>Sentences of it could not be read, so that it is not known whether it breaks a rule.</summary>
    Unreadable,

    /// <summary>A limit of the check was hit.</summary>
    Undecided,

    /// <summary>It says nothing that could be true or false.</summary>
    SaysNothing,

    /// <summary>There was no answer that could be used: it was empty, too long, or withheld.</summary>
    NoAnswer,
}
