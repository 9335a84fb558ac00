namespace Consistency.AI.Verification;

/// <summary>What a step of a chain of reasoning is worth.</summary>
public enum StepVerdict
{
    /// <summary>It follows from the premises and the steps before it that follow.</summary>
    Entailed,

    /// <summary>Its negation follows.</summary>
    Contradicted,

    /// <summary>It follows only with a step that nothing supports, or from nothing at all.</summary>
    Unsupported,

    /// <summary>It follows from an unsupported step that in turn follows from it.</summary>
    Circular,

    /// <summary>It follows, but the conclusion does not rest on it.</summary>
    Irrelevant,

    /// <summary>It could not be read, or a limit was hit before it was decided.</summary>
    Undecided,
}
