namespace Consistency.Formats;

/// <summary>The kinds of words of TPTP.</summary>
internal enum TptpTokenKind
{
    /// <summary>The end of the document.</summary>
    End,

    /// <summary>A bracket, comma, full stop or connective.</summary>
    Sign,

    /// <summary>A name that starts with a lower-case letter, a number, or a quoted name.</summary>
    Name,

    /// <summary>A name that starts with an upper-case letter: a variable.</summary>
    Variable,

    /// <summary>A name that starts with a dollar sign.</summary>
    Defined,

    /// <summary>Something that TPTP does not have, or a quotation without an end.</summary>
    Bad,
}
