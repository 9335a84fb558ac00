namespace Consistency.AI.Extraction.Review;

/// <summary>A difference between a sentence and its translation.</summary>
/// <param name="Defect">In what they differ.</param>
/// <param name="Message">What is wrong, in a sentence that a person and a model can act on.</param>
internal sealed record TranslationFinding(TranslationDefect Defect, string Message);
