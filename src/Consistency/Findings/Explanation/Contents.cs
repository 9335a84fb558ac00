using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>What statements contribute to a proof.</summary>
/// <param name="Question">The question that the proof answers; null in the proof of a conflict.</param>
/// <param name="Supposed">What is supposed of the question, to see that it cannot be.</param>
/// <param name="Named">Names the things that statements speak of without a name; null where they are left without one.</param>
internal sealed record Contents(Statement? Question = null, Formula? Supposed = null, NamedThings? Named = null)
{
    /// <summary>Gives what a statement says, with the things that it speaks of named.</summary>
    public Formula OfNamed(Statement statement) => Named is null ? Of(statement) : Named.Of(Of(statement));

    /// <summary>Tells whether a literal speaks of a thing that was named.</summary>
    public bool IsOfNamed(Formula literal) => Named is not null && Literals.Split(literal).Atom.Arguments.Any(Named.Things.ContainsKey);

    /// <summary>Gives what a statement says; the opposite of its formula when its source holds it for unlikely.</summary>
    public Formula Of(Statement statement) =>
        ReferenceEquals(statement, Question) ? Supposed!
        : statement.Confidence is < 0.5 ? Literals.Opposite(statement.Formula!)
        : statement.Formula!;
}
