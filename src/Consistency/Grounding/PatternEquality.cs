namespace Consistency.Grounding;

/// <summary>"Left is (not) the same as right", as one of the alternatives of a clause; settled as soon as both are constants.</summary>
/// <param name="Left">An argument, coded as in <see cref="PatternLiteral"/>.</param>
/// <param name="Right">An argument, coded as in <see cref="PatternLiteral"/>.</param>
/// <param name="Positive">True for "is the same".</param>
internal readonly record struct PatternEquality(int Left, int Right, bool Positive);
