namespace Consistency.AI.Middleware;

/// <summary>What happens with an answer that cannot be true together with what was said and what is known.</summary>
public enum AnswerPolicy
{
    /// <summary>The answer is passed on as it is, with the check beside it.</summary>
    Annotate,

    /// <summary>The model is shown the conflict in its own sentences and asked to write the answer again.</summary>
    Revise,

    /// <summary>An admission that the answer is not known takes its place, with the reason.</summary>
    Abstain,

    /// <summary>An <see cref="InconsistentAnswerException"/> is thrown.</summary>
    Throw,
}
