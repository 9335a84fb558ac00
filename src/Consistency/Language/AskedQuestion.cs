using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Reads the one question that a program asks about statements.</summary>
internal static class AskedQuestion
{
    /// <summary>Adds a question to statements.</summary>
    /// <remarks>One sentence and no more, so that nothing but the question comes in with it.</remarks>
    /// <returns>Null, or why it could not be read; then nothing was added.</returns>
    public static Diagnostic? AddTo(ClaimSetBuilder builder, string question)
    {
        FormulaResult asked = new ClaimParser().ParseFormula(question);
        if (asked.Formula is null)
        {
            return asked.Diagnostics.First(static d => d.Severity == DiagnosticSeverity.Error);
        }

        builder.AddVocabulary(asked.Vocabulary).AddQuestion(asked.Formula, question.Trim());
        return null;
    }
}
