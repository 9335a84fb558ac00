namespace Consistency.Findings;

/// <summary>The answer to a question.</summary>
public enum AnswerVerdict
{
    /// <summary>It follows.</summary>
    True,

    /// <summary>Its negation follows.</summary>
    False,

    /// <summary>Neither follows. That is not "false".</summary>
    Unknown,

    /// <summary>Both follow, from statements that contradict each other.</summary>
    Both,

    /// <summary>A limit was hit before it was known.</summary>
    Undecided,
}
