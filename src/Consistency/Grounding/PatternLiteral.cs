namespace Consistency.Grounding;

/// <summary>A literal of a clause before its variables are replaced.</summary>
/// <param name="Symbol">The predicate, as numbered by <see cref="SymbolTable"/>.</param>
/// <param name="Positive">Whether the atom holds.</param>
/// <param name="Arguments">A constant as its number, from 0; the variable v as ~v.</param>
internal readonly record struct PatternLiteral(int Symbol, bool Positive, int[] Arguments)
{
    /// <summary>Gives the opposite literal.</summary>
    public PatternLiteral Negated() => this with { Positive = !Positive };

    /// <summary>Tells whether an argument is a variable.</summary>
    public static bool IsVariable(int argument) => argument < 0;
}
