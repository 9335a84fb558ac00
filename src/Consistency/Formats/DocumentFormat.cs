namespace Consistency.Formats;

/// <summary>The forms in which statements can be handed in.</summary>
public enum DocumentFormat
{
    /// <summary>The claim language: sentences and formulas.</summary>
    Claims,

    /// <summary>A JSON array of statements, or an object that holds one as <c>claims</c>.</summary>
    Json,

    /// <summary>One JSON statement on each line.</summary>
    JsonLines,

    /// <summary>Triples of subject, relation and object, separated by commas (RFC 4180).</summary>
    Csv,

    /// <summary>Triples of subject, relation and object, separated by tabs.</summary>
    Tsv,

    /// <summary>First-order formulas of the TPTP library: <c>fof(name, role, formula).</c></summary>
    Tptp,

    /// <summary>Propositional SMT-LIB 2 with <c>assert</c> and <c>assert-soft</c>.</summary>
    SmtLib,

    /// <summary>Weighted clauses as in the MaxSAT Evaluations, plain or gzip.</summary>
    Wcnf,
}
