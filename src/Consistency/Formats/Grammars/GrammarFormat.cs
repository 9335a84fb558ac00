namespace Consistency.Formats.Grammars;

/// <summary>The notations in which the core of the claim language can be had, to make a model write nothing else.</summary>
public enum GrammarFormat
{
    /// <summary>GBNF, the grammar notation of llama.cpp.</summary>
    Gbnf,

    /// <summary>EBNF as in ISO/IEC 14977.</summary>
    Ebnf,

    /// <summary>A JSON Schema of statements, of which the text matches a pattern.</summary>
    JsonSchema,
}
