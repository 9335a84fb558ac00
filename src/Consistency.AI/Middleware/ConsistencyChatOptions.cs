using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;

namespace Consistency.AI.Middleware;

/// <summary>How the answers of a model are checked. The defaults check by the grammar alone and change no answer.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a client is made with them.</remarks>
public sealed record ConsistencyChatOptions
{
    /// <summary>Gets what happens with an answer that is in conflict.</summary>
    /// <value><see cref="AnswerPolicy.Annotate"/> by default.</value>
    public AnswerPolicy Policy { get; init; }

    /// <summary>Gets what happens with an answer that could not be checked: none of its sentences was read, or the check failed.</summary>
    /// <value><see cref="UncheckedAnswerPolicy.Annotate"/> by default.</value>
    public UncheckedAnswerPolicy Unchecked { get; init; }

    /// <summary>Gets what is known: rules, facts and declarations that every answer is checked against.</summary>
    /// <value>Null, the default, for nothing.</value>
    public ClaimSet? Known { get; init; }

    /// <summary>Gets a value indicating whether answers are checked against what users said, too.</summary>
    /// <value>
    /// True by default. A model that contradicts a user may well be right: with <see cref="AnswerPolicy.Revise"/> it is asked to
    /// reconsider all the same, so turn this off where users are not to be believed.
    /// </value>
    public bool CheckAgainstUsers { get; init; } = true;

    /// <summary>Gets how claims are found in messages.</summary>
    /// <value>Null, the default, for the extractor of the service provider, else the grammar alone.</value>
    public IClaimExtractor? Extractor { get; init; }

    /// <summary>Gets how conversations are checked.</summary>
    /// <value>The defaults, without the numbers that take long.</value>
    public ConsistencyOptions Check { get; init; } = new() { ComputeNumbers = false, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Gets how often a model is asked to write an answer again.</summary>
    /// <value>1 to 10; 2 by default.</value>
    public int MaxRevisions { get; init; } = 2;

    /// <summary>Gets the repair cost that an answer may add to the conversation before <see cref="AnswerPolicy.Abstain"/> takes it away.</summary>
    /// <value>Zero or more; 0, the default, for every conflict.</value>
    public decimal ToleratedCost { get; init; }

    /// <summary>
    /// Gets by how much the claims of an answer must win a conflict for <see cref="AnswerPolicy.Abstain"/> to let it pass: the cheapest repair keeps
    /// them all, and the best way to give one of them up costs at least this much more (<see cref="Findings.ClaimMargin"/>).
    /// </summary>
    /// <value>More than 0, or null, the default, to let no conflict pass for its margin. With it the margins are computed for every answer.</value>
    public decimal? LeastMargin { get; init; }

    /// <summary>Gets what a reader of the answer is told, in place of it or, with <see cref="AnswerPolicy.Annotate"/>, after it.</summary>
    /// <value>
    /// Null, the default: "I don't know" with the reason where an answer is taken away, and nothing after an annotated one.
    /// </value>
    public Func<AnswerCheck, string?>? Note { get; init; }

    /// <summary>Gets a value indicating whether a stream ends before the first sentence that contradicts what is certain.</summary>
    /// <value>False by default.</value>
    public bool StopStreamOnCertainConflict { get; init; }

    /// <summary>Gets the limits of asking a model to write an answer again.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how many messages are kept read, so that a long conversation is not read anew for each answer.</summary>
    /// <value>At least 0; 1,000 by default.</value>
    public int MessageCacheSize { get; init; } = 1_000;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Check);
        ArgumentNullException.ThrowIfNull(Limits);
        Limits.Validate();
        CheckRange(MaxRevisions is >= 1 and <= 10, MaxRevisions, nameof(MaxRevisions), "between 1 and 10");
        CheckRange(ToleratedCost >= 0, ToleratedCost, nameof(ToleratedCost), "not negative");
        CheckRange(LeastMargin is null or > 0, LeastMargin ?? 0, nameof(LeastMargin), "more than 0");
        CheckRange(MessageCacheSize >= 0, MessageCacheSize, nameof(MessageCacheSize), "not negative");
        CheckRange(Enum.IsDefined(Policy), Policy, nameof(Policy), "one of its values");
        CheckRange(Enum.IsDefined(Unchecked), Unchecked, nameof(Unchecked), "one of its values");
    }

    private static void CheckRange(bool holds, object value, string property, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(property, value, $"{property} is {range}.");
        }
    }
}
