namespace Consistency.Claims;

/// <summary>How a number bounds an amount.</summary>
internal enum AmountForm
{
    /// <summary>The amount is the number: "has two children".</summary>
    Exactly,

    /// <summary>There are so many, and there may be others: "won two prizes".</summary>
    AtLeastThose,

    /// <summary>"at least two".</summary>
    AtLeast,

    /// <summary>"more than two".</summary>
    MoreThan,

    /// <summary>"at most two".</summary>
    AtMost,

    /// <summary>"less than two".</summary>
    LessThan,
}
