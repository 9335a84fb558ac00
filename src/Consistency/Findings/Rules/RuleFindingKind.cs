namespace Consistency.Findings.Rules;

/// <summary>What is remarked about rules before any claim is looked at.</summary>
public enum RuleFindingKind
{
    /// <summary>Rules that cannot all hold, whatever the claims are.</summary>
    Contradictory,

    /// <summary>A concept of which nothing can ever be an instance: its rules contradict each other as soon as something is one.</summary>
    Impossible,

    /// <summary>Two rules that contradict each other when some condition holds, and only then.</summary>
    Clash,

    /// <summary>A definition that leads back to itself, or rules that lead around in a circle.</summary>
    Circular,

    /// <summary>A rule that says the same as another, in other words, in another order, or as its contraposition.</summary>
    Duplicate,

    /// <summary>A rule that follows from others.</summary>
    Redundant,

    /// <summary>A rule that says nothing: its condition can never hold, or it holds whatever is so.</summary>
    Vacuous,

    /// <summary>A rule that is never applied: nothing asserts or concludes its condition.</summary>
    Unreachable,

    /// <summary>One name with different numbers of arguments: two predicates.</summary>
    TwoArities,

    /// <summary>Two names that differ in a letter or two, one of which occurs once.</summary>
    NearMiss,

    /// <summary>Names that occur in one statement only.</summary>
    SingleUse,
}
