using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Declares things that rules range over even when no other statement names them: <c>constant alice, bob</c>.</summary>
public sealed class ConstantDeclaration : Declaration
{
    /// <summary>Creates the declaration.</summary>
    /// <param name="constants">The things; at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is a variable.</exception>
    public ConstantDeclaration(params IEnumerable<Term> constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        Constants = [.. constants];
        if (Constants.IsEmpty || Constants.Any(static c => c.IsVariable))
        {
            throw new ArgumentException("At least one constant, and no variable, is needed.", nameof(constants));
        }
    }

    /// <summary>Gets the things declared.</summary>
    public ImmutableArray<Term> Constants { get; }

    /// <summary>Gives the declaration in the formal register.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"constant {string.Join(", ", Constants.Select(static c => FormalText.Name(c.Name)))}";
}
