using Consistency.Claims;
using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Makes a violation of a minimal conflict: its kinds and the steps that show it.</summary>
internal sealed class ViolationBuilder(ClaimSet claims, GroundProgram program)
{
    private readonly Explainer _explainer = new(program, claims);

    /// <summary>Makes the violation.</summary>
    /// <param name="clauses">The ground clauses of the part that the conflict lies in, in order.</param>
    /// <param name="unitOfGroup">The unit of each clause group: its own number or that of the group it is switched with; -1 for none.</param>
    /// <param name="units">The units of the conflict.</param>
    /// <param name="isMinimal">Whether leaving out any unit is known to end the conflict.</param>
    /// <param name="share">How much of the cost of the repair is paid to end it.</param>
    /// <param name="cancellationToken">Ends the search for steps.</param>
    public Violation Build(
        IReadOnlyList<int> clauses,
        IReadOnlyList<int> unitOfGroup,
        IReadOnlySet<int> units,
        bool isMinimal,
        decimal share,
        CancellationToken cancellationToken)
    {
        int[] numbers = [.. units.Select(u => program.Group(u).Statement).Distinct().Order()];
        bool Belongs(int group) => program.Group(group).Role switch
        {
            ClauseRole.Asserted => units.Contains(unitOfGroup[group]),
            ClauseRole.Definition => Array.BinarySearch(numbers, program.Group(group).Statement) >= 0,
            _ => true,
        };

        List<LawClause> gathered = ConflictClauses.Of(program, clauses, Belongs, cancellationToken);
        UnitDerivation? derivation = UnitDerivation.TryDerive(gathered, cancellationToken);
        IEnumerable<LawClause> used = derivation?.UsedClauses() ?? gathered;
        Law[] laws = [.. used.SelectMany(LawsOf).Where(static l => l != Law.None).Distinct()];
        Statement[] statements = [.. numbers.Select(n => claims.Statements[n])];
        return new Violation(
            KindClassifier.Of(statements, laws), [.. statements], _explainer.Explain(derivation), isMinimal, share);
    }

    private IEnumerable<Law> LawsOf(LawClause clause) =>
        clause.OtherGroup < 0
            ? [program.Group(clause.Group).Law]
            : [program.Group(clause.Group).Law, program.Group(clause.OtherGroup).Law];
}
