using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Another reading of an ambiguous statement.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class AlternativeReading
{
    /// <summary>Creates a reading.</summary>
    /// <param name="formula">What the statement says in this reading, without who says it and when; no variable is free.</param>
    /// <param name="usual">In words, what the reading that is taken means at the place where the two part.</param>
    /// <param name="meaning">In words, what this reading means there.</param>
    /// <exception cref="ArgumentException">A variable is free.</exception>
    public AlternativeReading(Formula formula, string usual, string meaning)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(meaning);
        if (FreeVariables.FirstOf(formula) is { } free)
        {
            throw new ArgumentException($"The variable '{free}' is bound by no quantifier.", nameof(formula));
        }

        Formula = formula;
        Usual = usual;
        Meaning = meaning;
    }

    /// <summary>Gets what the statement says in this reading, without who says it and when.</summary>
    public Formula Formula { get; }

    /// <summary>Gets what the reading that is taken means where the two part: <c>not red, but big</c>.</summary>
    public string Usual { get; }

    /// <summary>Gets what this reading means there: <c>neither red nor big</c>.</summary>
    public string Meaning { get; }
}
