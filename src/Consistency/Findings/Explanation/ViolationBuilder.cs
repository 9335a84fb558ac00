using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Makes a violation of a minimal conflict: its kinds and the steps that show it.</summary>
/// <param name="claims">The statements.</param>
/// <param name="program">Their ground clauses.</param>
/// <param name="inWords">Whether the steps are said in words, too.</param>
internal sealed class ViolationBuilder(ClaimSet claims, GroundProgram program, bool inWords)
{
    private readonly Prover _prover = new(claims, program);
    private Vocabulary? _words;

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
            ClauseRole.NonContradiction => true,
            _ => false,
        };

        List<LawClause> gathered = ConflictClauses.Of(program, clauses, Belongs, cancellationToken);
        ImmutableArray<Statement> statements = [.. numbers.Select(n => claims.Statements[n])];
        Proof proof = _prover.Prove(gathered, statements, new Contents(), goal: 0, cancellationToken);
        ImmutableArray<string> words = inWords ? ProofText.OfConflict(proof, statements, _words ??= InverseWords.Of(claims)) : [];
        return new Violation(KindClassifier.Of(statements, proof.Steps), statements, proof.Steps, words, isMinimal, share);
    }
}
