using Antlr4.Runtime;

namespace Consistency.Language;

/// <summary>A place of a sentence that can be read in two ways.</summary>
/// <param name="Kind">What the two ways are.</param>
/// <param name="At">The phrase.</param>
/// <param name="Usual">In words, the way that is taken.</param>
/// <param name="Other">In words, the other way.</param>
internal sealed record Ambiguity(AmbiguityKind Kind, ParserRuleContext At, string Usual, string Other);
