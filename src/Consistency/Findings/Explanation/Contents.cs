using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>What statements contribute to a proof.</summary>
/// <param name="Question">The question that the proof answers; null in the proof of a conflict.</param>
/// <param name="Supposed">What is supposed of the question, to see that it cannot be.</param>
internal sealed record Contents(Statement? Question = null, Formula? Supposed = null)
{
    /// <summary>Gives what a statement says; the opposite of its formula when its source holds it for unlikely.</summary>
    public Formula Of(Statement statement) =>
        ReferenceEquals(statement, Question) ? Supposed!
        : statement.Confidence is < 0.5 ? Literals.Opposite(statement.Formula!)
        : statement.Formula!;
}
