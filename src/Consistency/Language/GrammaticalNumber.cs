namespace Consistency.Language;

/// <summary>Whether a verb speaks of one thing or of several.</summary>
internal enum GrammaticalNumber
{
    Unknown,
    Singular,
    Plural,
}
