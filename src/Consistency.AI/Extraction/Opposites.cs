using Consistency.Logic;

namespace Consistency.AI.Extraction;

/// <summary>Turns formulas into what denies them.</summary>
internal static class Opposites
{
    /// <summary>Denies a formula; a denial loses its "not" and gets no second one, so that it reads well.</summary>
    public static Formula Of(Formula formula) => formula is Negation denial ? denial.Operand : !formula;
}
