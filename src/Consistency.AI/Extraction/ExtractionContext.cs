using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>What is known of a text before it is read.</summary>
public sealed record ExtractionContext
{
    private readonly Lazy<ClaimSet>? _known;

    /// <summary>Gets who wrote the text; it becomes the source of every claim that names none of its own.</summary>
    /// <value>Null, the default, when it is not known.</value>
    public string? Source { get; init; }

    /// <summary>Gets the name of the text's file, for places in reports.</summary>
    /// <value>Null, the default, for a text without one.</value>
    public string? File { get; init; }

    /// <summary>Gets how sure the source is of what it says: the confidence of every claim that carries none.</summary>
    /// <value>0 to 1, or null, the default, for that of <see cref="ConsistencyOptions.DefaultConfidence"/>.</value>
    public double? Confidence { get; init; }

    /// <summary>Gets what the statements of the text are; only questions stay questions.</summary>
    /// <value>
    /// <see cref="StatementKind.Claim"/> by default: whatever the text calls itself, it is only claimed, its declarations are not taken,
    /// and confidences and sources that are written into it are not believed. A fact or a rule for a text that is trusted.
    /// </value>
    public StatementKind Kind { get; init; } = StatementKind.Claim;

    /// <summary>
    /// Gets what was said before: facts, rules, declarations, claims. New names are aligned with its names, and new statements get
    /// ids that are not among its ids. It is not part of what is extracted.
    /// </summary>
    /// <value>Null, the default, for nothing.</value>
    public ClaimSet? Known
    {
        get => _known?.Value;
        init => _known = value is null ? null : new Lazy<ClaimSet>(value);
    }

    /// <summary>Gets what comes before the number in the ids of the extracted statements.</summary>
    /// <value>Not blank; <c>s</c> by default.</value>
    public string IdPrefix { get; init; } = "s";

    /// <summary>Sets what <see cref="Known"/> is, made when somebody asks for it: of many texts most are read without.</summary>
    internal Lazy<ClaimSet>? KnownWhenAsked
    {
        init => _known = value;
    }

    /// <summary>Gets where the ids come from when many texts are read one after the other.</summary>
    /// <value>Null, the default, for ids that are not in <see cref="Known"/>.</value>
    internal StatementIds? Ids { get; init; }

    /// <summary>Gets a value indicating whether what the text says of itself is believed.</summary>
    internal bool IsTrusted => Kind is StatementKind.Fact or StatementKind.Rule;
}
