namespace Consistency.AI.Calls;

/// <summary>How a call of a model ended.</summary>
public enum ModelOutcome
{
    /// <summary>The model answered.</summary>
    Answered,

    /// <summary>The answer holds no text.</summary>
    Empty,

    /// <summary>The model declined to answer, or its provider withheld the answer.</summary>
    Refused,

    /// <summary>The answer is not of the form that was asked for.</summary>
    Malformed,

    /// <summary>The answer is longer than <see cref="ModelLimits.MaxReplyLength"/>, or was cut off.</summary>
    TooLong,

    /// <summary>The call took longer than <see cref="ModelLimits.CallTimeout"/>, each time that it was made.</summary>
    TimedOut,

    /// <summary>The call failed for another reason, each time that it was made.</summary>
    Failed,

    /// <summary>The call was not made: <see cref="ModelLimits.MaxCalls"/> or <see cref="ModelLimits.MaxTokens"/> are used up.</summary>
    OverBudget,
}
