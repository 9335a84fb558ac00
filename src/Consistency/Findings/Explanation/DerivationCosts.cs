using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>What applying a clause costs a reader.</summary>
/// <param name="program">The ground program.</param>
internal sealed class DerivationCosts(GroundProgram program)
{
    /// <summary>The cost of one step.</summary>
    public const long Step = 1_000;

    // Reading a rule backwards is harder than reading it forwards, though not as hard as one more step.
    private const long Backwards = 10;

    // A condition and a denied conclusion, "ruled out by" a rule, reads worse than drawing the conclusion first.
    private const long Unsaid = Step + 1;

    /// <summary>Whether only what holds is ever derived, as in the derivable reading.</summary>
    public bool IsForwardOnly => program.Symbols.Reading == Reading.Derivable;

    /// <summary>Gives the cost of deriving a literal by a clause.</summary>
    public long Of(LawClause clause, int literal)
    {
        if (program.Atoms.Describe(Math.Abs(literal)) is null || clause.Group < 0)
        {
            return 0;
        }

        if (IsLaw(clause))
        {
            return clause.OtherGroup >= 0 && clause.Literals.Length > 2 ? 2 * Step : Step;
        }

        return clause.Literals.Length == 1 ? 0
            : literal < 0 && !IsForwardOnly && clause.Literals.Any(static l => l > 0) ? Step + Backwards
            : Step;
    }

    /// <summary>Gives the cost of a contradiction in which all literals of a clause are false.</summary>
    public long OfFinal(LawClause clause)
    {
        if (clause.Literals.Length <= 1)
        {
            // What the last statement says reads best at the end.
            return Step + LateBonus(clause);
        }

        if (IsLaw(clause))
        {
            return (clause.OtherGroup >= 0 && clause.Literals.Length > 2 ? 2 * Step : Step) + 1;
        }

        // "Not both" is best said of both; of a rule with a conclusion, that is drawn first.
        return program.Group(clause.Group).Role == ClauseRole.NonContradiction ? Step
            : clause.Literals.All(static l => l < 0) ? Step + 1
            : Step + Unsaid;
    }

    /// <summary>Gives the cost of a contradiction between a literal and its negation that both were derived.</summary>
    public static long OfClash(bool isSaid) => isSaid ? Step : Step + 2;

    private static long LateBonus(LawClause clause) => clause.Group < 0 ? 0 : 1;

    private bool IsLaw(LawClause clause) => clause.Group >= 0 && program.Group(clause.Group).Law != Law.None;
}
