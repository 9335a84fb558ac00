using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>What makes a world in which the answer to a question is yes differ from one in which it is no.</summary>
public sealed class PossibleWorld
{
    internal PossibleWorld(ImmutableArray<Formula> literals, ImmutableArray<string> words)
    {
        Literals = literals;
        Words = words;
    }

    /// <summary>Gets the atoms that differ, or their negations, as they are here; what is asked comes first.</summary>
    public ImmutableArray<Formula> Literals { get; }

    /// <summary>Gets the same in words.</summary>
    public ImmutableArray<string> Words { get; }
}
