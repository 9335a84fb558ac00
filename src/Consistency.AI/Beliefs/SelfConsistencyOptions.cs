using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Beliefs;

/// <summary>How several answers to one request are sampled and weighed against each other.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a checker is made with them.</remarks>
public sealed record SelfConsistencyOptions
{
    /// <summary>Gets how many answers are asked for.</summary>
    /// <value>2 to 50; 5 by default.</value>
    public int Samples { get; init; } = 5;

    /// <summary>Gets what goes with each request.</summary>
    /// <value>Null, the default, for nothing. At temperature 0 all samples are the same and tell nothing.</value>
    public ChatOptions? ChatOptions { get; init; }

    /// <summary>Gets how claims are found in the answers.</summary>
    /// <value>Null, the default, for the grammar alone.</value>
    public IClaimExtractor? Extractor { get; init; }

    /// <summary>Gets the rules and facts that the claims are checked against.</summary>
    /// <value>Null, the default, for none.</value>
    public ClaimSet? Known { get; init; }

    /// <summary>Gets the limits of sampling; an extractor has its own.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how the claims are checked.</summary>
    /// <value>The defaults, without the numbers that take long.</value>
    public ConsistencyOptions Check { get; init; } = new() { ComputeNumbers = false };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        ArgumentNullException.ThrowIfNull(Check);
        Limits.Validate();
        OptionRange.Check(Samples, 2, 50, nameof(Samples));
    }
}
