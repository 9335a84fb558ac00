namespace Consistency.Findings;

/// <summary>What one source does to the answer of one question.</summary>
public sealed class SourceInfluence
{
    internal SourceInfluence(string source, AnswerVerdict without, decimal marginWithout, decimal effect, bool changesAnswer)
    {
        Source = source;
        Without = without;
        MarginWithout = marginWithout;
        Effect = effect;
        ChangesAnswer = changesAnswer;
    }

    /// <summary>Gets the source.</summary>
    public string Source { get; }

    /// <summary>Gets the answer without it.</summary>
    public AnswerVerdict Without { get; }

    /// <summary>Gets the margin without it, as <see cref="QuestionInfluence.Margin"/> is one.</summary>
    public decimal MarginWithout { get; }

    /// <summary>Gets what it adds to the margin: above zero it speaks for yes, below for no.</summary>
    public decimal Effect { get; }

    /// <summary>Gets a value indicating whether the answer is another without it.</summary>
    public bool ChangesAnswer { get; }
}
