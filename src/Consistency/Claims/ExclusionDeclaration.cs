using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Declares that at most one of some atoms holds: <c>exclusive red(x), green(x), blue(x)</c>.</summary>
/// <remarks>Variables range over everything; one that occurs in several alternatives is the same thing in all of them.</remarks>
public sealed class ExclusionDeclaration : Declaration
{
    /// <summary>Creates the declaration.</summary>
    /// <param name="alternatives">The atoms that exclude one another; at least two, no two the same.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or two are the same.</exception>
    public ExclusionDeclaration(params IEnumerable<AtomicFormula> alternatives)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        Alternatives = [.. alternatives];
        if (Alternatives.Length < 2 || Alternatives.Distinct().Count() != Alternatives.Length)
        {
            throw new ArgumentException("At least two different alternatives are needed.", nameof(alternatives));
        }
    }

    /// <summary>Gets the atoms of which at most one holds.</summary>
    public ImmutableArray<AtomicFormula> Alternatives { get; }

    /// <summary>Gives the declaration in the formal register.</summary>
    /// <returns>The text.</returns>
    /// <remarks>A proposition is written <c>s()</c>: a bare name in this list is a kind of things.</remarks>
    public override string ToString() =>
        $"exclusive {string.Join(", ", Alternatives.Select(static a => a.Arguments.IsEmpty ? $"{a}()" : a.ToString()))}";
}
