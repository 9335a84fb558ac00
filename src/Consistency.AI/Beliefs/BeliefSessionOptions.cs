using Consistency.AI.Relations;
using Consistency.Claims;

namespace Consistency.AI.Beliefs;

/// <summary>How a bank of beliefs is kept consistent.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a session is made with them.</remarks>
public sealed record BeliefSessionOptions
{
    /// <summary>Gets the rules and facts that beliefs are checked against.</summary>
    /// <value>Null, the default, for none.</value>
    public ClaimSet? Known { get; init; }

    /// <summary>Gets what tells how sentences bear on each other, where no rule does.</summary>
    /// <value>Null, the default, for rules alone. A sentence that the grammar cannot read is then not banked; with a scorer it is, as a whole.</value>
    public IRelationScorer? Relations { get; init; }

    /// <summary>Gets how scored relations become weighted rules; its <see cref="RelationCheckOptions.Check"/> is not used here.</summary>
    /// <value>The defaults of <see cref="RelationCheckOptions"/>.</value>
    public RelationCheckOptions RelationRules { get; init; } = new();

    /// <summary>Gets how many beliefs and rules of the bank the model is reminded of when an answer is in conflict with them and it is asked again.</summary>
    /// <value>0 to 100; 10 by default. With 0 it is not asked again.</value>
    public int MaxReminders { get; init; } = 10;

    /// <summary>Gets how the bank is checked.</summary>
    /// <value>The defaults, without the numbers that take long.</value>
    public ConsistencyOptions Check { get; init; } = new() { ComputeNumbers = false };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(RelationRules);
        ArgumentNullException.ThrowIfNull(Check);
        RelationRules.Validate();
        OptionRange.Check(MaxReminders, 0, 100, nameof(MaxReminders));
    }
}
