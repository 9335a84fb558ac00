namespace Consistency.AI.Verification.Arithmetic;

/// <summary>What exact evaluation says of an arithmetic claim.</summary>
public enum ArithmeticOutcome
{
    /// <summary>Both sides are the same number, exactly.</summary>
    Right,

    /// <summary>The claimed number is the exact one rounded to the digits that it has, and the claim does not say so.</summary>
    Rounded,

    /// <summary>The two sides differ, or one has no value.</summary>
    Wrong,

    /// <summary>The claim says that it holds only about, or is too large to evaluate.</summary>
    NotChecked,
}
