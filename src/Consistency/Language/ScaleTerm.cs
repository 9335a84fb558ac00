using Consistency.Logic;

namespace Consistency.Language;

/// <summary>A predicate that places things on a scale.</summary>
/// <param name="Predicate">The predicate.</param>
/// <param name="Form">How its words are made.</param>
/// <param name="Pole">The end of the scale that it names, such as "old" or "left".</param>
/// <param name="Rank">The place counted from that end, from 1; 0 when it compares two things.</param>
/// <param name="IsReversed">Whether it counts from the other end, as "less" and "least" do.</param>
internal sealed record ScaleTerm(Predicate Predicate, ScaleForm Form, string Pole, int Rank, bool IsReversed);
