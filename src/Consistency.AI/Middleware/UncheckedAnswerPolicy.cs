namespace Consistency.AI.Middleware;

/// <summary>What happens with an answer of which no check could tell whether it is consistent: it was not read, or a limit was hit.</summary>
public enum UncheckedAnswerPolicy
{
    /// <summary>It is passed on, with an outcome that says that it was not checked.</summary>
    Annotate,

    /// <summary>An admission that the answer could not be checked takes its place.</summary>
    Abstain,

    /// <summary>An <see cref="InconsistentAnswerException"/> is thrown.</summary>
    Throw,
}
