using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>The answer of an <see cref="IFirstOrderProver"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class FirstOrderAnswer
{
    private FirstOrderAnswer(FirstOrderOutcome outcome, int thingCount = 0, ImmutableArray<int> core = default)
    {
        Outcome = outcome;
        ThingCount = thingCount;
        Core = core.IsDefault ? [] : core;
    }

    /// <summary>Gets the answer that nothing was found out.</summary>
    public static FirstOrderAnswer Unknown { get; } = new(FirstOrderOutcome.Unknown);

    /// <summary>Gets what was found out.</summary>
    public FirstOrderOutcome Outcome { get; }

    /// <summary>Gets how many things there are in the world that was found; 0 unless all formulas can hold.</summary>
    public int ThingCount { get; }

    /// <summary>Gets which of the formulas cannot hold together, by their places in the list, ascending; empty unless there is no world.</summary>
    /// <value>Not necessarily as few as possible.</value>
    public ImmutableArray<int> Core { get; }

    /// <summary>Makes the answer that all formulas hold in some world.</summary>
    /// <param name="thingCount">How many things there are in it; at least 1.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1: logic has no empty worlds.</exception>
    public static FirstOrderAnswer Satisfiable(int thingCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thingCount, 1);
        return new FirstOrderAnswer(FirstOrderOutcome.Satisfiable, thingCount);
    }

    /// <summary>Makes the answer that the formulas hold together in no world.</summary>
    /// <param name="core">The places of formulas that are enough for that.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is negative.</exception>
    public static FirstOrderAnswer Unsatisfiable(IEnumerable<int> core)
    {
        ArgumentNullException.ThrowIfNull(core);
        ImmutableArray<int> places = [.. core.Distinct().Order()];
        if (!places.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(places[0], nameof(core));
        }

        return new FirstOrderAnswer(FirstOrderOutcome.Unsatisfiable, core: places);
    }
}
