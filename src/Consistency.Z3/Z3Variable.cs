namespace Consistency.Z3;

/// <summary>The native expressions of a variable, of its negation, and the declaration under which models list it.</summary>
internal readonly record struct Z3Variable(nint Positive, nint Negative, nint Declaration)
{
    /// <summary>Gives the expression of a literal of this variable.</summary>
    public nint Expression(int literal) => literal > 0 ? Positive : Negative;
}
