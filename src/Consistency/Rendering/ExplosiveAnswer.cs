using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Tells which answers follow only because what they rest on contradicts itself.</summary>
/// <remarks>
/// From a contradiction everything follows (<i>ex falso quodlibet</i>): where the premises of an answer are a conflict, the
/// conflict is what there is to read, and the steps to the answer tell nothing of what was asked.
/// </remarks>
internal static class ExplosiveAnswer
{
    /// <summary>Gives the number of the conflict, from 1, whose statements are the premises of a proof; null if there is none.</summary>
    public static int? ConflictOf(AnswerProof proof, ConsistencyReport report)
    {
        int index = report.Violations
            .Select(static (violation, i) => (violation, i))
            .FirstOrDefault(v => v.violation.Statements.Length == proof.Premises.Length && v.violation.Statements.All(proof.Premises.Contains), (null!, -1))
            .i;
        return index < 0 ? null : index + 1;
    }

    /// <summary>Says why an answer follows from a conflict.</summary>
    public static string Words(int conflict) => $"conflict {conflict} is among what is certain, and everything follows from what contradicts itself";
}
