namespace Consistency.Language;

/// <summary>A statement without its sentence read: keyword, label, annotations, and where the sentence stands.</summary>
internal struct StatementFrame
{
    /// <summary>Where the statement starts, with its label and keyword.</summary>
    public int OuterStart;

    /// <summary>Where it ends, with its full stop and annotations.</summary>
    public int OuterEnd;

    /// <summary>The keyword in lower case, or null.</summary>
    public string? Keyword;

    /// <summary>Where the keyword starts.</summary>
    public int KeywordStart;

    /// <summary>The label, or null.</summary>
    public string? Label;

    /// <summary>Where the label starts, behind its bracket.</summary>
    public int LabelStart;

    /// <summary>Where the sentence starts.</summary>
    public int Start;

    /// <summary>Where it ends, without its full stop.</summary>
    public int End;

    /// <summary>Whether it ends with a question mark, which is inside.</summary>
    public bool IsQuestion;

    /// <summary>The confidence, or null.</summary>
    public double? Confidence;

    /// <summary>Where the confidence starts.</summary>
    public int ConfidenceStart;

    /// <summary>How long the confidence is, as written.</summary>
    public int ConfidenceLength;

    /// <summary>The source, or null.</summary>
    public string? Source;

    /// <summary>What is wrong with the frame, or null.</summary>
    public UnreadableException? Problem;
}
