using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;

namespace Consistency.AI.Generation;

/// <summary>What a generated text must satisfy, and how often it is tried.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a generator is made with them.</remarks>
public sealed record ConstrainedGenerationOptions
{
    /// <summary>Gets the hard rules: facts, rules and declarations. Claims, and what carries a confidence, are no hard rules and are left out.</summary>
    public required ClaimSet Rules { get; init; }

    /// <summary>Gets how claims are found in candidates.</summary>
    /// <value>Null, the default, for the grammar alone.</value>
    public IClaimExtractor? Extractor { get; init; }

    /// <summary>Gets how many candidates are asked for, one after the other.</summary>
    /// <value>1 to 50; 5 by default.</value>
    public int MaxCandidates { get; init; } = 5;

    /// <summary>Gets a value indicating whether a candidate passes of which some sentences could not be read.</summary>
    /// <value>False by default: what cannot be read can break any rule. True where free prose around the claims is wanted.</value>
    public bool AllowUnread { get; init; }

    /// <summary>Gets the limits of generating; an extractor has its own.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how candidates are checked.</summary>
    /// <value>The defaults, without numbers, and with ten seconds for each check.</value>
    public ConsistencyOptions Check { get; init; } = new() { ComputeNumbers = false, Timeout = TimeSpan.FromSeconds(10) };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Rules);
        ArgumentNullException.ThrowIfNull(Limits);
        ArgumentNullException.ThrowIfNull(Check);
        Limits.Validate();
        OptionRange.Check(MaxCandidates, 1, 50, nameof(MaxCandidates));
        if (!Rules.IsComplete)
        {
            throw new ArgumentException(
                $"Not all of the rules could be read: {Rules.Diagnostics.First(static d => d.Severity == DiagnosticSeverity.Error)}", nameof(Rules));
        }
    }
}
