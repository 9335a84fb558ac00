namespace Consistency.Formats;

/// <summary>The forms into which statements can be translated.</summary>
public enum TranslationFormat
{
    /// <summary>The claim language, in the words of the input where they can be read back.</summary>
    Claims,

    /// <summary>The claim language, in English where a formula has good English.</summary>
    English,

    /// <summary>The claim language, in the formal register.</summary>
    Formal,

    /// <summary>Propositional SMT-LIB 2 with <c>assert-soft</c>: every instance of every rule.</summary>
    SmtLib,

    /// <summary>Weighted clauses as in the MaxSAT Evaluations: every instance of every rule.</summary>
    Wcnf,

    /// <summary>First-order formulas of the TPTP library.</summary>
    Tptp,

    /// <summary>A JSON array of statements.</summary>
    Json,
}
