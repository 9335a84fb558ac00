namespace Consistency.Claims;

/// <summary>What a declaration says: how a relation behaves, what excludes what, or which things there are.</summary>
/// <remarks>
/// The kinds are closed: <see cref="RelationDeclaration"/>, <see cref="ExclusionDeclaration"/> and
/// <see cref="ConstantDeclaration"/>. Immutable; <see cref="object.ToString"/> gives the formal register.
/// </remarks>
public abstract class Declaration
{
    private protected Declaration()
    {
    }

    /// <summary>Gives the declaration in the formal register.</summary>
    /// <returns>The text.</returns>
    public abstract override string ToString();
}
