namespace Consistency.Grounding;

/// <summary>A clause with variables: it stands for all its instances.</summary>
internal sealed class ClausePattern
{
    /// <summary>The alternatives that are predicates of terms.</summary>
    public required PatternLiteral[] Literals { get; init; }

    /// <summary>The alternatives that compare terms.</summary>
    public required PatternEquality[] Equalities { get; init; }

    /// <summary>How many variables there are; they are numbered from 0.</summary>
    public required int VariableCount { get; init; }

    /// <summary>
    /// The variables that do not make instances but run through all constants inside each one: "at least one of …".
    /// They are numbered after all others, and a literal mentions at most one of them.
    /// </summary>
    public required int[] ExpandedVariables { get; init; }

    /// <summary>For each of these, the constant that the statement speaks of without a name.</summary>
    public required int[] Witnesses { get; init; }

    /// <summary>The variables that tell the instances of the statement apart; empty when the statement stands as a whole.</summary>
    public required int[] InstanceVariables { get; init; }

    /// <summary>The statement from which the clause comes.</summary>
    public required int Statement { get; init; }

    /// <summary>The law by which it comes from a declaration.</summary>
    public Law Law { get; init; }

    /// <summary>What the clause is for.</summary>
    public required ClauseRole Role { get; init; }
}
