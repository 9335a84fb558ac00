namespace Consistency.AI.Retrieval;

/// <summary>Who contradicts whom in a conflict.</summary>
public enum ConflictSides
{
    /// <summary>The answer contradicts one document or several together.</summary>
    AnswerAgainstDocument,

    /// <summary>Documents contradict each other; the answer takes no part.</summary>
    DocumentAgainstDocument,

    /// <summary>The answer contradicts itself or what is known.</summary>
    WithinAnswer,

    /// <summary>One document contradicts itself or what is known.</summary>
    WithinDocument,

    /// <summary>What is known contradicts itself.</summary>
    WithinKnown,
}
