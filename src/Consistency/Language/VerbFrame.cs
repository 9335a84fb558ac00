namespace Consistency.Language;

/// <summary>How a predicate is said around its words: "is …", "can …", or a verb of its own.</summary>
/// <param name="Prefix">What its name begins with.</param>
/// <param name="Positive">What stands before the words when it holds; null when the words carry the verb.</param>
/// <param name="Negative">What stands before the words when it does not.</param>
internal sealed record VerbFrame(string Prefix, string Positive, string Negative);
