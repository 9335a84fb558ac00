using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>The verb that a following phrase may leave out.</summary>
/// <param name="Form">How it was said.</param>
/// <param name="Verb">The word, for a verb with an object.</param>
/// <param name="Number">The number that it had.</param>
/// <param name="IsPast">Whether its auxiliary speaks of the past.</param>
internal readonly record struct LastVerb(LastVerb.Forms Form, ClaimToken? Verb, GrammaticalNumber Number, bool IsPast = false)
{
    internal enum Forms
    {
        None,
        Being,
        Having,
        Ability,
        Doing,
    }
}
