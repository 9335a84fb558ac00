using System.Globalization;

namespace Consistency.Claims;

/// <summary>A number that a predicate says in words: "has two children", "costs at least 900 dollars", "starts at 10:00".</summary>
/// <param name="Scale">What is counted or measured, and of whom: amounts on one scale can be compared.</param>
/// <param name="Value">The number, in the basic unit of its kind.</param>
/// <param name="Form">How the number bounds the amount.</param>
/// <param name="Existence">The name of the predicate that says without a number that there is one at all: <c>has_child</c>; null where there is none.</param>
internal sealed record Amount(string Scale, decimal Value, AmountForm Form, string? Existence)
{
    /// <summary>Gets a value indicating whether the amount comes in whole numbers only.</summary>
    public bool IsCount => Existence is not null;

    /// <summary>Gives the amount as somebody says it, or as it is at a time.</summary>
    /// <param name="mark">Who and when.</param>
    public Amount After(string mark) =>
        this with { Scale = $"{mark}, {Scale}", Existence = Existence is null ? null : string.Create(CultureInfo.InvariantCulture, $"{mark}_{Existence}") };
}
