namespace Consistency.Findings;

/// <summary>What a repair does to a statement, and how sure that is.</summary>
public enum ChangeKind
{
    /// <summary>It is false, given everything certain and every claim that all cheapest repairs keep.</summary>
    Refuted,

    /// <summary>It is given up in this repair; nothing shows that it is false.</summary>
    Withdrawn,
}
