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

    /// <summary>Tells whether a literal is about an atom that statements speak of.</summary>
    public bool CanBeSaid(int literal) => program.Symbols[program.Atoms.SymbolOf(Math.Abs(literal))].Predicate is not null;

    /// <summary>Gives the cost of deriving a literal by a clause.</summary>
    public long Of(LawClause clause, int literal)
    {
        if (!CanBeSaid(literal) || clause.Group < 0)
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
            return Step;
        }

        if (IsLaw(clause))
        {
            return clause.OtherGroup >= 0 && clause.Literals.Length > 2 ? (2 * Step) + 1 : OfFinal(clause.Literals);
        }

        return program.Group(clause.Group).Role == ClauseRole.NonContradiction ? Step : OfFinal(clause.Literals);
    }

    // "Not both" is best said of both; of a rule with a conclusion, that is drawn first.
    private static long OfFinal(int[] literals) => Array.TrueForAll(literals, static l => l < 0) ? Step + 1 : Step + Unsaid;

    /// <summary>Gives the cost of a contradiction between a literal and its negation that both were derived.</summary>
    public static long OfClash(bool isSaid) => isSaid ? Step : Step + 2;

    /// <summary>Tells whether a clause applies the law of a declaration.</summary>
    public bool IsLaw(LawClause clause) => clause.Group >= 0 && program.Group(clause.Group).Law != Law.None;
}
