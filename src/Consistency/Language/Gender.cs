namespace Consistency.Language;

/// <summary>What "he" or "she" can stand for.</summary>
internal enum Gender
{
    Unknown,
    Female,
    Male,
}
