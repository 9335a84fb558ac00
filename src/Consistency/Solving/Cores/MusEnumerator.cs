using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>Enumerates all minimal unsatisfiable subsets (MUSes) of assumptions, and their minimal correction sets (MCSes).</summary>
/// <remarks>
/// <para>Deterministic: the same clauses, assumptions and options give the same result, whichever oracle answers; under a time
/// limit as far as it comes. There may be exponentially many, so set a limit where the input is not known to be small.</para>
/// <para>See <see cref="Marco"/> and <see cref="CheapestMuses"/> for the two algorithms.</para>
/// </remarks>
public static class MusEnumerator
{
    /// <summary>Enumerates subsets of assumptions.</summary>
    /// <param name="oracle">Holds the clauses; only assumptions are varied, no clause is added. A <see cref="LazyOracle"/> too.</param>
    /// <param name="assumptions">Literals; a repeated one counts once.</param>
    /// <param name="options">Limits and order; the defaults when absent.</param>
    /// <param name="cancellationToken">Stops the enumeration by an exception; limits stop it with what it has.</param>
    /// <returns>The subsets, and whether they are all there are.</returns>
    /// <exception cref="ArgumentException">An assumption names a variable that does not exist, or the weights are not one
    /// positive number for each assumption.</exception>
    /// <exception cref="OverflowException">The sum of the weights exceeds 63 bits.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MusEnumeration Enumerate(
        ISatOracle oracle,
        ReadOnlySpan<int> assumptions,
        MusEnumerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        options ??= new MusEnumerationOptions();
        if (options.Weights is { } weights && (weights.Count != assumptions.Length || weights.Any(static weight => weight < 1)))
        {
            throw new ArgumentException("There must be one weight, at least 1, for each assumption.", nameof(options));
        }

        cancellationToken.ThrowIfCancellationRequested();
        MemberSet members = MemberSet.Of(assumptions, options.Weights);
        using TimeLimit limit = new(options.TimeLimit, options.TimeProvider, cancellationToken);
        SubsetCollection found = new(members, options);
        try
        {
            if (options.CheapestFirst)
            {
                new CheapestMuses(oracle, members, found).Run(limit.Token);
            }
            else
            {
                new Marco(oracle, members, found).Run(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: what was found stands.
        }

        return found.ToResult();
    }
}
