namespace Consistency.AI.Middleware;

/// <summary>What the check of an answer came to.</summary>
public enum AnswerOutcome
{
    /// <summary>Every sentence was read, and none is in a conflict.</summary>
    Consistent,

    /// <summary>Sentences of the answer are in conflict: with each other, with what was said before, or with what is known.</summary>
    Inconsistent,

    /// <summary>No conflict was found, but sentences could not be read or a limit was hit; the reason says which.</summary>
    Undecided,

    /// <summary>The answer says nothing that could be true or false: a refusal, "I don't know", a question. That is not a pass.</summary>
    NothingToCheck,

    /// <summary>The check itself failed; the reason says why.</summary>
    NotChecked,
}
