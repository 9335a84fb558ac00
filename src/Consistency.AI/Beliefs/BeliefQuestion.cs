using Consistency.Logic;

namespace Consistency.AI.Beliefs;

/// <summary>Something that a model is asked whether it holds it to be true.</summary>
/// <param name="Text">A statement, "The robin has wings.", or a question of yes or no, "Does the robin have wings?"</param>
public sealed record BeliefQuestion(string Text)
{
    /// <summary>Gets the opposite in words, which is asked as well.</summary>
    /// <value>Null, the default, for the negation of what the text is read as, or "It is not true that …" where it cannot be read.</value>
    public string? Negation { get; init; }

    /// <summary>Gets what the text says.</summary>
    /// <value>Null, the default, for what the grammar reads.</value>
    public Formula? Formula { get; init; }
}
