using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <summary>A kind of things that became part of a relation's name: the car of "owns a car".</summary>
/// <param name="Phrase">Its words, without their article.</param>
/// <param name="Noun">Where it stands.</param>
/// <param name="IsInCondition">Whether it stands in a condition, where it can be any such thing.</param>
internal sealed record Dissolved(string Phrase, Parser.NounContext Noun, bool IsInCondition);
