using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Something that a pronoun can stand for.</summary>
/// <param name="Term">A variable or a name.</param>
/// <param name="Phrase">The words that introduced it, without their article.</param>
/// <param name="IsSubject">Whether something was said of it, rather than of something else with it.</param>
internal readonly record struct Referent(Term Term, string Phrase, bool IsSubject)
{
    /// <summary>Gets whether it stood behind "in" or "at", and so is nobody.</summary>
    public bool IsPlace { get; init; }
}
