namespace Consistency.Language;

/// <summary>The ids of everything that can be remarked about a text. An id never changes its meaning.</summary>
internal static class DiagnosticIds
{
    /// <summary>An English sentence is of no known form.</summary>
    public const string NotASentence = "CON0001";

    /// <summary>A formula is malformed.</summary>
    public const string NotAFormula = "CON0002";

    /// <summary>Brackets or negations are nested too deeply.</summary>
    public const string NestedTooDeeply = "CON0003";

    /// <summary>A statement is too long to be one.</summary>
    public const string TooLong = "CON0004";

    /// <summary>A variable is bound by no quantifier.</summary>
    public const string FreeVariable = "CON0005";

    /// <summary>A declaration is malformed.</summary>
    public const string BadDeclaration = "CON0006";

    /// <summary>A law of relations is not known.</summary>
    public const string UnknownLaw = "CON0007";

    /// <summary>An id is taken already.</summary>
    public const string DuplicateId = "CON0008";

    /// <summary>A confidence is no number from 0 to 1.</summary>
    public const string BadConfidence = "CON0009";

    /// <summary>A label, confidence or source is malformed or out of place.</summary>
    public const string BadAnnotation = "CON0010";

    /// <summary>The text is not UTF-8.</summary>
    public const string NotUtf8 = "CON0011";

    /// <summary>A control character stands in a statement.</summary>
    public const string ControlCharacter = "CON0012";

    /// <summary>A pronoun refers to nothing.</summary>
    public const string DanglingPronoun = "CON0013";

    /// <summary>A predicate is used with different numbers of arguments.</summary>
    public const string DifferentArity = "CON0014";

    /// <summary>A relation is declared to obey laws that exclude each other.</summary>
    public const string ContradictoryLaws = "CON0015";
}
